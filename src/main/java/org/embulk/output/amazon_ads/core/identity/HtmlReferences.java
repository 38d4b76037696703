package org.embulk.output.amazon_ads.core.identity;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes the HTML references with which web shops store texts, such as {@code O&#8217;Brien}: the
 * numeric ones, and {@code amp}, {@code lt}, {@code gt}, {@code quot}, {@code apos} and {@code
 * nbsp}.
 */
final class HtmlReferences {
  private static final Pattern REFERENCE =
      Pattern.compile(
          "&(?:#0*+(?<decimal>[1-9][0-9]{0,6})"
              + "|#[xX]0*+(?<hexadecimal>[1-9a-fA-F][0-9a-fA-F]{0,5})"
              + "|(?<name>amp|lt|gt|quot|apos|nbsp));");

  private HtmlReferences() {}

  /**
   * Decodes each reference once, so that {@code &amp;#64;} becomes {@code &#64;}. A reference
   * without its semicolon or to no character stays as it is.
   */
  static String decode(String text) {
    if (text.indexOf('&') < 0) {
      return text;
    }
    Matcher reference = REFERENCE.matcher(text);
    StringBuffer decoded = new StringBuffer(text.length());
    while (reference.find()) {
      reference.appendReplacement(decoded, Matcher.quoteReplacement(character(reference)));
    }
    return reference.appendTail(decoded).toString();
  }

  private static String character(Matcher reference) {
    if (reference.group("name") != null) {
      return named(reference.group("name"));
    }
    String decimal = reference.group("decimal");
    int c =
        decimal != null
            ? Integer.parseInt(decimal)
            : Integer.parseInt(reference.group("hexadecimal"), 16);
    boolean exists =
        Character.isValidCodePoint(c)
            && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE);
    return exists ? new String(Character.toChars(c)) : reference.group();
  }

  private static String named(String name) {
    switch (name) {
      case "amp":
        return "&";
      case "lt":
        return "<";
      case "gt":
        return ">";
      case "quot":
        return "\"";
      case "apos":
        return "'";
      default:
        return "\u00A0";
    }
  }
}
