package org.embulk.output.amazon_ads_conversion.deliver.error;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Hides texts that are known to have been sent, however they are spelled: escaped, in other letter
 * case, with punctuation between their characters, or cut to eight characters and more.
 */
public final class KnownTexts {
  static final KnownTexts NONE = new KnownTexts(Collections.emptyList(), Collections.emptyList());

  /**
   * Shorter texts, such as a custom attribute's "M", occur inside ordinary words and identify
   * nobody.
   */
  private static final int MIN_LENGTH = 3;

  /**
   * How many characters of a longer text are hidden wherever they stand. Whatever shares that many
   * or more with a text contains one of its sequences of this length.
   */
  private static final int GRAM_SIZE = 8;

  private final GramSet grams;

  /** The beginnings of the short texts, which hardly any place of a message has. */
  private final GramSet shortBeginnings;

  private final Set<String> shortTexts = new HashSet<>();
  private final Set<String> words;

  /**
   * @param texts what was sent
   * @param words words that may be shown even so, since everybody knows them: letters, digits and
   *     underscores
   */
  public KnownTexts(Collection<String> texts, Collection<String> words) {
    this.words = new HashSet<>(words);
    List<CharSequence> longTexts = new ArrayList<>();
    int length = 0;
    for (String text : new HashSet<>(texts)) {
      if (text.length() >= MIN_LENGTH) {
        for (Spelling spelling : Spelling.of(text)) {
          length += spelling.text().length();
          longTexts.add(spelling.text());
        }
      }
    }
    grams = new GramSet(GRAM_SIZE, length);
    longTexts.forEach(this::add);
    shortBeginnings = new GramSet(MIN_LENGTH, shortTexts.size());
    shortTexts.forEach(text -> shortBeginnings.add(text, 0));
  }

  private void add(CharSequence spelling) {
    if (spelling.length() >= GRAM_SIZE) {
      grams.addAll(spelling);
    } else if (spelling.length() >= MIN_LENGTH) {
      shortTexts.add(spelling.toString());
    }
  }

  void hide(MaskedText masked) {
    String text = masked.text();
    for (Spelling spelling : Spelling.of(text)) {
      hideGrams(spelling, text, masked);
      hideShortTexts(spelling, text, masked);
    }
  }

  private void hideGrams(Spelling spelling, String text, MaskedText masked) {
    CharSequence spelled = spelling.text();
    BitSet found = new BitSet();
    for (int i = 0; i + GRAM_SIZE <= spelled.length(); i++) {
      if (grams.contains(spelled, i)) {
        found.set(i, i + GRAM_SIZE);
      }
    }
    for (int from = found.nextSetBit(0); from >= 0; ) {
      int to = found.nextClearBit(from);
      hide(text, spelling.start(from), spelling.end(to - 1), masked);
      from = found.nextSetBit(to);
    }
  }

  /** Hides short texts that are no part of another word. */
  private void hideShortTexts(Spelling spelling, String text, MaskedText masked) {
    CharSequence spelled = spelling.text();
    for (int from = 0; from + MIN_LENGTH <= spelled.length(); from++) {
      if (!shortBeginnings.contains(spelled, from)) {
        continue;
      }
      int maxEnd = Math.min(from + GRAM_SIZE - 1, spelled.length());
      for (int to = from + MIN_LENGTH; to <= maxEnd && !spelling.isInsideWord(from); to++) {
        if (!spelling.isInsideWord(to)
            && shortTexts.contains(spelled.subSequence(from, to).toString())) {
          hide(text, spelling.start(from), spelling.end(to - 1), masked);
        }
      }
    }
  }

  private void hide(String text, int from, int to, MaskedText masked) {
    int start = from;
    while (start < to && Spelling.isBlank(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    int end = to;
    while (end > start && Spelling.isBlank(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    if (!isInsideKnownWord(text, start, end)) {
      masked.hide(start, end);
    }
  }

  /** Returns whether the characters are one of the words that may be shown, or part of it. */
  private boolean isInsideKnownWord(String text, int from, int to) {
    int start = from;
    while (start > 0 && isInWord(text.charAt(start - 1))) {
      start--;
    }
    int end = from;
    while (end < text.length() && isInWord(text.charAt(end))) {
      end++;
    }
    return to <= end && words.contains(text.substring(start, end));
  }

  private static boolean isInWord(char character) {
    return character == '_' || (character < 128 && Character.isLetterOrDigit(character));
  }
}
