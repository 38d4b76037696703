package org.embulk.output.amazon_ads.core.identity;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The readings of one phone number, in the order in which they are tried.
 *
 * <p>Exports write a number in ways that libphonenumber alone takes for somebody else's number or
 * for none: {@code 4915123456789} of Germany, {@code 0044 20 7946 0018} of Japan, {@code +39 0 347
 * 1234567}. "Valid" is the library's {@code isValidNumber}. An extension is always dropped.
 *
 * <p>In the end a possible number will do: requiring validity would lose real numbers in ranges
 * newer than the library. One that is only {@code IS_POSSIBLE_LOCAL_ONLY} will not: without its
 * area code it identifies nobody.
 */
final class PhoneReadings {
  /** The most digits of a calling code. */
  static final int MAX_CODE_LENGTH = 3;

  private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

  private static final String PLUS_SIGNS = "+\uFF0B";

  /** With a plus before the number, the library asks for no region. */
  private static final String NO_REGION = "ZZ";

  /** Stood before the ten digits of a Mexican mobile number behind its calling code until 2019. */
  private static final String MEXICAN_MOBILE = "521";

  private final String region;

  /** The region's calling code; empty if the library does not know the region. */
  private final String code;

  /** Whether national numbers are written with a prefix, such as the 0 of {@code 0151}. */
  private final boolean hasTrunkPrefix;

  /** What the library reads; null if nothing. */
  private final PhoneNumber asWritten;

  private final boolean plus;

  /** All digits but those of the extension. */
  private final String digits;

  private PhoneReadings(String text, String region) {
    this.region = region;
    // Asked about any other region, the library logs a warning.
    boolean known = LIBRARY.getSupportedRegions().contains(region);
    this.code = known ? Integer.toString(LIBRARY.getCountryCodeForRegion(region)) : "";
    this.hasTrunkPrefix = known && LIBRARY.getNddPrefixForRegion(region, true) != null;
    this.asWritten = parse(text, region);
    this.plus = hasPlus(text);
    this.digits = digitsWithoutExtension(text);
  }

  /**
   * Returns calling code and national number, digits only, or empty if no reading is possible.
   *
   * @param region the row's country, ISO 3166-1 alpha-2 in upper case
   */
  static Optional<String> read(String text, String region) {
    PhoneReadings readings = new PhoneReadings(text, region);
    PhoneNumber number = readings.international();
    if (number == null) {
      number = readings.validAsWritten();
    }
    if (number == null) {
      number = readings.repaired();
    }
    if (number == null) {
      number = readings.possibleAsWritten();
    }
    // E.164 has no extension; the leading plus is not part of what Amazon hashes.
    return Optional.ofNullable(number)
        .map(found -> LIBRARY.format(found, PhoneNumberFormat.E164).substring(1));
  }

  /** Returns whether a text, as it is written, is a possible number of a region. */
  static boolean isPossible(String text, String region) {
    return new PhoneReadings(text, region).possibleAsWritten() != null;
  }

  /**
   * Rule 1: without a plus, what follows {@code 00}, if it is valid; in a region with a trunk
   * prefix, which a national number would have, so are digits that begin with the region's calling
   * code.
   */
  private PhoneNumber international() {
    if (plus) {
      return null;
    }
    if (digits.startsWith("00")) {
      return validInternational(digits.substring(2));
    }
    return hasTrunkPrefix && beginsWithCode(0) ? validInternational(digits) : null;
  }

  /** Rule 2: what the library reads, if it is valid. */
  private PhoneNumber validAsWritten() {
    return valid(asWritten);
  }

  /**
   * Rule 3: the first valid one of: without a plus, digits that begin with the region's calling
   * code, also behind a 0; then each of these, what follows {@code 00}, and a number with a plus,
   * without the 0, or Mexico's 1, behind its calling code; in Mexico what follows {@code 044} or
   * {@code 045}, which were dialled before mobile numbers.
   */
  private PhoneNumber repaired() {
    List<String> withCode = new ArrayList<>();
    if (!plus && beginsWithCode(0)) {
      withCode.add(digits);
    }
    if (!plus && digits.startsWith("0") && beginsWithCode(1)) {
      withCode.add(digits.substring(1));
    }
    List<String> candidates = new ArrayList<>(withCode);
    if (plus) {
      withCode.add(digits);
    } else if (digits.startsWith("00")) {
      withCode.add(digits.substring(2));
    }
    withCode.forEach(number -> candidates.add(withoutPrefix(number)));
    for (String candidate : candidates) {
      PhoneNumber number = validInternational(candidate);
      if (number != null) {
        return number;
      }
    }
    boolean oldMexican =
        region.equals("MX") && !plus && (digits.startsWith("044") || digits.startsWith("045"));
    return oldMexican ? valid(parse(digits.substring(3), region)) : null;
  }

  /** Rule 4: what the library reads, if it is possible. */
  private PhoneNumber possibleAsWritten() {
    return asWritten != null
            && LIBRARY.isPossibleNumberWithReason(asWritten) == ValidationResult.IS_POSSIBLE
        ? asWritten
        : null;
  }

  /** Returns the length of the calling code with which the digits begin, or 0 if there is none. */
  static int codeLength(String digits) {
    if (digits.startsWith("0")) { // 049 is not 49.
      return 0;
    }
    // No calling code is a prefix of another.
    for (int length = 1; length <= Math.min(MAX_CODE_LENGTH, digits.length()); length++) {
      Integer code = Integer.valueOf(digits.substring(0, length));
      if (LIBRARY.getSupportedCallingCodes().contains(code)) {
        return length;
      }
    }
    return 0;
  }

  private static String withoutPrefix(String number) {
    int length = codeLength(number);
    boolean prefix =
        length > 0 && number.startsWith("0", length) || number.startsWith(MEXICAN_MOBILE);
    return prefix ? number.substring(0, length) + number.substring(length + 1) : number;
  }

  private boolean beginsWithCode(int start) {
    return !code.isEmpty() && digits.startsWith(code, start);
  }

  private static boolean hasPlus(String text) {
    for (int i = 0; i < text.length() && !Character.isDigit(text.charAt(i)); i++) {
      if (PLUS_SIGNS.indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  private String digitsWithoutExtension(String text) {
    String all = PhoneNumberUtil.normalizeDigitsOnly(text);
    // The extension is the same behind any calling code.
    PhoneNumber number = asWritten == null ? parse("+1" + text, NO_REGION) : asWritten;
    String extension =
        number == null ? "" : PhoneNumberUtil.normalizeDigitsOnly(number.getExtension());
    return all.endsWith(extension) ? all.substring(0, all.length() - extension.length()) : all;
  }

  private static PhoneNumber validInternational(String digits) {
    return valid(parse("+" + digits, NO_REGION));
  }

  private static PhoneNumber valid(PhoneNumber number) {
    return number != null && LIBRARY.isValidNumber(number) ? number : null;
  }

  private static PhoneNumber parse(String text, String region) {
    try {
      return LIBRARY.parse(text, region);
    } catch (NumberParseException | IndexOutOfBoundsException e) {
      // The latter for ";phone-context=1;tel:", where the library takes a substring whose end
      // precedes its start.
      return null;
    }
  }
}
