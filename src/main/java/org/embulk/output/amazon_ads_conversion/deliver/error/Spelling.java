package org.embulk.output.amazon_ads_conversion.deliver.error;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/** A text in a form that its different spellings share, such as small letters only. */
final class Spelling {
  /** How often escapes are undone; a text is hardly ever escaped more than twice. */
  private static final int MAX_DECODINGS = 3;

  private final TracedText text = new TracedText();
  private boolean[] continuesWord;

  private Spelling(int capacity) {
    continuesWord = new boolean[capacity];
  }

  /**
   * Returns the forms of a text: as it is, and with its escapes undone once, twice and so on; each
   * of these in small letters: whole, as it is shown, with one blank for each run of blanks and
   * unprintable characters, without the characters that a server may put between others, and
   * without anything but letters and digits.
   */
  static List<Spelling> of(String original) {
    List<Spelling> forms = new ArrayList<>();
    TracedText plain = TracedText.of(original);
    addForms(plain, forms);
    List<TracedText> ofAll = decodings(plain, Escapes.ALL);
    ofAll.forEach(decoded -> addForms(decoded, forms));
    for (Escapes alone : Escapes.ALONE) {
      List<TracedText> decodings = decodings(plain, alone);
      decodings
          .subList(equalSteps(decodings, ofAll), decodings.size())
          .forEach(decoded -> addForms(decoded, forms));
    }
    return forms;
  }

  /** Returns the text with its escapes undone once, twice and so on, as long as it has any. */
  private static List<TracedText> decodings(TracedText plain, Escapes escapes) {
    List<TracedText> decodings = new ArrayList<>();
    TracedText decoded = plain;
    for (int i = 0; i < MAX_DECODINGS; i++) {
      TracedText next = escapes.decode(decoded);
      if (next == decoded) {
        break;
      }
      decodings.add(next);
      decoded = next;
    }
    return decodings;
  }

  /**
   * Returns how many texts from the first on are the same, as where there is only one kind of
   * escapes.
   */
  private static int equalSteps(List<TracedText> some, List<TracedText> all) {
    int steps = 0;
    while (steps < some.size()
        && some.get(steps).text().toString().contentEquals(all.get(steps).text())) {
      steps++;
    }
    return steps;
  }

  private static void addForms(TracedText decoded, List<Spelling> forms) {
    Spelling folded = folded(decoded);
    forms.add(folded);
    // Before folding, which makes blanks of other characters that are shown as they are.
    TracedText shown = withShownBlanks(decoded);
    if (!shown.text().toString().contentEquals(decoded.text())) {
      forms.add(folded(shown));
    }
    Spelling joined = folded.only(character -> !isSeparator(character));
    if (joined.text.length() < folded.text.length()) {
      forms.add(joined);
    }
    Spelling reduced = joined.only(Character::isLetterOrDigit);
    if (reduced.text.length() < joined.text.length()) {
      forms.add(reduced);
    }
  }

  CharSequence text() {
    return text.text();
  }

  /** Returns where in the original a character begins. */
  int start(int index) {
    return text.start(index);
  }

  /** Returns where in the original a character ends, exclusive. */
  int end(int index) {
    return text.end(index);
  }

  /** Returns whether a word of the original goes on across the index. */
  boolean isInsideWord(int index) {
    return index > 0 && index < text.length() && continuesWord[index];
  }

  private static Spelling folded(TracedText original) {
    Spelling folded = new Spelling(original.length());
    boolean inWord = false;
    for (int i = 0; i < original.length(); ) {
      int character = Character.codePointAt(original.text(), i);
      int next = i + Character.charCount(character);
      boolean word = isWord(character);
      boolean continues = inWord && word;
      String small = fold(character);
      for (int j = 0; j < small.length(); j++) {
        folded.add(small.charAt(j), original.start(i), original.end(next - 1), continues || j > 0);
      }
      inWord = word;
      i = next;
    }
    return folded;
  }

  private static TracedText withShownBlanks(TracedText text) {
    TracedText shown = new TracedText();
    boolean inBlanks = false;
    for (int i = 0; i < text.length(); ) {
      int character = Character.codePointAt(text.text(), i);
      int next = i + Character.charCount(character);
      boolean blank = isBlank(character);
      if (blank && !inBlanks) {
        shown.add(' ', text.start(i), text.end(next - 1));
      }
      for (int j = i; j < next && !blank; j++) {
        shown.add(text.text().charAt(j), text.start(j), text.end(j));
      }
      inBlanks = blank;
      i = next;
    }
    return shown;
  }

  private Spelling only(IntPredicate isKept) {
    Spelling kept = new Spelling(text.length());
    boolean joined = false;
    for (int i = 0; i < text.length(); ) {
      int character = Character.codePointAt(text.text(), i);
      int next = i + Character.charCount(character);
      joined &= continuesWord[i];
      if (isKept.test(character)) {
        for (; i < next; i++) {
          kept.add(text.text().charAt(i), text.start(i), text.end(i), joined);
          joined = true;
        }
      }
      i = next;
    }
    return kept;
  }

  private void add(char character, int start, int end, boolean continues) {
    text.add(character, start, end);
    if (text.length() > continuesWord.length) {
      continuesWord = Arrays.copyOf(continuesWord, 2 * text.length());
    }
    continuesWord[text.length() - 1] = continues;
  }

  /** Folds letter case, width, ligatures and the like; an accent becomes a character of its own. */
  private static String fold(int character) {
    if (character == '+') {
      return " "; // In a URL it stands for one.
    }
    if (character < 128) {
      return String.valueOf((char) Character.toLowerCase(character));
    }
    return Normalizer.normalize(new String(Character.toChars(character)), Normalizer.Form.NFKD)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }

  private static boolean isSeparator(int character) {
    return character == ':' || character == '-' || isBlank(character);
  }

  /** Returns whether a character is shown as a blank. */
  static boolean isBlank(int character) {
    return character == ' ' || !MaskedText.isPrintable(character);
  }

  private static boolean isWord(int character) {
    return Character.isLetterOrDigit(character)
        || Character.getType(character) == Character.NON_SPACING_MARK;
  }
}
