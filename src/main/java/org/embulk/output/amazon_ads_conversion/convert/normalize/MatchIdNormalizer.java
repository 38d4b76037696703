package org.embulk.output.amazon_ads_conversion.convert.normalize;

/**
 * Passes an advertiser's own id as it is, unless it is personal data, which makes the record
 * invalid: this type goes out unhashed.
 */
final class MatchIdNormalizer implements Normalizer {
  private static final String EMAIL_REASON = "an e-mail address must not be sent as match_id";
  private static final String PHONE_REASON = "a phone number must not be sent as match_id";

  /** The digits of the shortest and of the longest number that E.164 has room for. */
  private static final int FEWEST_DIGITS = 7;

  private static final int MOST_DIGITS = 15;

  private final Normalizer email = new EmailNormalizer();

  @Override
  public Normalized normalize(String raw, String country, boolean numericColumn) {
    String id = Whitespace.trim(raw);
    if (email.normalize(id, country, numericColumn).hasText()) {
      return Normalized.forbidden(EMAIL_REASON);
    }
    if (isPhone(id)) {
      return Normalized.forbidden(PHONE_REASON);
    }
    return Normalized.of(id);
  }

  /** Knows a plus, then digits with the usual punctuation between them. */
  private static boolean isPhone(String id) {
    if (!id.startsWith("+") && !id.startsWith("\uFF0B")) {
      return false;
    }
    int digits = 0;
    for (int i = 1; i < id.length(); i++) {
      char c = id.charAt(i);
      if (Character.isDigit(c)) {
        digits++;
      } else if (" -.()/".indexOf(c) < 0 && !Whitespace.isBlank(c)) {
        return false;
      }
    }
    return digits >= FEWEST_DIGITS && digits <= MOST_DIGITS;
  }
}
