package org.embulk.output.amazon_ads.core.row;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Recognizes the texts with which exports write that there is no value, in any letter case. */
public final class ExportPlaceholders {
  /** In lower case; Null is a surname too, and Nan a town, so some columns keep them. */
  public static final List<String> WORDS =
      Collections.unmodifiableList(Arrays.asList("nan", "null", "none", "nil", "n/a"));

  private static final Set<String> COLUMNS_WITH_WORDS =
      new HashSet<>(
          Arrays.asList(
              "event_name", "first_name", "firstname", "last_name", "lastname", "address", "city"));

  private static final Set<String> NOWHERE_A_VALUE =
      new HashSet<>(
          Arrays.asList(
              "\\n", // As MySQL and Hive write NULL: \N.
              "(null)",
              "<null>",
              "undefined",
              "#n/a",
              "#ref!",
              "#value!",
              "#name?",
              "#num!",
              "#div/0!"));

  private static final int MAX_LENGTH = "undefined".length();

  /** Every cell of every row is looked up, and hardly one begins like this. */
  private static final String FIRST_CHARACTERS = "\\(<#uUnN";

  private ExportPlaceholders() {}

  /** Returns whether a trimmed text is no value of this column. */
  public static boolean include(String trimmed, String column) {
    return include(trimmed) || isWord(trimmed) && !COLUMNS_WITH_WORDS.contains(column);
  }

  /** Returns whether a trimmed text is no value of a column that holds no words. */
  public static boolean isWord(String trimmed) {
    return isCandidate(trimmed) && WORDS.contains(trimmed.toLowerCase(Locale.ROOT));
  }

  /** Returns whether a trimmed text is no value of any column. */
  static boolean include(String trimmed) {
    return isCandidate(trimmed) && NOWHERE_A_VALUE.contains(trimmed.toLowerCase(Locale.ROOT));
  }

  private static boolean isCandidate(String trimmed) {
    return trimmed.length() <= MAX_LENGTH && FIRST_CHARACTERS.indexOf(trimmed.charAt(0)) >= 0;
  }
}
