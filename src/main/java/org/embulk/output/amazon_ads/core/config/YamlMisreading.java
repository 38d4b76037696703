package org.embulk.output.amazon_ads.core.config;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Says what YAML may have made of a text that stands without quotes. A whole number may be what was
 * written, so it says nothing of {@code 012}, which has become 10.
 */
final class YamlMisreading {
  private static final long DAY = 86_400_000L;
  private static final long YEAR_2000 = 10_957 * DAY;
  private static final long YEAR_2100 = 47_482 * DAY;

  private YamlMisreading() {}

  /** Returns what was made of what; empty for what is a text, or may be taken for one. */
  static String of(JsonNode value) {
    if (value.isBoolean()) {
      return "a boolean of a word such as NO, yes or on";
    }
    if (value.isFloatingPointNumber()) {
      return "another text of a number such as 1.10 or 12E4";
    }
    return isDate(value) ? "a number of a date" : "";
  }

  /**
   * Returns whether the number may be a date, of which Embulk makes the milliseconds of its
   * midnight in UTC. Of 86 million ids of that length, one looks like that.
   */
  private static boolean isDate(JsonNode value) {
    long number = value.asLong();
    return value.isLong() && number % DAY == 0 && number >= YEAR_2000 && number < YEAR_2100;
  }
}
