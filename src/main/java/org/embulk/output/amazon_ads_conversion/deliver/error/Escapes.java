package org.embulk.output.amazon_ads_conversion.deliver.error;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Undoes the escapes of URLs, of HTML, and of JSON and its relatives. */
enum Escapes {
  ALL("%&\\"),
  URL("%"),
  HTML("&"),
  JSON("\\");

  /** Each by itself, since what looks like an escape of one may be plain text in another. */
  static final List<Escapes> ALONE = Collections.unmodifiableList(Arrays.asList(URL, HTML, JSON));

  private static final String ESCAPE =
      "(?<url>(?:%[0-9A-Fa-f]{2})++)"
          + "|(?:\\\\u|%u)(?<utf16>[0-9A-Fa-f]{4})"
          + "|\\\\(?:x(?<byte>[0-9A-Fa-f]{2})|u\\{(?<code>[0-9A-Fa-f]{1,6})\\}"
          + "|U(?<long>[0-9A-Fa-f]{8}))"
          + "|&#[xX](?<hex>[0-9A-Fa-f]{1,8}+);?"
          + "|&#(?<decimal>[0-9]{1,9}+);?"
          + "|&(?<accented>[A-Za-z])(?:acute|grave|circ|uml|tilde|cedil|ring|caron"
          + "|macr|breve|ogon|dot|dblac);"
          + "|&(?<entity>[A-Za-z]{2,10}+);"
          + "|\\\\(?<character>.)";

  private final String beginnings;
  private final Pattern pattern;

  Escapes(String beginnings) {
    this.beginnings = beginnings;
    this.pattern =
        Pattern.compile(
            "(?=[" + beginnings.replace("\\", "\\\\") + "])(?:" + ESCAPE + ")", Pattern.DOTALL);
  }

  /** Returns the text with each escape undone once, or the same text if it has none. */
  TracedText decode(TracedText text) {
    if (text.text().chars().noneMatch(character -> beginnings.indexOf(character) >= 0)) {
      return text; // As nearly always, and much faster.
    }
    Matcher escape = pattern.matcher(text.text());
    if (!escape.find()) {
      return text;
    }
    TracedText decoded = new TracedText();
    int copied = 0;
    do {
      copy(text, copied, escape.start(), decoded);
      decode(text, escape, decoded);
      copied = escape.end();
    } while (escape.find());
    copy(text, copied, text.length(), decoded);
    return decoded;
  }

  private static void copy(TracedText text, int from, int to, TracedText target) {
    for (int i = from; i < to; i++) {
      target.add(text.text().charAt(i), text.start(i), text.end(i));
    }
  }

  private static void decode(TracedText text, Matcher escape, TracedText target) {
    if (escape.group("url") != null) {
      decodeBytes(text, escape.start(), escape.end(), target);
      return;
    }
    int start = text.start(escape.start());
    int end = text.end(escape.end() - 1);
    String plain = plain(escape);
    for (int i = 0; i < plain.length(); i++) {
      target.add(plain.charAt(i), start, end);
    }
  }

  private static String plain(Matcher escape) {
    for (String hexadecimal : new String[] {"utf16", "byte", "code", "long", "hex"}) {
      if (escape.group(hexadecimal) != null) {
        return character(Long.parseLong(escape.group(hexadecimal), 16));
      }
    }
    if (escape.group("decimal") != null) {
      return character(Long.parseLong(escape.group("decimal")));
    }
    if (escape.group("accented") != null) {
      return escape.group("accented");
    }
    return escape.group("entity") == null
        ? control(escape.group("character"))
        : Entities.character(escape.group("entity"));
  }

  private static String character(long codePoint) {
    return codePoint <= Character.MAX_CODE_POINT
        ? new String(Character.toChars((int) codePoint))
        : " ";
  }

  /** Returns what stands for a character after a backslash. */
  private static String control(String character) {
    return "ntrbf".contains(character) ? " " : character;
  }

  /** Decodes bytes as UTF-8, and those that are none as ISO-8859-1. */
  private static void decodeBytes(TracedText text, int from, int to, TracedText target) {
    byte[] bytes = new byte[(to - from) / 3];
    for (int i = 0; i < bytes.length; i++) {
      CharSequence digits = text.text().subSequence(from + 3 * i + 1, from + 3 * i + 3);
      bytes[i] = (byte) Integer.parseInt(digits.toString(), 16);
    }
    for (int i = 0; i < bytes.length; ) {
      int size = Math.min(utf8Length(bytes[i]), bytes.length - i);
      String character = new String(bytes, i, size, UTF_8);
      if (character.indexOf('\ufffd') >= 0) {
        size = 1;
        character = String.valueOf((char) (bytes[i] & 0xff));
      }
      int start = text.start(from + 3 * i);
      i += size;
      int end = text.end(from + 3 * i - 1);
      for (int j = 0; j < character.length(); j++) {
        target.add(character.charAt(j), start, end);
      }
    }
  }

  private static int utf8Length(byte lead) {
    int bits = lead & 0xff;
    if (bits < 0xc0) {
      return 1;
    }
    return bits < 0xe0 ? 2 : bits < 0xf0 ? 3 : 4;
  }
}
