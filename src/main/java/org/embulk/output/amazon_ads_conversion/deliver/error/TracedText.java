package org.embulk.output.amazon_ads_conversion.deliver.error;

import java.util.Arrays;

/** A text made of another, each of whose characters knows where in that one it comes from. */
final class TracedText {
  private final StringBuilder text = new StringBuilder();
  private int[] starts = new int[16];
  private int[] ends = new int[16];

  static TracedText of(String original) {
    TracedText same = new TracedText();
    for (int i = 0; i < original.length(); i++) {
      same.add(original.charAt(i), i, i + 1);
    }
    return same;
  }

  /**
   * Adds a character.
   *
   * @param start where in the original it begins
   * @param end where in the original it ends, exclusive
   */
  void add(char character, int start, int end) {
    int index = text.length();
    if (index == starts.length) {
      starts = Arrays.copyOf(starts, 2 * index);
      ends = Arrays.copyOf(ends, 2 * index);
    }
    starts[index] = start;
    ends[index] = end;
    text.append(character);
  }

  CharSequence text() {
    return text;
  }

  int length() {
    return text.length();
  }

  int start(int index) {
    return starts[index];
  }

  int end(int index) {
    return ends[index];
  }
}
