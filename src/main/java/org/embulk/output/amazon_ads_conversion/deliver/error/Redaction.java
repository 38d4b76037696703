package org.embulk.output.amazon_ads_conversion.deliver.error;

import java.util.Collection;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Makes of Amazon's words what may be shown.
 *
 * <p>Amazon's messages may quote what was sent. So every text that is known to have been sent,
 * every quoted part, and what looks like an e-mail address, a phone number, a hash or a device id
 * becomes {@code …}, and the rest is cut. Code and field location are always shown, but only the
 * characters that these consist of.
 */
public final class Redaction {
  /** The most characters of a message that are shown. */
  static final int MAX_LENGTH = 200;

  /** So much of a message is read for what must be hidden. A huge one must not cost more. */
  static final int MAX_READ = 16_384;

  /** So much of a longer one may be shown: any text that begins there has been read to its end. */
  private static final int MAX_USED = MAX_READ - 8_192;

  private static final Pattern NO_CODE = Pattern.compile("[^A-Za-z0-9_.-]");
  private static final Pattern NO_LOCATION = Pattern.compile("[^A-Za-z0-9_.$/\\[\\]'*-]");
  private static final int MAX_CODE_LENGTH = 100;

  private final Supplier<? extends Collection<String>> known;

  /**
   * @param known the texts that were sent, asked for where there is a message to search for them
   */
  public Redaction(Supplier<? extends Collection<String>> known) {
    this.known = known;
  }

  /** Returns what may be shown of an error. */
  public RedactedError redact(AmazonError error) {
    return new RedactedError(
        word(error.code(), NO_CODE),
        word(error.fieldLocation(), NO_LOCATION),
        message(error.message()));
  }

  private static String word(String text, Pattern forbidden) {
    String cut = text.length() > MAX_CODE_LENGTH ? text.substring(0, MAX_CODE_LENGTH) : text;
    MaskedText masked = new MaskedText(forbidden.matcher(cut).replaceAll(MaskedText.HIDDEN));
    SensitivePatterns.hide(masked);
    return masked.show(masked.text().length());
  }

  private String message(String message) {
    if (message.isEmpty()) {
      return message;
    }
    boolean whole = message.length() <= MAX_READ;
    MaskedText masked = new MaskedText(whole ? message : message.substring(0, MAX_READ));
    KnownTexts.hide(masked, known.get());
    QuotedText.hide(masked);
    SensitivePatterns.hide(masked);
    return whole
        ? cut(masked.show(message.length()))
        : cut(masked.show(MAX_USED) + MaskedText.HIDDEN);
  }

  private static String cut(String text) {
    if (text.length() <= MAX_LENGTH) {
      return text;
    }
    // Half a surrogate pair is no character.
    int end =
        Character.isHighSurrogate(text.charAt(MAX_LENGTH - 2)) ? MAX_LENGTH - 2 : MAX_LENGTH - 1;
    return text.substring(0, end) + MaskedText.HIDDEN;
  }
}
