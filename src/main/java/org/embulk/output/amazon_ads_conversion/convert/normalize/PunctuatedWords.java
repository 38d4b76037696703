package org.embulk.output.amazon_ads_conversion.convert.normalize;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces the street words that hold a point or a slash, such as Italy's {@code V.LE} and Spain's
 * {@code C/}, in a whole line.
 *
 * <p>Such a word begins where no letter or digit stands before it. One that ends with a letter also
 * ends the word, so {@code V.LEONARDO} is not {@code V.LE}, while {@code C/MAYOR} is {@code
 * CALLEMAYOR}.
 */
final class PunctuatedWords {
  private static final Pattern HAS_POINT_OR_SLASH = Pattern.compile("[./]");
  private static final Pattern NEVER = Pattern.compile("(?!)");

  private final Map<String, String> words = new TreeMap<>();
  private final Pattern pattern;

  /** Takes those of a country's words that are replaced early. */
  PunctuatedWords(Map<String, String> all) {
    StringBuilder alternatives = new StringBuilder();
    all.forEach(
        (word, replacement) -> {
          if (HAS_POINT_OR_SLASH.matcher(word).find()) {
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
    if (words.isEmpty()) {
      return upper;
    }
    Matcher matcher = pattern.matcher(upper);
    StringBuffer replaced = new StringBuffer(upper.length());
    while (matcher.find()) {
      matcher.appendReplacement(replaced, words.get(matcher.group()));
    }
    return matcher.appendTail(replaced).toString();
  }
}
