package org.embulk.output.amazon_ads_conversion.convert;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Tells IP addresses from other texts, without ever asking a name server. */
final class IpAddress {
  private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern V4 = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");

  /** Only what can stand in an IPv6 literal; a colon makes the JDK parse and never look up. */
  private static final Pattern MAYBE_V6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

  private IpAddress() {}

  static boolean is(String text) {
    return V4.matcher(text).matches()
        || (text.indexOf(':') >= 0 && MAYBE_V6.matcher(text).matches() && isV6(text));
  }

  private static boolean isV6(String text) {
    try {
      InetAddress.getByName(text);
      return true;
    } catch (UnknownHostException e) { // The answer: no address. Its message holds the text.
      return false;
    }
  }
}
