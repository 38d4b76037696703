package org.embulk.output.amazon_ads.core.row;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.embulk.output.amazon_ads.core.text.Whitespace;

/** Reads IP addresses; for some texts that are none, the JDK would do a DNS lookup. */
public final class IpAddress {
  private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern V4 = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");
  private static final Pattern WITH_PORT =
      Pattern.compile("\\[([0-9A-Fa-f:.]{2,45})\\]:[0-9]{1,5}|([0-9.]{7,15}):[0-9]{1,5}");
  private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");
  private static final String GAP = "::";

  /** The maximum length of an IPv6 address, one that ends in an IPv4 address. */
  private static final int MAX_LENGTH = 45;

  private static final int GROUPS = 8;
  private static final int INVALID = GROUPS + 1;

  private IpAddress() {}

  /**
   * Returns the address in a column, without a port; null if there is none that can be read. Of a
   * list, as in {@code X-Forwarded-For}, the first is that of the client.
   */
  public static String read(Row row, InputColumn column) {
    String text = Cells.of(Cells.value(row, column));
    if (text == null) {
      return null;
    }
    int comma = text.indexOf(',');
    String address = withoutPort(comma < 0 ? text : Whitespace.trim(text.substring(0, comma)));
    return is(address) ? address : null;
  }

  /** Returns the address of {@code 203.0.113.9:443} and {@code [2001:db8::1]:443}. */
  private static String withoutPort(String text) {
    Matcher matcher = WITH_PORT.matcher(text);
    if (!matcher.matches()) {
      return text;
    }
    return matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
  }

  private static boolean is(String text) {
    return text.length() <= MAX_LENGTH && (V4.matcher(text).matches() || isV6(text));
  }

  /** Accepts eight groups, or fewer with one gap that replaces at least one group. */
  private static boolean isV6(String text) {
    int gap = text.indexOf(GAP);
    if (gap < 0) {
      return groups(text, true) == GROUPS;
    }
    String before = text.substring(0, gap);
    String after = text.substring(gap + GAP.length());
    int groups =
        (before.isEmpty() ? 0 : groups(before, false))
            + (after.isEmpty() ? 0 : groups(after, true));
    return groups < GROUPS;
  }

  /** Counts the groups; an IPv4 address at the end counts as two. */
  private static int groups(String text, boolean atEnd) {
    String[] parts = text.split(":", -1);
    int last = parts.length - 1;
    int groups = 0;
    for (int i = 0; i <= last; i++) {
      if (GROUP.matcher(parts[i]).matches()) {
        groups++;
      } else if (atEnd && i == last && V4.matcher(parts[i]).matches()) {
        groups += 2;
      } else {
        return INVALID;
      }
    }
    return groups;
  }
}
