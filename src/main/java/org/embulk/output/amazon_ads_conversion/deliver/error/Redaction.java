package org.embulk.output.amazon_ads_conversion.deliver.error;

import java.util.Collection;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Redacts Amazon's errors so that they are safe to show.
 *
 * <p>Amazon's messages may quote what was sent. So every text known to have been sent, every quoted
 * part, and anything that looks like an e-mail address, a phone number, a hash or a device id
 * becomes {@code …}, and the rest is truncated. Code and field location are always shown, reduced
 * to the characters that they consist of.
 */
public final class Redaction {
  /** The maximum number of characters shown of a message. */
  static final int MAX_LENGTH = 200;

  /** How many characters of a message are searched for what must be hidden, to limit the cost. */
  static final int MAX_READ = 16_384;

  /** How many of a longer one may be shown: any text that begins there has been read to its end. */
  private static final int MAX_USED = MAX_READ - 8_192;

  private static final Pattern NOT_IN_CODE = Pattern.compile("[^A-Za-z0-9_.-]");
  private static final Pattern NOT_IN_LOCATION = Pattern.compile("[^A-Za-z0-9_.$/\\[\\]'*-]");
  private static final int MAX_CODE_LENGTH = 100;

  private final Supplier<? extends Collection<String>> known;

  /**
   * @param known supplies the texts that were sent; called only if there is a message to search
   */
  public Redaction(Supplier<? extends Collection<String>> known) {
    this.known = known;
  }

  /** Returns the part of an error that is safe to show. */
  public RedactedError redact(AmazonError error) {
    return new RedactedError(
        word(error.code(), NOT_IN_CODE),
        word(error.fieldLocation(), NOT_IN_LOCATION),
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
    // Don't split a surrogate pair.
    int end =
        Character.isHighSurrogate(text.charAt(MAX_LENGTH - 2)) ? MAX_LENGTH - 2 : MAX_LENGTH - 1;
    return text.substring(0, end) + MaskedText.HIDDEN;
  }
}
