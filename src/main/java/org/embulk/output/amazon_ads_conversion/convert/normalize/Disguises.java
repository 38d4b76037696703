package org.embulk.output.amazon_ads_conversion.convert.normalize;

import java.text.Normalizer.Form;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Undoes the disguises in which a character may arrive: full-width and other compatible forms, by
 * NFKC; escapes of URLs, HTML and JSON; and characters of no width between the others.
 */
final class Disguises {
  /** A code in hexadecimal or decimal, or a name; {@code %2540} has been escaped twice. */
  private static final Pattern ESCAPE =
      Pattern.compile(
          "%(?:25)*+([2-7][0-9a-f])"
              + "|\\\\(?:x|u00)([2-7][0-9a-f])"
              + "|\\\\u([0-9a-f]{4})"
              + "|&(?:amp;)*+#x0*+([0-9a-f]{2,4})(?![0-9a-f]);?"
              + "|&(?:amp;)*+#0*+([0-9]{2,5})(?![0-9]);?"
              + "|&(?:amp;)*+(?:(commat)|(period)|(plus));?",
          Pattern.CASE_INSENSITIVE);

  private static final int LAST_HEX_GROUP = 4;
  private static final int DECIMAL_GROUP = 5;

  /** What the names after the decimal group stand for. */
  private static final String NAMED = "@.+";

  private Disguises() {}

  /** Returns the text as a reader would take it; for looking at, not for sending. */
  static String undo(String text) {
    String folded = fold(text);
    String plain = unescape(folded);
    return plain.equals(folded) ? folded : fold(plain);
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

  private static char unescaped(Matcher matcher) {
    int group = 1;
    while (matcher.group(group) == null) {
      group++;
    }
    return group > DECIMAL_GROUP
        ? NAMED.charAt(group - DECIMAL_GROUP - 1)
        : (char) Integer.parseInt(matcher.group(group), group > LAST_HEX_GROUP ? 10 : 16);
  }
}
