package org.embulk.output.amazon_ads.core.identity;

import java.util.Optional;

/**
 * Normalizes a phone number to country calling code and national number, digits only, without a
 * plus.
 *
 * <p>{@link PhoneReadings} says which number a text stands for. It would take most of the time of a
 * row, so {@link PhoneFastPath} handles the common shapes.
 *
 * <p>A number printed as a float is read as that number, and left out if digits are missing. So is
 * a number of one repeated digit: it stands for a missing one, and would match strangers.
 */
final class PhoneNormalizer implements Normalizer {
  private static final String REASON = "not a possible phone number";
  private static final String ROUNDED = "a fraction or a rounded number in exponent form";

  private static final String REPEATED = "one digit over and over";

  private final PhoneFastPath fastPath = new PhoneFastPath();

  @Override
  public MatchKey normalize(String trimmed, String country) {
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
    if (digits == null) {
      digits = PhoneReadings.read(trimmed, country).orElse(null);
    }
    if (digits == null) {
      return MatchKey.leftOut(REASON);
    }
    return isOneRepeatedDigit(digits) ? MatchKey.leftOut(REPEATED) : MatchKey.of(digits);
  }

  /** Returns whether a calling code is followed by one digit only, which people make up. */
  private static boolean isOneRepeatedDigit(String digits) {
    char last = digits.charAt(digits.length() - 1);
    int start = digits.length();
    while (start > 0 && digits.charAt(start - 1) == last) {
      start--;
    }
    return start <= PhoneReadings.MAX_CODE_LENGTH && start <= PhoneReadings.codeLength(digits);
  }
}
