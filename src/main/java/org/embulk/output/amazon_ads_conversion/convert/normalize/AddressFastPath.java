package org.embulk.output.amazon_ads_conversion.convert.normalize;

import static org.embulk.output.amazon_ads_conversion.convert.normalize.AddressCharacterKinds.DELETED;
import static org.embulk.output.amazon_ads_conversion.convert.normalize.AddressCharacterKinds.KANA_OR_HAN;
import static org.embulk.output.amazon_ads_conversion.convert.normalize.AddressCharacterKinds.NUMBER_SIGN;
import static org.embulk.output.amazon_ads_conversion.convert.normalize.AddressCharacterKinds.OTHER;
import static org.embulk.output.amazon_ads_conversion.convert.normalize.AddressCharacterKinds.SLASH_OR_FULL_STOP;

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
 * <p>Each of these characters is normalized independently of its neighbours, so the line needn't be
 * upper-cased, composed and lower-cased as a whole. The plain way takes about three times as long.
 *
 * <p>A slash or a full stop may belong to a word, or to {@code C/O}: then the plain way decides.
 */
final class AddressFastPath {
  /**
   * The maximum number of UTF-8 bytes that a character contributes, unless its token is replaced.
   */
  private static final int MAX_BYTES = 3;

  private static final String CARE_OF_BEGINNING = "c";

  /** Replacements by word in upper case; words of ASCII letters and digits also in lower case. */
  private final Map<String, byte[]> replacements = new HashMap<>();

  /**
   * By first character in lower case, the lengths that words have: most tokens have none of them.
   */
  private final boolean[][] lengthsByFirst = new boolean[0x80][0];

  /** What comes before the first slash or full stop of a word, in lower case. */
  private final Set<String> beginnings = new HashSet<>();

  /** What {@code #} becomes. */
  private final byte[] number;

  /**
   * @param words the words of a country in upper case, {@code #} among them, and what each becomes
   */
  AddressFastPath(Map<String, String> words) {
    words.forEach(this::add);
    beginnings.add(CARE_OF_BEGINNING);
    number = replacements.get("#");
  }

  private void add(String word, String replacement) {
    byte[] normalized =
        AddressCharacters.clean(LetterCase.lower(replacement)).getBytes(StandardCharsets.UTF_8);
    replacements.put(word, normalized);
    String lower = LettersAndDigits.of(word);
    if (lower.length() == word.length()) {
      replacements.put(lower, normalized);
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
   * Returns the UTF-8 of the normalized line, possibly empty, or null if the plain way must decide.
   */
  byte[] find(String trimmed) {
    char[] line = trimmed.toCharArray();
    byte[] out = new byte[MAX_BYTES * line.length];
    int size = 0;
    int tokenStart = 0; // Where the token starts in the line,
    int outStart = 0; // and in the output.
    boolean asciiOnly = true; // So far, the token has only letters and digits of ASCII.
    for (int i = 0; i <= line.length; i++) {
      char c = i < line.length ? line[i] : ' '; // A blank ends the last token.
      int kind = AddressCharacterKinds.of(c);
      if (kind > 0) {
        out[size++] = (byte) kind;
        asciiOnly &= c < 0x80;
        if (kind > 0xFF) {
          out[size++] = (byte) (kind >> 8);
        }
      } else if (kind == DELETED) {
        asciiOnly = false;
      } else if (kind == KANA_OR_HAN) {
        out[size++] = (byte) (0xE0 | c >> 12);
        out[size++] = (byte) (0x80 | c >> 6 & 0x3F);
        out[size++] = (byte) (0x80 | c & 0x3F);
        asciiOnly = false;
      } else if (kind == OTHER
          || kind == SLASH_OR_FULL_STOP && (!asciiOnly || isBeginning(out, outStart, size))) {
        return null;
      } else {
        byte[] replacement =
            asciiOnly
                ? replacement(out, outStart, size)
                : replacements.get(LetterCase.upper(trimmed.substring(tokenStart, i)));
        if (replacement != null) {
          out = put(replacement, out, outStart, line.length - i);
          size = outStart + replacement.length;
        }
        if (kind == NUMBER_SIGN) {
          out = put(number, out, size, line.length - i);
          size += number.length;
        }
        tokenStart = i + 1;
        outStart = size;
        asciiOnly = true;
      }
    }
    return Arrays.copyOf(out, size);
  }

  private boolean isBeginning(byte[] out, int start, int end) {
    return beginnings.contains(new String(out, start, end - start, StandardCharsets.US_ASCII));
  }

  /** Returns what a token of ASCII letters and digits becomes, or null if it is no word. */
  private byte[] replacement(byte[] out, int start, int end) {
    int length = end - start;
    if (length == 0) {
      return null;
    }
    boolean[] lengths = lengthsByFirst[out[start]];
    return length < lengths.length && lengths[length]
        ? replacements.get(new String(out, start, length, StandardCharsets.US_ASCII))
        : null;
  }

  /**
   * Puts a replacement into the output, and returns the output: a longer copy if the characters
   * that remain would not fit.
   */
  private static byte[] put(byte[] replacement, byte[] out, int start, int remaining) {
    int length = start + replacement.length + MAX_BYTES * remaining;
    // Twice as long, so that a line of many words is not copied for each of them.
    byte[] result = length <= out.length ? out : Arrays.copyOf(out, 2 * length);
    System.arraycopy(replacement, 0, result, start, replacement.length);
    return result;
  }
}
