package org.embulk.output.amazon_ads_conversion.deliver;

import java.util.List;
import java.util.regex.Pattern;
import org.embulk.output.amazon_ads_conversion.convert.Event;

/**
 * Makes of Amazon's words what may be shown.
 *
 * <p>Amazon's messages may quote what was sent. So every text of the request's own events, every
 * quoted part, and what looks like an e-mail address, a phone number, a hash or a device id becomes
 * {@code …}, and the rest is cut. Code and field location are always shown, but only the characters
 * that these consist of.
 */
final class Redaction {
  /** The most characters of a message that are shown. */
  static final int LONGEST = 200;

  /** So much of a message is read for what must be hidden. A huge one must not cost more. */
  static final int LONGEST_READ = 16_384;

  /** So much of a longer one may be shown: any text that begins there has been read to its end. */
  private static final int LONGEST_USED = LONGEST_READ - 8_192;

  private static final Pattern NO_CODE = Pattern.compile("[^A-Za-z0-9_.-]");
  private static final Pattern NO_LOCATION = Pattern.compile("[^A-Za-z0-9_.$/\\[\\]'*-]");
  private static final int LONGEST_CODE = 100;

  private Redaction() {}

  /**
   * Returns what may be shown of an error.
   *
   * @param sent the events of the request that was answered by it
   */
  static ShownError of(AmazonError error, List<Event> sent) {
    return new ShownError(
        word(error.code(), NO_CODE),
        word(error.fieldLocation(), NO_LOCATION),
        message(error.message(), sent));
  }

  private static String word(String text, Pattern forbidden) {
    String cut = text.length() > LONGEST_CODE ? text.substring(0, LONGEST_CODE) : text;
    MaskedText masked = new MaskedText(forbidden.matcher(cut).replaceAll(MaskedText.HIDDEN));
    Giveaways.hide(masked);
    return masked.show(masked.text().length());
  }

  private static String message(String message, List<Event> sent) {
    if (message.isEmpty()) {
      return message;
    }
    boolean whole = message.length() <= LONGEST_READ;
    MaskedText masked = new MaskedText(whole ? message : message.substring(0, LONGEST_READ));
    SentTexts.hide(masked, sent);
    QuotedParts.hide(masked);
    Giveaways.hide(masked);
    return whole
        ? cut(masked.show(message.length()))
        : cut(masked.show(LONGEST_USED) + MaskedText.HIDDEN);
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    // Half a surrogate pair is no character.
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
    return text.substring(0, end) + MaskedText.HIDDEN;
  }
}
