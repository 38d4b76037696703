package org.embulk.output.amazon_ads_conversion.convert.normalize;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Returns the same result as the plain way of {@link AddressNormalizer} for a line of Latin
 * letters, kana and Chinese characters, in one pass over its characters, and none for every other
 * line.
 *
 * <p>What such a character becomes does not depend on the ones beside it, so nothing has to be
 * upper-cased, split, joined, composed and lower-cased again. An address took three times as long.
 *
 * <p>A slash or a full stop may belong to a word, or to {@code C/O}: then the plain way decides.
 */
final class AddressFastPath {
  /** The characters of Basic Latin, Latin-1 and Latin Extended-A. */
  private static final int LATIN = 0x180;

  private static final int DELETED = 0;
  private static final int SEPARATOR = -1;
  private static final int SLASH_OR_FULL_STOP = -2;
  private static final int NUMBER_SIGN = -3;
  private static final int NOT_KNOWN = -4;

  /**
   * By Latin character: the one or two that are kept, the second one times 256, or one of these.
   */
  private static final int[] KINDS = kinds();

  /** The most bytes of UTF-8 that one character becomes, unless it is a word. */
  private static final int MAX_BYTES = 3;

  private static final String CARE = "c";

  private static final byte[] NOTHING = new byte[0];

  /** What each word becomes: by the word in upper case, one of ASCII also by it in lower case. */
  private final Map<String, byte[]> words = new HashMap<>();

  /**
   * The lengths that the words have, by their first letter in lower case: most tokens have none.
   */
  private final boolean[][] lengthsByFirst = new boolean[0x80][0];

  /** What comes before the first slash or full stop of a word, in lower case. */
  private final Set<String> beginnings = new HashSet<>();

  private final byte[] number;

  /**
   * @param words the words of a country in upper case, and what each becomes
   */
  AddressFastPath(Map<String, String> words) {
    words.forEach(this::add);
    beginnings.add(CARE);
    number = this.words.getOrDefault("#", NOTHING);
  }

  private static int[] kinds() {
    int[] kinds = new int[LATIN];
    for (char c = 0; c < LATIN; c++) {
      kinds[c] = kind(c);
    }
    return kinds;
  }

  private static int kind(char c) {
    if (c == '/' || c == '.') {
      return SLASH_OR_FULL_STOP;
    }
    if (c == '#') {
      return NUMBER_SIGN;
    }
    if (AddressTokens.isSeparator(c)) {
      return SEPARATOR;
    }
    String kept = normalized(LetterCase.upper(String.valueOf(c)));
    if (!LetterCase.isAscii(kept) || kept.length() > 2) {
      return NOT_KNOWN;
    }
    return kept.isEmpty()
        ? DELETED
        : kept.charAt(0) + (kept.length() > 1 ? kept.charAt(1) << 8 : 0);
  }

  private static String normalized(String upper) {
    return AddressNormalizer.clean(LetterCase.lower(upper));
  }

  private void add(String word, String replacement) {
    byte[] normalized = normalized(replacement).getBytes(StandardCharsets.UTF_8);
    words.put(word, normalized);
    String lower = LettersAndDigits.of(word);
    if (lower.length() == word.length()) {
      words.put(lower, normalized);
      boolean[] lengths = lengthsByFirst[lower.charAt(0)];
      lengthsByFirst[lower.charAt(0)] =
          Arrays.copyOf(lengths, Math.max(lengths.length, lower.length() + 1));
      lengthsByFirst[lower.charAt(0)][lower.length()] = true;
    }
    int end = firstSlashOrFullStop(word);
    if (end < word.length()) {
      beginnings.add(LettersAndDigits.of(word.substring(0, end)));
    }
  }

  private static int firstSlashOrFullStop(String word) {
    int i = 0;
    while (i < word.length() && word.charAt(i) != '/' && word.charAt(i) != '.') {
      i++;
    }
    return i;
  }

  /**
   * Returns the UTF-8 of the normalized line, maybe empty, or null if the plain way must decide.
   */
  byte[] find(String trimmed) {
    char[] line = trimmed.toCharArray();
    byte[] out = new byte[MAX_BYTES * line.length];
    int size = 0;
    int token = 0; // Where it starts in the line,
    int start = 0; // and what is kept of it.
    boolean ascii = true; // Whether it has had only letters and digits of ASCII.
    for (int i = 0; i <= line.length; i++) {
      char c = i < line.length ? line[i] : ' ';
      int kind = c < LATIN ? KINDS[c] : NOT_KNOWN;
      if (kind > 0) {
        out[size++] = (byte) kind;
        ascii &= c < 0x80;
        if (kind > 0xFF) {
          out[size++] = (byte) (kind >> 8);
        }
      } else if (kind == DELETED) {
        ascii = false;
      } else if (kind == NOT_KNOWN) {
        if (!isKanaOrHan(c)) {
          return null;
        }
        out[size++] = (byte) (0xE0 | c >> 12);
        out[size++] = (byte) (0x80 | c >> 6 & 0x3F);
        out[size++] = (byte) (0x80 | c & 0x3F);
        ascii = false;
      } else {
        if (kind == SLASH_OR_FULL_STOP && (!ascii || isBeginning(out, start, size))) {
          return null;
        }
        byte[] word = ascii ? word(out, start, size) : words.get(upper(trimmed, token, i));
        if (word != null) {
          out = put(word, out, start, line.length - i);
          size = start + word.length;
        }
        if (kind == NUMBER_SIGN) {
          out = put(number, out, size, line.length - i);
          size += number.length;
        }
        token = i + 1;
        start = size;
        ascii = true;
      }
    }
    return Arrays.copyOf(out, size);
  }

  private static String upper(String line, int start, int end) {
    return LetterCase.upper(line.substring(start, end));
  }

  /**
   * Returns whether it is a letter that stays as it is: no mark, and none that composes with a
   * letter.
   */
  private static boolean isKanaOrHan(char c) {
    return c >= 0x4E00 && c <= 0x9FA5
        || c >= 0x3041 && c <= 0x3096
        || c >= 0x30A1 && c <= 0x30FA
        || c == 0x30FC;
  }

  private boolean isBeginning(byte[] out, int start, int end) {
    return beginnings.contains(new String(out, start, end - start, StandardCharsets.US_ASCII));
  }

  /** Returns what a token of ASCII becomes, or null if it is no word. */
  private byte[] word(byte[] out, int start, int end) {
    int length = end - start;
    if (length == 0) {
      return null;
    }
    boolean[] lengths = lengthsByFirst[out[start]];
    return length < lengths.length && lengths[length]
        ? words.get(new String(out, start, length, StandardCharsets.US_ASCII))
        : null;
  }

  /** Puts a word into a line, and leaves room for the characters that follow. */
  private static byte[] put(byte[] word, byte[] line, int start, int characters) {
    int length = start + word.length + MAX_BYTES * characters;
    // Twice as long, so that a line of many words is not copied for each of them.
    byte[] out = length <= line.length ? line : Arrays.copyOf(line, 2 * length);
    System.arraycopy(word, 0, out, start, word.length);
    return out;
  }
}
