package org.embulk.output.amazon_ads.core.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.embulk.output.amazon_ads.core.identity.Finding;
import org.embulk.output.amazon_ads.core.identity.MatchKeyType;

/** Says what was found in the values of each hashed identifier, and what to do about it. */
final class DataCheckText {
  /** A digest in some form. */
  private static final Set<Finding> DIGESTS = EnumSet.range(Finding.HASHED, Finding.PREFIXED);

  private DataCheckText() {}

  /**
   * Returns a text for each finding, which begins with the column.
   *
   * @param columns returns what the column of a hashed type is called
   */
  static List<String> of(Counts counts, Function<MatchKeyType, String> columns) {
    List<String> texts = new ArrayList<>();
    for (MatchKeyType type : MatchKeyType.values()) {
      if (type.hashed()) {
        addTo(
            texts,
            columns.apply(type) + ": ",
            finding -> counts.get(RecordCounts.DATA_CHECK, type.column(), finding.countName()));
      }
    }
    return texts;
  }

  private static void addTo(List<String> texts, String start, ToLongFunction<Finding> column) {
    long digests = 0;
    for (Finding finding : Finding.values()) {
      long number = column.applyAsLong(finding);
      if (number > 0 && !finding.description().isEmpty()) {
        texts.add(start + values(number, finding) + ": " + finding.advice());
      }
      digests += DIGESTS.contains(finding) ? number : 0;
    }
    long plain =
        column.applyAsLong(Finding.VALUES) - digests - column.applyAsLong(Finding.PLACEHOLDER);
    if (digests > 0 && plain > 0) {
      texts.add(
          start
              + digests
              + " hashed and "
              + plain
              + " plain values are mixed: find out where each kind comes from, and send plain values");
    }
    long repeated = column.applyAsLong(Finding.REPEATED);
    if (repeated > 0) {
      texts.add(
          start
              + "at least "
              + repeated
              + " rows share a value with more than 1 % of the job's rows: leave it empty where"
              + " it is not the buyer's own");
    }
  }

  private static String values(long number, Finding finding) {
    boolean one = number == 1;
    if (finding == Finding.PLACEHOLDER) {
      return number
          + (one ? " value looks like a placeholder, " : " values look like placeholders, ")
          + finding.description();
    }
    return number + (one ? " value is " : " values are ") + finding.description();
  }
}
