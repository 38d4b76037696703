package org.embulk.output.amazon_ads.core.identity;

import java.text.Normalizer.Form;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Normalizes a postal code to the length and the alphabet of its country.
 *
 * <p>Letters (GB, CA, NL and others) are sent in lower case, as Amazon's client does; its uploader
 * leaves them as given. Nothing is cut at a dash, as the client does by mistake. A number printed
 * as a float is read as that number, which has lost its leading zeros.
 */
final class PostalNormalizer implements Normalizer {
  private static final String REASON = "not a complete postal code for country_code";

  private static final int FIVE_DIGITS = 5;
  private static final int ZIP_PLUS_4_DIGITS = 9;
  private static final int CEP_DIGITS = 8;
  private static final int JP_DIGITS = 7;
  private static final int IN_DIGITS = 6;

  /** Outward code, then inward code; GIR 0AA is the one code outside the pattern. */
  private static final Pattern GB = Pattern.compile("[a-z]{1,2}[0-9][a-z0-9]?[0-9][a-z]{2}|gir0aa");

  private static final Pattern CA = Pattern.compile("(?:[a-z][0-9]){3}");

  @Override
  public MatchKey normalize(String trimmed, String country, boolean numericColumn) {
    // Full-width digits of Japanese and other East Asian input become ASCII.
    String text = java.text.Normalizer.normalize(trimmed, Form.NFKC);
    Optional<PrintedFloat> number = PrintedFloat.in(text);
    if (!number.isPresent()) {
      return normalizeCode(text, country, numericColumn);
    }
    return number
        .get()
        .whole()
        .map(whole -> normalizeCode(whole, country, true))
        .orElseGet(() -> MatchKey.leftOut(REASON));
  }

  private static MatchKey normalizeCode(String given, String country, boolean numericColumn) {
    // Zeros are restored by the number of digits, so without a sign; other codes are cleaned below.
    String code = numericColumn ? withLeadingZeros(LettersAndDigits.of(given), country) : given;
    switch (country) {
      case "US":
      case "DE":
      case "FR":
      case "IT":
      case "ES":
      case "BR":
      case "SA":
        return firstFive(code);
      case "JP":
        return exactly(JP_DIGITS, code);
      case "IN":
        return exactly(IN_DIGITS, code);
      case "GB":
        return matching(GB, code);
      case "CA":
        return matching(CA, code);
      default:
        String kept = LettersAndDigits.of(code);
        return kept.isEmpty() ? MatchKey.leftOut(REASON) : MatchKey.of(kept);
    }
  }

  private static MatchKey matching(Pattern pattern, String code) {
    String kept = LettersAndDigits.of(code);
    return pattern.matcher(kept).matches() ? MatchKey.of(kept) : MatchKey.leftOut(REASON);
  }

  /**
   * Restores the leading zeros that a number has lost, in the countries that have a rule for it.
   */
  private static String withLeadingZeros(String code, String country) {
    switch (country) {
      case "US":
        return padZip(code);
      case "DE":
      case "FR":
      case "IT":
      case "ES":
        return pad(code, FIVE_DIGITS);
      case "BR":
        return padCep(code);
      case "JP":
        return pad(code, JP_DIGITS);
      default:
        return code;
    }
  }

  /** Restores the leading zeros of a ZIP or ZIP+4 code that was a number. */
  private static String padZip(String code) {
    if (code.length() >= 3 && code.length() <= FIVE_DIGITS) {
      return pad(code, FIVE_DIGITS);
    }
    if (code.length() >= 7 && code.length() <= ZIP_PLUS_4_DIGITS) {
      return pad(code, ZIP_PLUS_4_DIGITS);
    }
    return code;
  }

  /** Restores the leading zero of a Brazilian code of eight digits, or of its first five. */
  private static String padCep(String code) {
    return code.length() == CEP_DIGITS - 1 || code.length() == FIVE_DIGITS - 1 ? "0" + code : code;
  }

  private static String pad(String code, int length) {
    StringBuilder padded = new StringBuilder(length);
    for (int i = code.length(); i < length; i++) {
      padded.append('0');
    }
    return padded.append(code).toString();
  }

  /**
   * Takes the first five digits, so that 77304 CEDEX, 75008 CEDEX 08 and 75236-9599 give a code.
   */
  private static MatchKey firstFive(String code) {
    String digits = digits(code);
    return digits.length() < FIVE_DIGITS
        ? MatchKey.leftOut(REASON)
        : MatchKey.of(digits.substring(0, FIVE_DIGITS));
  }

  private static MatchKey exactly(int length, String code) {
    String digits = digits(code);
    return digits.length() == length ? MatchKey.of(digits) : MatchKey.leftOut(REASON);
  }

  private static String digits(String code) {
    StringBuilder digits = new StringBuilder(code.length());
    for (int i = 0; i < code.length(); i++) {
      if (LettersAndDigits.isDigit(code.charAt(i))) {
        digits.append(code.charAt(i));
      }
    }
    return digits.toString();
  }
}
