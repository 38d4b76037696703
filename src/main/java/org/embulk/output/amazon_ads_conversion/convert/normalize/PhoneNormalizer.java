package org.embulk.output.amazon_ads_conversion.convert.normalize;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

/**
 * Writes a phone number as country calling code and national number, digits only, without plus, as
 * Google's libphonenumber understands it.
 *
 * <p>A number without a calling code is one of the row's country. Only {@code IS_POSSIBLE} counts:
 * without its area code a number is nobody's, while asking for validity would lose real numbers of
 * ranges that are newer than the library.
 *
 * <p>The library takes most of the time that a row takes, so {@link PhoneFastPath} answers for the
 * common shapes.
 */
final class PhoneNormalizer implements Normalizer {
  private static final String REASON = "not a possible number for country_code";

  private final PhoneFastPath fastPath = new PhoneFastPath();
  private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();

  @Override
  public MatchKey normalize(String trimmed, String country, boolean numericColumn) {
    String digits = fastPath.find(trimmed, country);
    return digits != null ? MatchKey.of(digits) : normalizeByLibrary(trimmed, country);
  }

  MatchKey normalizeByLibrary(String trimmed, String country) {
    PhoneNumber number;
    try {
      number = library.parse(trimmed, country);
    } catch (NumberParseException | IndexOutOfBoundsException e) {
      // The latter for ";phone-context=1;tel:", which the library cuts from behind to before.
      return MatchKey.leftOut(REASON);
    }
    if (library.isPossibleNumberWithReason(number) != ValidationResult.IS_POSSIBLE) {
      return MatchKey.leftOut(REASON);
    }
    // E.164 has no extension; the plus in front of it is not part of what Amazon hashes.
    return MatchKey.of(library.format(number, PhoneNumberFormat.E164).substring(1));
  }
}
