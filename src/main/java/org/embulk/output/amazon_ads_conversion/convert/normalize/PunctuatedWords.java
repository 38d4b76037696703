package org.embulk.output.amazon_ads_conversion.convert.normalize;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces the street words that contain a full stop or a slash, such as Italy's {@code V.LE} and
 * Spain's {@code C/}, in a whole line.
 *
 * <p>No letter or digit may precede such a word, nor follow one that ends with a letter, so {@code
 * V.LEONARDO} is not {@code V.LE}, while {@code C/MAYOR} is {@code CALLEMAYOR}.
 */
final class PunctuatedWords {
  private static final Pattern FULL_STOP_OR_SLASH = Pattern.compile("[./]");
  private static final Pattern NEVER = Pattern.compile("(?!)");

  private final Map<String, String> words = new TreeMap<>();
  private final Pattern pattern;

  /** Selects from a country's words those that contain a full stop or a slash. */
  PunctuatedWords(Map<String, String> all) {
    StringBuilder alternatives = new StringBuilder();
    all.forEach(
        (word, replacement) -> {
          if (FULL_STOP_OR_SLASH.matcher(word).find()) {
            words.put(word, replacement);
            alternatives.append(alternatives.length() == 0 ? "" : "|").append(Pattern.quote(word));
            if (Character.isLetter(word.charAt(word.length() - 1))) {
              alternatives.append("(?![\\p{L}\\p{N}])");
            }
          }
        });
    this.pattern =
        words.isEmpty() ? NEVER : Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + alternatives + ")");
  }

  /** Returns the upper-case line with each of the words replaced. */
  String replaceIn(String upper) {
    if (!containsAny(upper)) {
      return upper;
    }
    Matcher matcher = pattern.matcher(upper);
    StringBuffer replaced = new StringBuffer(upper.length());
    while (matcher.find()) {
      matcher.appendReplacement(replaced, words.get(matcher.group()));
    }
    return matcher.appendTail(replaced).toString();
  }

  /** Returns whether the pattern can match at all, which takes far less time than to try it. */
  private boolean containsAny(String upper) {
    if (upper.indexOf('.') < 0 && upper.indexOf('/') < 0) {
      return false;
    }
    for (String word : words.keySet()) {
      if (upper.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
