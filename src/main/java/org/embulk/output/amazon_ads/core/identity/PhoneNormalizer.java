package org.embulk.output.amazon_ads.core.identity;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.Set;

/**
 * Normalizes a phone number to country calling code and national number, digits only, without a
 * plus, as parsed by Google's libphonenumber.
 *
 * <p>A number without a calling code belongs to the row's country. Only {@code IS_POSSIBLE} is
 * accepted: without its area code a number identifies nobody, while requiring validity would lose
 * real numbers in ranges newer than the library.
 *
 * <p>A number printed as a float is read as that number, and left out if digits are missing. So is
 * a number of one repeated digit: it stands for a missing one, and would match strangers.
 *
 * <p>The library would take most of the time of a row, so {@link PhoneFastPath} handles the common
 * shapes.
 */
final class PhoneNormalizer implements Normalizer {
  private static final String REASON = "not a possible number for country_code";
  private static final String ROUNDED = "a fraction or a rounded number in exponent form";

  private static final String REPEATED = "one digit over and over";

  private static final int MAX_CODE_LENGTH = 3;

  private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

  private final PhoneFastPath fastPath = new PhoneFastPath();
  private final Set<Integer> callingCodes = LIBRARY.getSupportedCallingCodes();

  @Override
  public MatchKey normalize(String trimmed, String country, boolean numericColumn) {
    Optional<PrintedFloat> number = PrintedFloat.in(trimmed);
    if (!number.isPresent()) {
      return normalizeText(trimmed, country);
    }
    Optional<String> whole = number.get().whole();
    if (whole.isPresent()) {
      return normalizeText(whole.get(), country);
    }
    // The library would dial the E. A point before other digits separates them: 030.123456.
    return number.get().isExponential()
        ? MatchKey.leftOut(ROUNDED)
        : normalizeText(trimmed, country);
  }

  private MatchKey normalizeText(String trimmed, String country) {
    String digits = fastPath.find(trimmed, country);
    MatchKey key = digits != null ? MatchKey.of(digits) : normalizeByLibrary(trimmed, country);
    return key.isSent() && isOneRepeatedDigit(key.normalized()) ? MatchKey.leftOut(REPEATED) : key;
  }

  /** Returns whether a calling code is followed by one digit only, which people make up. */
  private boolean isOneRepeatedDigit(String digits) {
    char last = digits.charAt(digits.length() - 1);
    int start = digits.length();
    while (start > 0 && digits.charAt(start - 1) == last) {
      start--;
    }
    if (start > MAX_CODE_LENGTH) {
      return false;
    }
    int codeLength = 1;
    // No calling code is a prefix of another.
    while (!callingCodes.contains(Integer.valueOf(digits.substring(0, codeLength)))) {
      codeLength++;
    }
    return start <= codeLength;
  }

  static MatchKey normalizeByLibrary(String trimmed, String country) {
    PhoneNumber number;
    try {
      number = LIBRARY.parse(trimmed, country);
    } catch (NumberParseException | IndexOutOfBoundsException e) {
      // The latter for ";phone-context=1;tel:", where the library takes a substring whose end
      // precedes its start.
      return MatchKey.leftOut(REASON);
    }
    if (LIBRARY.isPossibleNumberWithReason(number) != ValidationResult.IS_POSSIBLE) {
      return MatchKey.leftOut(REASON);
    }
    // E.164 has no extension; the leading plus is not part of what Amazon hashes.
    return MatchKey.of(LIBRARY.format(number, PhoneNumberFormat.E164).substring(1));
  }
}
