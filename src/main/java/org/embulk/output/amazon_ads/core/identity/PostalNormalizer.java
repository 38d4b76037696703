package org.embulk.output.amazon_ads.core.identity;

import java.text.Normalizer.Form;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Normalizes a postal code to the length and the alphabet of its country.
 *
 * <p>Letters (GB, CA, NL and others) are sent in lower case, as Amazon's client does; its uploader
 * leaves them as given. Nothing is cut at a dash, as the client does by mistake.
 *
 * <p>A code of digits alone may have been a number, whatever the column's type now: it gets its
 * leading zeros back, in the countries that have a rule for it. A number printed as a float is read
 * as that number.
 */
final class PostalNormalizer implements Normalizer {
  private static final String REASON = "not a complete postal code";
  private static final String FRACTION = "a fraction";

  private static final int FIVE_DIGITS = 5;
  private static final int ZIP_PLUS_4_DIGITS = 9;
  private static final int CEP_DIGITS = 8;
  private static final int JP_DIGITS = 7;
  private static final int IN_DIGITS = 6;

  /** Outward code, then inward code; GIR 0AA is the one code outside the pattern. */
  private static final Pattern GB = Pattern.compile("[a-z]{1,2}[0-9][a-z0-9]?[0-9][a-z]{2}|gir0aa");

  private static final Pattern CA = Pattern.compile("(?:[a-z][0-9]){3}");

  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  /** A ZIP+4 code that has lost its zeros, and the four digits behind its dash. */
  private static final Pattern SHORT_ZIP_PLUS_4 =
      Pattern.compile("([0-9]{3,4}) ?\\p{Pd} ?[0-9]{4}");

  /** A Brazilian code that has lost its zero, and the three digits behind its dash. */
  private static final Pattern SHORT_CEP = Pattern.compile("([0-9]{4}) ?\\p{Pd} ?[0-9]{3}");

  @Override
  public MatchKey normalize(String trimmed, String country) {
    // Full-width digits of Japanese and other East Asian input become ASCII.
    String text = java.text.Normalizer.normalize(trimmed, Form.NFKC);
    Optional<PrintedFloat> number = PrintedFloat.in(text);
    if (!number.isPresent()) {
      return normalizeCode(text, country);
    }
    return number
        .get()
        .whole()
        .map(whole -> normalizeCode(whole, country))
        .orElseGet(() -> MatchKey.leftOut(number.get().isExponential() ? REASON : FRACTION));
  }

  private static MatchKey normalizeCode(String given, String country) {
    String code = withLeadingZeros(given, country);
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
   * Returns whether leading zeros were restored: a code begins with one, and the digits of the text
   * with another digit.
   *
   * @param key what normalization made of the text, not a digest that was given
   */
  static boolean restoresZeros(String text, MatchKey key) {
    if (!key.normalized().startsWith("0")) {
      return false;
    }
    int first = 0;
    while (first < text.length() && !Character.isDigit(text.charAt(first))) {
      first++;
    }
    return first < text.length() && Character.digit(text.charAt(first), 10) != 0;
  }

  /** Restores the leading zeros that a number has lost. */
  private static String withLeadingZeros(String code, String country) {
    switch (country) {
      case "US":
        return padZip(code);
      case "DE":
      case "FR":
      case "IT":
      case "ES":
        return padDigits(code, 3, FIVE_DIGITS);
      case "BR":
        return padCep(code);
      case "JP":
        return padDigits(code, JP_DIGITS - 1, JP_DIGITS);
      default:
        return code;
    }
  }

  private static String padZip(String code) {
    Matcher plus4 = SHORT_ZIP_PLUS_4.matcher(code);
    return plus4.matches()
        ? pad(plus4.group(1), FIVE_DIGITS)
        : padDigits(padDigits(code, 3, FIVE_DIGITS), 7, ZIP_PLUS_4_DIGITS);
  }

  private static String padCep(String code) {
    Matcher dashed = SHORT_CEP.matcher(code);
    return dashed.matches()
        ? pad(dashed.group(1), FIVE_DIGITS)
        : padDigits(padDigits(code, FIVE_DIGITS - 1, FIVE_DIGITS), CEP_DIGITS - 1, CEP_DIGITS);
  }

  /** Pads a text of digits alone that has at least the first number of them, to the second. */
  private static String padDigits(String code, int from, int length) {
    return code.length() >= from && code.length() < length && DIGITS.matcher(code).matches()
        ? pad(code, length)
        : code;
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
