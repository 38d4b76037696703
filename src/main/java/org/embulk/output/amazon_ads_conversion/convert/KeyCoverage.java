package org.embulk.output.amazon_ads_conversion.convert;

import java.util.EnumSet;
import java.util.Set;
import org.embulk.output.amazon_ads_conversion.convert.normalize.MatchKeyType;

/**
 * Which match keys an event carries, and which its row had but normalization left out.
 *
 * <p>Each type is a bit, by its ordinal, since every event has such an object.
 */
public final class KeyCoverage {
  private static final MatchKeyType[] TYPES = MatchKeyType.values();

  private int sent;
  private int leftOut;

  void sent(MatchKeyType type) {
    sent |= 1 << type.ordinal();
  }

  void leftOut(MatchKeyType type) {
    leftOut |= 1 << type.ordinal();
  }

  boolean isEmpty() {
    return sent == 0;
  }

  Set<MatchKeyType> sent() {
    return types(sent);
  }

  Set<MatchKeyType> leftOut() {
    return types(leftOut);
  }

  /**
   * Counts the types.
   *
   * @param sentByType how often each type was sent so far, by its ordinal
   * @param leftOutByType how often each type was left out so far, by its ordinal
   */
  public void addTo(long[] sentByType, long[] leftOutByType) {
    count(sent, sentByType);
    count(leftOut, leftOutByType);
  }

  private static void count(int types, long[] byType) {
    for (int bits = types; bits != 0; bits &= bits - 1) { // Takes the lowest bit away.
      byType[Integer.numberOfTrailingZeros(bits)]++;
    }
  }

  private static Set<MatchKeyType> types(int bits) {
    Set<MatchKeyType> types = EnumSet.noneOf(MatchKeyType.class);
    for (MatchKeyType type : TYPES) {
      if ((bits >> type.ordinal() & 1) != 0) {
        types.add(type);
      }
    }
    return types;
  }
}
