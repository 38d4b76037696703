package org.embulk.output.amazon_ads.conversion;

import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.embulk.output.amazon_ads.core.text.Whitespace;

/**
 * Reads the tokens of clicks on Amazon's ads, from the value of the parameter {@code aref} that the
 * ads add to the address of the landing page, or from that whole address.
 */
final class ClickTokens {
  private static final String TOKEN_AND_MILLISECONDS = "[A-Za-z0-9]{10}\\.[0-9]{13}";

  private static final Pattern TOKENS =
      Pattern.compile(TOKEN_AND_MILLISECONDS + "(?:\\|" + TOKEN_AND_MILLISECONDS + ")*+");

  /** An address, its query, and perhaps a fragment. */
  private static final Pattern ADDRESS =
      Pattern.compile("(?is)https?://[^?#]*+(?:\\?([^#]*+))?+.*");

  /** Shops store addresses as they stand in HTML, too. */
  private static final Pattern SEPARATOR = Pattern.compile("&(?:amp;)?");

  private static final String PARAMETER = "aref=";

  private ClickTokens() {}

  /** Returns the tokens of a trimmed text, or null if it is an address without any. */
  static String of(String text) {
    Matcher address = ADDRESS.matcher(text);
    if (!address.matches()) {
      return text;
    }
    String query = address.group(1) == null ? "" : address.group(1);
    for (String parameter : SEPARATOR.split(query)) {
      if (parameter.startsWith(PARAMETER)) {
        String tokens = Whitespace.trim(decoded(parameter.substring(PARAMETER.length())));
        return tokens.isEmpty() ? null : tokens;
      }
    }
    return null;
  }

  /** Returns whether tokens have the form that Amazon documents. */
  static boolean areWellFormed(String tokens) {
    return TOKENS.matcher(tokens).matches();
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, "UTF-8");
    } catch (IllegalArgumentException e) { // A % that begins no escape; it is sent as it is.
      return value;
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("Java always knows UTF-8", e);
    }
  }
}
