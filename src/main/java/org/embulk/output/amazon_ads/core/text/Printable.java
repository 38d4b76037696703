package org.embulk.output.amazon_ads.core.text;

import java.util.regex.Pattern;

/** Makes a text that a user has written fit for a log line: short, visible, and without a token. */
public final class Printable {
  private static final int MAX_CODE_POINTS = 100;

  /** Amazon's tokens by their prefixes, which somebody may have put into the wrong option. */
  private static final Pattern TOKEN = Pattern.compile("(?i)(?:amzn_ads|Atz[a-z])\\|");

  /** What would break a log line, be invisible in it, or reverse it. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private Printable() {}

  /**
   * Returns the text with blanks for unprintable characters, cut after 100 code points; of a text
   * with a token, nothing.
   */
  public static String of(String text) {
    if (TOKEN.matcher(text).find()) {
      return "…";
    }
    boolean fits = text.codePointCount(0, text.length()) <= MAX_CODE_POINTS;
    String cut = fits ? text : text.substring(0, text.offsetByCodePoints(0, MAX_CODE_POINTS)) + "…";
    return UNPRINTABLE.matcher(cut).replaceAll(" ");
  }

  /** Returns the same in quotes. */
  public static String quoted(String text) {
    return '"' + of(text) + '"';
  }
}
