package org.embulk.output.amazon_ads.core.config;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Compares and lists the names of options and columns. */
public final class Names {
  private static final int MAX_LISTED = 10;

  /** From these lengths on, a name may be one edit and two edits away. */
  private static final int MIN_LENGTH_FOR_ONE_EDIT = 6;

  private static final int MIN_LENGTH_FOR_TWO_EDITS = 10;

  private static final Pattern INSIGNIFICANT = Pattern.compile("[_\\-\\s]");

  private Names() {}

  /**
   * Returns the known name that a misspelt one is closest to, the first of several; empty if it is
   * close to none.
   *
   * <p>Letter case, {@code _}, {@code -} and blanks make no difference. Besides those, two names
   * are close if they are one edit apart and the longer one has at least 6 characters, or two edits
   * and at least 10. An edit inserts, removes or replaces one character (Levenshtein's distance),
   * so two neighbours that have changed places are two edits.
   */
  public static Optional<String> closest(String name, Collection<String> known) {
    String text = significant(name);
    String closest = null;
    int least = Integer.MAX_VALUE;
    for (String candidate : known) {
      String other = significant(candidate);
      int max = maxEdits(Math.max(name.length(), candidate.length()));
      if (Math.abs(text.length() - other.length()) <= max) {
        int distance = distance(text, other);
        if (distance <= max && distance < least) {
          least = distance;
          closest = candidate;
        }
      }
    }
    return Optional.ofNullable(closest);
  }

  private static int maxEdits(int length) {
    if (length < MIN_LENGTH_FOR_ONE_EDIT) {
      return 0;
    }
    return length < MIN_LENGTH_FOR_TWO_EDITS ? 1 : 2;
  }

  private static String significant(String name) {
    return INSIGNIFICANT.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
  }

  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }

  /** Joins the first ten of the texts with commas, and counts the rest. */
  public static String list(List<String> texts) {
    int more = texts.size() - MAX_LISTED;
    return more > 0
        ? String.join(", ", texts.subList(0, MAX_LISTED)) + " and " + more + " more"
        : String.join(", ", texts);
  }
}
