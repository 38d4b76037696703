package org.embulk.output.amazon_ads_conversion.convert.normalize;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Answers for the common shapes of phone numbers what libphonenumber would answer, at a fraction of
 * its cost, and for everything else nothing.
 *
 * <p>The shapes: ten digits in a country of the North American Numbering Plan, perhaps after a 1;
 * and a plus before digits that {@link PhoneShapes} lists. Between the digits may stand blanks,
 * dashes, full stops and round brackets, which the library skips too.
 */
final class PhoneShortWay {
  private static final int NORTH_AMERICA = 1;
  private static final int NORTH_AMERICAN_DIGITS = 10;

  /** The library refuses texts of more than 250 characters, however few digits they hold. */
  private static final int LONGEST = 32;

  private static final int MOST_DIGITS = 15;

  private final PhoneShapes shapes = new PhoneShapes();
  private final Set<String> northAmerica =
      Collections.unmodifiableSet(
          new HashSet<>(PhoneNumberUtil.getInstance().getRegionCodesForCountryCode(NORTH_AMERICA)));

  /** Returns calling code and national number, or nothing if the library has to answer. */
  Optional<String> find(String trimmed, String country) {
    if (trimmed.length() > LONGEST) {
      return Optional.empty();
    }
    StringBuilder digits = new StringBuilder(MOST_DIGITS + 1);
    boolean plus = false;
    for (int i = 0; i < trimmed.length(); i++) {
      char c = trimmed.charAt(i);
      if (LettersAndDigits.isDigit(c)) {
        digits.append(c);
      } else if (c == '+' && !plus && digits.length() == 0) {
        plus = true;
      } else if (c != ' ' && c != '-' && c != '.' && c != '(' && c != ')') {
        return Optional.empty();
      }
    }
    if (digits.length() > MOST_DIGITS) {
      return Optional.empty();
    }
    return plus ? international(digits) : national(digits, country);
  }

  private Optional<String> international(StringBuilder digits) {
    boolean common = isNorthAmerican(digits, 1) || shapes.contain(digits);
    return common ? Optional.of(digits.toString()) : Optional.empty();
  }

  private Optional<String> national(StringBuilder digits, String country) {
    if (!northAmerica.contains(country)) {
      return Optional.empty();
    }
    if (isNorthAmerican(digits, 1)) {
      return Optional.of(digits.toString());
    }
    return isNorthAmerican(digits, 0)
        ? Optional.of(digits.insert(0, NORTH_AMERICA).toString())
        : Optional.empty();
  }

  /**
   * Knows a 1 as often as it is asked for, then ten digits. An area code never begins with 0 or 1;
   * there the library's rules for prefixes come in.
   */
  private static boolean isNorthAmerican(StringBuilder digits, int ones) {
    return digits.length() == ones + NORTH_AMERICAN_DIGITS
        && (ones == 0 || digits.charAt(0) == '1')
        && digits.charAt(ones) >= '2';
  }
}
