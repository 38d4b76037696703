package org.embulk.output.amazon_ads.core.identity;

import java.util.Map;
import java.util.TreeMap;

/**
 * Replaces the street words that contain a full stop or a slash, such as Italy's {@code V.LE} and
 * Spain's {@code C/}, in a whole line.
 *
 * <p>No letter or number may precede such a word, nor follow one that ends with a letter, so {@code
 * V.LEONARDO} is not {@code V.LE}, while {@code C/MAYOR} is {@code CALLEMAYOR}. Of several words at
 * one place the first in alphabetical order counts.
 */
final class PunctuatedWords {
  private final Map<String, String> words = new TreeMap<>();

  /** Selects from a country's words those that contain a full stop or a slash. */
  PunctuatedWords(Map<String, String> all) {
    all.forEach(
        (word, replacement) -> {
          if (word.indexOf('.') >= 0 || word.indexOf('/') >= 0) {
            words.put(word, replacement);
          }
        });
  }

  /** Returns the upper-case line with each of the words replaced. */
  String replaceIn(String upper) {
    if (words.isEmpty()) {
      return upper;
    }
    StringBuilder replaced = new StringBuilder(upper.length());
    int i = 0;
    while (i < upper.length()) {
      String word = wordAt(upper, i);
      if (word == null) {
        replaced.append(upper.charAt(i));
        i++;
      } else {
        replaced.append(words.get(word));
        i += word.length();
      }
    }
    return replaced.toString();
  }

  /** Returns the word that begins at a place in a line, or null. */
  private String wordAt(String upper, int i) {
    if (i > 0 && isLetterOrNumber(upper.codePointBefore(i))) {
      return null;
    }
    for (String word : words.keySet()) {
      if (upper.startsWith(word, i) && endsAt(upper, i + word.length())) {
        return word;
      }
    }
    return null;
  }

  private static boolean endsAt(String upper, int end) {
    return end == upper.length()
        || !Character.isLetter(upper.charAt(end - 1))
        || !isLetterOrNumber(upper.codePointAt(end));
  }

  /** Returns whether Unicode calls it a letter or a number of any kind: \p{L} and \p{N}. */
  private static boolean isLetterOrNumber(int c) {
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }
}
