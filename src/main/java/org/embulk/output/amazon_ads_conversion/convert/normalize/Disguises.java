package org.embulk.output.amazon_ads_conversion.convert.normalize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Undoes the disguises in which a character may arrive: full-width and other compatible forms, by
 * NFKC; escapes of URLs, HTML and JSON; and characters of no width between the others.
 */
final class Disguises {
  /** Bytes, a code in hexadecimal or decimal, or a name; {@code %2540} has been escaped twice. */
  private static final Pattern ESCAPE =
      Pattern.compile(
          "(?<bytes>(?:%(?:25)*+[0-9a-f]{2})++)"
              + "|\\\\x(?<byte>[0-9a-f]{2})"
              + "|[\\\\%]u(?<utf16>[0-9a-f]{4})"
              + "|\\\\u\\{(?<code>[0-9a-f]{1,6})\\}"
              + "|&(?:amp;)*+#x0*+(?<hex>[0-9a-f]{2,5})(?![0-9a-f]);?"
              + "|&(?:amp;)*+#0*+(?<decimal>[0-9]{2,6})(?![0-9]);?"
              + "|&(?:amp;)*+(?<name>commat|period|plus|nbsp);?",
          Pattern.CASE_INSENSITIVE);

  private static final String[] HEXADECIMAL = {"byte", "utf16", "code", "hex"};

  /** An escape may itself be escaped, in another way. */
  private static final int MAX_ESCAPES = 3;

  private Disguises() {}

  /** Returns the text as a reader would take it; for looking at, not for sending. */
  static String undo(String text) {
    String plain = fold(text);
    for (int i = 0; i < MAX_ESCAPES; i++) {
      String unescaped = unescape(plain);
      if (unescaped.equals(plain)) {
        break;
      }
      plain = fold(unescaped);
    }
    return plain;
  }

  /** Folds each character by itself: composing all of them could take quadratic time. */
  private static String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      if (c < 0x80) {
        folded.append((char) c);
      } else if (Character.getType(c) != Character.FORMAT) {
        folded.append(java.text.Normalizer.normalize(new String(Character.toChars(c)), Form.NFKC));
      }
    }
    return folded.toString();
  }

  private static String unescape(String text) {
    Matcher matcher = ESCAPE.matcher(text);
    StringBuffer plain = new StringBuffer(text.length());
    while (matcher.find()) {
      matcher.appendReplacement(plain, "");
      plain.append(unescaped(matcher));
    }
    return matcher.appendTail(plain).toString();
  }

  private static String unescaped(Matcher escape) {
    if (escape.group("bytes") != null) {
      return decode(escape.group("bytes"));
    }
    if (escape.group("name") != null) {
      return named(escape.group("name").toLowerCase(Locale.ROOT));
    }
    if (escape.group("decimal") != null) {
      return character(Integer.parseInt(escape.group("decimal")));
    }
    for (String group : HEXADECIMAL) {
      if (escape.group(group) != null) {
        return character(Integer.parseInt(escape.group(group), 16));
      }
    }
    throw new IllegalStateException("an escape without a code");
  }

  private static String character(int code) {
    return Character.isValidCodePoint(code) ? new String(Character.toChars(code)) : " ";
  }

  private static String named(String name) {
    switch (name) {
      case "commat":
        return "@";
      case "period":
        return ".";
      case "plus":
        return "+";
      default:
        return " ";
    }
  }

  /** Decodes the escapes of a URL as UTF-8. */
  private static String decode(String escapes) {
    String[] bytes = escapes.substring(1).split("%");
    byte[] decoded = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      decoded[i] = (byte) Integer.parseInt(bytes[i].substring(bytes[i].length() - 2), 16);
    }
    return new String(decoded, UTF_8);
  }
}
