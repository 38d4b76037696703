package org.embulk.output.amazon_ads_conversion.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the known name that a misspelt one most likely stands for.
 *
 * <p>Letter case, {@code _}, {@code -} and blanks make no difference. Besides those, a name of 4 to
 * 7 characters may differ by one edit and a longer one by two: a character more, a character less,
 * another one, or two neighbours exchanged. A shorter name may not differ at all, since nearly
 * every one is near some other: {@code zip} is no {@code fip}.
 *
 * <p>Another character makes another word more often than the other edits do. So there may be only
 * one ({@code event_type} is no {@code event_time}), which may not be the first ({@code paid} is no
 * {@code maid}), and a name without it is nearer.
 */
final class NearestName {
  /** A name that is longer is not looked up, since the work grows with the square of its length. */
  private static final int MAX_LENGTH = 100;

  /** A config without mistakes has fewer options and columns. */
  private static final int MAX_KNOWN = 100;

  private static final int EDIT = 2;
  private static final int SUBSTITUTION = 3;

  private static final int MAX_OF_ONE_EDIT = SUBSTITUTION;

  /** Less than two substitutions take. */
  private static final int MAX_OF_TWO_EDITS = EDIT + SUBSTITUTION;

  private static final Pattern INSIGNIFICANT = Pattern.compile("[_\\-\\s]");

  /** In the order of the known names: the first of several that are equally near is taken. */
  private final Map<String, String> known = new LinkedHashMap<>();

  NearestName(Collection<String> known) {
    known.stream()
        .limit(MAX_KNOWN)
        .forEach(name -> this.known.putIfAbsent(significant(name), name));
  }

  /** Returns the nearest known name; empty if none is near. */
  Optional<String> of(String name) {
    if (name.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String text = significant(name);
    int limit = text.length() < 4 ? 0 : text.length() < 8 ? MAX_OF_ONE_EDIT : MAX_OF_TWO_EDITS;
    String nearest = null;
    int least = limit + 1;
    for (Map.Entry<String, String> candidate : known.entrySet()) {
      // Names whose lengths differ by more are further apart than that.
      if (Math.abs(candidate.getKey().length() - text.length()) * EDIT < least) {
        int distance = distance(text, candidate.getKey());
        if (distance < least) {
          least = distance;
          nearest = candidate.getValue();
        }
      }
    }
    return Optional.ofNullable(nearest);
  }

  private static String significant(String name) {
    return INSIGNIFICANT.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
  }

  /** Returns the weighted distance of Damerau and Levenshtein, by optimal string alignment. */
  private static int distance(String a, String b) {
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          edits[i][j] = (i + j) * EDIT;
          continue;
        }
        edits[i][j] = Math.min(edits[i - 1][j], edits[i][j - 1]) + EDIT;
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        if (same || i > 1 && j > 1) {
          edits[i][j] = Math.min(edits[i][j], edits[i - 1][j - 1] + (same ? 0 : SUBSTITUTION));
        }
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          edits[i][j] = Math.min(edits[i][j], edits[i - 2][j - 2] + EDIT);
        }
      }
    }
    return edits[a.length()][b.length()];
  }
}
