package org.embulk.output.amazon_ads.core.identity;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * Returns the same result as {@link PhoneReadings} for common shapes of phone numbers, at a
 * fraction of its cost, and none for everything else.
 *
 * <p>The shapes: ten digits in a country of the North American Numbering Plan, optionally after a
 * 1; and those that {@link NumberingPlans} lists. Blanks, dashes, full stops, slashes and
 * parentheses may separate the digits; the library skips them too.
 */
final class PhoneFastPath {
  private static final int NORTH_AMERICA = 1;
  private static final int NORTH_AMERICAN_DIGITS = 10;

  /** The library does not accept more than 250 characters, however few of them are digits. */
  private static final int MAX_LENGTH = 32;

  private static final int MAX_DIGITS = 15;

  /**
   * What the library skips as well; after a slash it looks for another number, but only at an x.
   */
  private static final String SEPARATORS = " -.()/";

  private final NumberingPlans plans = new NumberingPlans();
  private final Set<String> northAmerica =
      Collections.unmodifiableSet(
          new HashSet<>(PhoneNumberUtil.getInstance().getRegionCodesForCountryCode(NORTH_AMERICA)));

  /** Returns calling code and national number, or null if {@link PhoneReadings} must decide. */
  String find(String trimmed, String country) {
    if (trimmed.length() > MAX_LENGTH) {
      return null;
    }
    char[] digits = new char[MAX_DIGITS];
    int count = 0;
    boolean plus = false;
    for (int i = 0; i < trimmed.length(); i++) {
      char c = trimmed.charAt(i);
      if (LettersAndDigits.isDigit(c)) {
        if (count == MAX_DIGITS) {
          return null;
        }
        digits[count++] = c;
      } else if (c == '+' && !plus && count == 0) {
        plus = true;
      } else if (SEPARATORS.indexOf(c) < 0) {
        return null;
      }
    }
    String number = new String(digits, 0, count);
    return plus ? international(number) : national(number, country);
  }

  private String international(String digits) {
    return isNorthAmerican(digits, 1) || plans.containInternational(digits) ? digits : null;
  }

  private String national(String digits, String country) {
    if (!northAmerica.contains(country)) {
      return plans.findNational(digits, country);
    }
    if (isNorthAmerican(digits, 1)) {
      return digits;
    }
    return isNorthAmerican(digits, 0) ? NORTH_AMERICA + digits : null;
  }

  /**
   * Matches the given number of 1s, then ten digits. An area code never begins with 0 or 1; if it
   * does, the library's prefix rules apply.
   */
  private static boolean isNorthAmerican(String digits, int ones) {
    return digits.length() == ones + NORTH_AMERICAN_DIGITS
        && (ones == 0 || digits.charAt(0) == '1')
        && digits.charAt(ones) >= '2';
  }
}
