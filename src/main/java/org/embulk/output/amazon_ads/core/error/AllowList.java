package org.embulk.output.amazon_ads.core.error;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shows of a text of Amazon's only what can't come from a row, since it may quote what was sent.
 *
 * <ul>
 *   <li>A word is a run of letters, cut at {@code _}, {@code -}, digits and where a capital follows
 *       a small letter. It is shown if the {@link Vocabulary} has it. Two capitals are shown only
 *       if {@code _} joins them to another word that is shown, as in {@code RESOURCE_IS_EMPTY}:
 *       alone, {@code IS} may be a country code. Beside a digit, a word of up to three letters is
 *       hidden: digests contain {@code be} and {@code bad}.
 *   <li>Punctuation and blanks are shown.
 *   <li>An index is shown: up to four digits alone in square brackets, or between slashes behind a
 *       word that is shown, unless a second number follows as in a date.
 *   <li>Another number is shown if it has up to three digits, if only blanks or the ends of the
 *       text touch it, and if the nearest words on both sides are shown and are no numbers.
 *   <li>Everything else becomes {@code …}, neighbours one {@code …} together.
 * </ul>
 */
final class AllowList {
  /** How many characters of a text are looked at: the server decides how long it is. */
  static final int MAX_READ = 1_024;

  /** The maximum number of characters shown of a text. */
  static final int MAX_SHOWN = 200;

  private static final String HIDDEN = "…";

  /** Stands for the unread rest of a text. A letter, so that it hides what it may belong to. */
  private static final String UNREAD = "文";

  private static final Pattern TOKEN =
      Pattern.compile("\\p{Lu}*+[\\p{L}\\p{M}&&[^\\p{Lu}]]++|\\p{Lu}++|\\p{N}++|.", Pattern.DOTALL);
  private static final Pattern WORD_OR_NUMBER = Pattern.compile("[\\p{L}\\p{M}\\p{N}]++");
  private static final Pattern NUMBER = Pattern.compile("\\p{N}++");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,4}");
  private static final Pattern BLANK_OR_END = Pattern.compile("\\p{Zs}?");
  private static final Pattern PUNCTUATION = Pattern.compile("[\\p{P}\\p{Zs}$+<=>^`|~]");
  private static final Pattern TWO_CAPITALS = Pattern.compile("[A-Z]{2}");

  private final List<String> tokens = new ArrayList<>();

  private AllowList(String text) {
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      tokens.add(token.group());
    }
  }

  /** Returns what may be shown of a text, on one line. */
  static String show(String text) {
    return new AllowList(text.length() > MAX_READ ? text.substring(0, MAX_READ) + UNREAD : text)
        .show();
  }

  private String show() {
    StringBuilder shown = new StringBuilder();
    String last = "";
    int cut = 0;
    for (int i = 0; i < tokens.size() && shown.length() <= MAX_SHOWN; i++) {
      String next = isShown(i) ? tokens.get(i) : HIDDEN;
      if (!next.equals(HIDDEN) || !last.equals(HIDDEN)) {
        shown.append(next);
        cut = shown.length() < MAX_SHOWN ? shown.length() : cut; // Leaves room for the "…".
      }
      last = next;
    }
    if (shown.length() > MAX_SHOWN) {
      shown.setLength(cut);
      shown.append(shown.toString().endsWith(HIDDEN) ? "" : HIDDEN);
    }
    return shown.toString().trim();
  }

  private boolean isShown(int i) {
    return DIGITS.matcher(token(i)).matches()
        ? isIndex(i) || isNumberBetweenWords(i)
        : isShownWord(i) || PUNCTUATION.matcher(token(i)).matches();
  }

  private boolean isShownWord(int i) {
    String word = token(i);
    if (!Vocabulary.contains(word) || word.length() <= 3 && (isNumber(i - 1) || isNumber(i + 1))) {
      return false;
    }
    return !TWO_CAPITALS.matcher(word).matches() || isJoined(i, -1) || isJoined(i, 1);
  }

  /** Returns whether {@code _} joins a word to a longer one in the vocabulary. */
  private boolean isJoined(int i, int step) {
    String other = token(i + 2 * step);
    return token(i + step).equals("_") && other.length() > 2 && Vocabulary.contains(other);
  }

  private boolean isIndex(int i) {
    boolean inBrackets = token(i - 1).equals("[") && token(i + 1).equals("]");
    boolean inPath = token(i - 1).equals("/") && token(i + 1).equals("/");
    return inBrackets || inPath && isShownWord(i - 2) && !isNumber(i + 2);
  }

  private boolean isNumberBetweenWords(int i) {
    return token(i).length() <= 3
        && BLANK_OR_END.matcher(token(i - 1)).matches()
        && BLANK_OR_END.matcher(token(i + 1)).matches()
        && isNearestWordShown(i, -1)
        && isNearestWordShown(i, 1);
  }

  private boolean isNearestWordShown(int i, int step) {
    int nearest = i + step;
    while (nearest >= 0 && nearest < tokens.size() && !isWordOrNumber(nearest)) {
      nearest += step;
    }
    return token(nearest).isEmpty() || isShownWord(nearest);
  }

  private boolean isWordOrNumber(int i) {
    return WORD_OR_NUMBER.matcher(token(i)).matches();
  }

  private boolean isNumber(int i) {
    return NUMBER.matcher(token(i)).matches();
  }

  /** Returns a token, or "" beyond the ends of the text. */
  private String token(int i) {
    return i >= 0 && i < tokens.size() ? tokens.get(i) : "";
  }
}
