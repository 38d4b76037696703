package org.embulk.output.amazon_ads_conversion.deliver.error;

import java.util.function.Supplier;

/**
 * Redacts Amazon's errors so that they are safe to show.
 *
 * <p>Amazon's messages may quote what was sent. So every text known to have been sent, every quoted
 * part, and anything that looks like an e-mail address, a phone number, a hash or a device id
 * becomes {@code …}, and the rest is truncated. Code and field location are always shown, without
 * known texts, and reduced to the characters that they consist of.
 *
 * <p>Not thread-safe.
 */
public final class Redaction {
  /** The maximum number of characters shown of a message. */
  static final int MAX_LENGTH = 200;

  /**
   * How many characters of a text are searched for what must be hidden. That takes microseconds a
   * character, and a response may hold three texts for each of 500 events.
   */
  static final int MAX_READ = 1_024;

  /**
   * The end of a longer text, of which nothing is shown: what begins before it has been read far
   * enough to be recognized, be it eight characters of a known text, each of them escaped three
   * times, or an e-mail address up to its at sign.
   */
  private static final int UNSHOWN_END = 512;

  private static final String IN_CODE =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-";
  private static final String IN_LOCATION = IN_CODE + "$/[]'*";
  private static final int MAX_CODE_LENGTH = 100;

  /** For a request that sent nothing. */
  public static final Redaction OF_NOTHING = new Redaction(() -> KnownTexts.NONE);

  private static final RedactedError NO_ERROR = new RedactedError("", "", "");

  private final Supplier<KnownTexts> supplier;
  private KnownTexts known;

  /**
   * @param known supplies the texts that were sent; called once, and only if there is a text to
   *     search
   */
  public Redaction(Supplier<KnownTexts> known) {
    this.supplier = known;
  }

  /** Returns the part of an error that is safe to show. */
  public RedactedError redact(AmazonError error) {
    if (error == AmazonError.NONE) {
      return NO_ERROR;
    }
    MaskedText location = word(error.fieldLocation(), IN_LOCATION);
    // Searched once more: without its indexes, a text that they tore apart is whole again.
    MaskedText kindLocation = location.without(RedactedError.INDEX);
    known().hide(kindLocation);
    return new RedactedError(
        shown(word(error.code(), IN_CODE), error.code()),
        shown(location, error.fieldLocation()),
        shown(kindLocation, error.fieldLocation()),
        message(error.message()));
  }

  private MaskedText word(String text, String allowedCharacters) {
    MaskedText masked = bounded(text);
    for (int i = 0; i < masked.text().length(); i++) {
      if (allowedCharacters.indexOf(masked.text().charAt(i)) < 0) {
        masked.hide(i, i + 1);
      }
    }
    known().hide(masked);
    SensitivePatterns.hideNumbersAndHexadecimal(masked);
    return masked;
  }

  private static String shown(MaskedText word, String original) {
    String shown = word.show(shownEnd(word, original));
    return shown.length() > MAX_CODE_LENGTH ? shown.substring(0, MAX_CODE_LENGTH) : shown;
  }

  private String message(String message) {
    if (message.isEmpty()) {
      return message;
    }
    MaskedText masked = bounded(message);
    known().hide(masked);
    QuotedText.hide(masked);
    SensitivePatterns.hide(masked);
    String shown = masked.show(shownEnd(masked, message));
    boolean endsHidden = shown.endsWith(MaskedText.HIDDEN);
    return cut(isTooLong(message) && !endsHidden ? shown + MaskedText.HIDDEN : shown);
  }

  private static MaskedText bounded(String text) {
    return new MaskedText(isTooLong(text) ? text.substring(0, MAX_READ) : text);
  }

  private static int shownEnd(MaskedText masked, String original) {
    int length = masked.text().length();
    return isTooLong(original) ? Math.max(0, length - UNSHOWN_END) : length;
  }

  private static boolean isTooLong(String text) {
    return text.length() > MAX_READ;
  }

  private KnownTexts known() {
    if (known == null) {
      known = supplier.get();
    }
    return known;
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
