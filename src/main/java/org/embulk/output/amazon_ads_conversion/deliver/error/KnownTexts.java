package org.embulk.output.amazon_ads_conversion.deliver.error;

import java.util.Collection;

/** Hides texts that are known to have been sent. */
final class KnownTexts {
  /**
   * Shorter texts, such as a custom attribute's "M", occur inside ordinary words and identify
   * nobody.
   */
  private static final int MIN_LENGTH = 3;

  /** From this length, a text is not part of another word by chance. */
  private static final int MIN_LENGTH_INSIDE_WORDS = 8;

  private KnownTexts() {}

  /** Hides each of the texts, ignoring case. */
  static void hide(MaskedText masked, Collection<String> texts) {
    String message = fold(masked.text());
    for (String text : texts) {
      if (text.length() >= MIN_LENGTH) {
        hide(masked, message, fold(text));
      }
    }
  }

  private static void hide(MaskedText masked, String message, String text) {
    for (int start = message.indexOf(text); start >= 0; start = message.indexOf(text, start + 1)) {
      int end = start + text.length();
      boolean inWord = isInsideWord(message, start) || isInsideWord(message, end);
      if (!inWord || text.length() >= MIN_LENGTH_INSIDE_WORDS) {
        masked.hide(start, end);
      }
    }
  }

  /** Returns whether a word continues across the index. */
  private static boolean isInsideWord(String message, int index) {
    return index > 0
        && index < message.length()
        && Character.isLetterOrDigit(message.charAt(index - 1))
        && Character.isLetterOrDigit(message.charAt(index));
  }

  /** Folds letter case and preserves every index. */
  private static String fold(String text) {
    char[] folded = text.toCharArray();
    for (int i = 0; i < folded.length; i++) {
      folded[i] = Character.toLowerCase(Character.toUpperCase(folded[i]));
    }
    return new String(folded);
  }
}
