package org.embulk.output.amazon_ads.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares the fast path with {@link PhoneReadings}: on one input in eleven, which takes seconds,
 * or on all of them with {@code -Dexhaustive.phones=true}, which takes a minute.
 */
class PhoneFastPathTest {
  /** Prime to ten, so that every last digit occurs. */
  private static final int STEP = Boolean.getBoolean("exhaustive.phones") ? 1 : 11;

  private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();
  private static final List<String> REGIONS =
      new ArrayList<>(new TreeSet<>(UTIL.getSupportedRegions()));
  private static final List<String> LISTED =
      NumberingPlans.lines().stream().map(line -> line[0]).distinct().toList();

  private final PhoneFastPath fastPath = new PhoneFastPath();
  private final Random random = new Random(20260101);
  private int answered;

  @ParameterizedTest(name = "\"{0}\" of {1}")
  @CsvSource({
    "2065550100, US, 12065550100",
    "(206) 555-0100, CA, 12065550100",
    "1.206.555.0100, PR, 12065550100",
    "+12065550100, JP, 12065550100",
    "+44 20 7946 0018, US, 442079460018",
    "+393471234567, IT, 393471234567",
    "+81 (3) 1234-5678, ZZ, 81312345678",
    "020 7946 0018, GB, 442079460018",
    "0171-1234567, DE, 491711234567",
    "0171/123 4567, DE, 491711234567",
    "206/555-0100, US, 12065550100",
    "06.12.34.56.78, FR, 33612345678",
    "612 34 56 78, ES, 34612345678",
    "06 1234 5678, IT, 390612345678",
    "347 123 4567, IT, 393471234567",
    "090-1234-5678, JP, 819012345678",
    "(11) 91234-5678, BR, 5511912345678",
  })
  void takesTheCommonShapes(String phone, String country, String digits) {
    assertThat(fastPath.find(phone, country)).isEqualTo(digits);
  }

  @Test
  void takesAtMost32Characters() {
    assertThat(fastPath.find("206" + " ".repeat(22) + "5550100", "US")).isEqualTo("12065550100");
    assertThat(fastPath.find("206" + " ".repeat(23) + "5550100", "US")).isNull();
  }

  @ParameterizedTest
  @CsvSource({"0, DE", "5, DE", "00, DE", "05, DE", "'', DE", "+4, DE", "+44, DE", "+0, DE"})
  void leavesFewerThanThreeDigitsToTheReadings(String phone, String country) {
    assertThat(fastPath.find(phone, country)).isNull();
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(
      strings = {
        "", // nothing at all
        "+", // no digit
        "206555010", // one digit short
        "20655501000", // one digit too many
        "1206555010", // ten digits of which the first is the prefix
        "0065550100", // an area code that begins with 0
        "11065550100", // an area code that begins with 1
        "2065550100x5", // an extension
        "2065550100 #5", // an extension
        "206/x555-0100", // a second number begins at an x after a slash
        "２０６5550100", // full-width digits
        "206\u00805550100", // the first character beyond ASCII
        "206\t5550100", // a blank that the library may see as an extension's
        "+442079460018+", // a plus at the end
        "++442079460018", // two of them
        "+4402079460018", // the trunk prefix after the calling code
        "+44 (0)20 7946 0018", // the same in brackets
        "+44207946001", // a length that is not listed
        "+0390612345678", // a calling code after a 0
        "+9992079460018", // no calling code
        "011442079460018", // an international prefix
        "+8613812345678901", // more digits than E.164 has
        "2                              065550100" // long
      })
  void leavesEverythingElseToTheReadings(String phone) {
    assertThat(fastPath.find(phone, "US")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GB", "DE", "ZZ", "", "us"})
  void knowsTenDigitsWithoutTrunkPrefixWhereTheyAreCommon(String country) {
    assertThat(fastPath.find("2065550100", country)).isNull();
  }

  @ParameterizedTest(name = "\"{0}\" of {1}")
  @CsvSource({
    "4915123456789, DE", // digits with the calling code
    "04915123456789, DE", // a 0 before it
    "0491 123456, DE", // an area code that begins as the calling code
    "0919876543210, IN",
    "919876543210, IN",
    "039 1234567, IT",
    "+39 0 347 123456, IT", // a 0 behind the calling code
    "+52 1 55 1234 5678, MX", // the old 1 of mobile numbers
    "044 55 1234 5678, MX",
    "0044 20 7946 0018, GB",
  })
  void leavesWhatMayHoldACallingCodeOrAnotherPrefixToTheReadings(String phone, String country) {
    assertThat(fastPath.find(phone, country)).isNull();
  }

  /** Three leading digits are all that any country's prefix rule distinguishes and more. */
  @Test
  void agreesWithTheReadingsOnEveryListedShape() {
    for (String[] line : NumberingPlans.lines()) {
      boolean international = line[2].equals("+");
      String prefix = international ? "+" + line[1] : line[2].replace("-", "");
      for (String length : line[4].split(",")) {
        for (int leading = random.nextInt(STEP); leading < 1000; leading += STEP) {
          String number = String.format("%03d", leading) + digits(Integer.parseInt(length) - 3);
          verify(prefix + number, international ? "ZZ" : line[0]);
        }
      }
    }
    assertThat(answered).isGreaterThan(145_000 / STEP);
  }

  /** Every country of the table, every length, every three leading digits. */
  @Test
  void agreesWithTheReadingsOnNationalNumbersOfEveryLength() {
    for (String country : LISTED) {
      for (int leading = random.nextInt(STEP); leading < 1000; leading += STEP) {
        for (int length = 6; length <= 13; length++) {
          verify(String.format("%03d", leading) + digits(length - 3), country);
        }
      }
    }
    assertThat(answered).isGreaterThan(30_000 / STEP);
  }

  @Test
  void agreesWithTheReadingsOnNorthAmericanNumbersOfEveryAreaCode() {
    for (String region : UTIL.getRegionCodesForCountryCode(1)) {
      for (int area = random.nextInt(STEP); area < 1000; area += STEP) {
        String ten = String.format("%03d", area) + digits(7);
        verify(ten, region);
        verify("1" + ten, region);
        verify("+1" + ten, region);
      }
    }
    assertThat(answered).isGreaterThan(55_000 / STEP);
  }

  /** 1,225 inputs in each region, or an eleventh: real numbers and others, in every writing. */
  @Test
  void neverDiffersFromTheReadings() {
    for (String region : REGIONS) {
      for (int i = 0; i < 1_225 / STEP; i++) {
        verify(write(number(region), region), region);
      }
    }
    assertThat(REGIONS).hasSizeGreaterThan(240);
    assertThat(answered).isGreaterThan(20_000 / STEP);
  }

  private void verify(String phone, String region) {
    String digits = fastPath.find(phone, region);
    if (digits != null) {
      answered++;
      assertThat(PhoneReadings.read(phone, region)).as("%s of %s", phone, region).contains(digits);
    }
  }

  /** Makes a number: an example of the region's or of another's metadata, or one at random. */
  private PhoneNumber number(String region) {
    String of = pick(region, region, pick(REGIONS), pick(LISTED));
    PhoneNumber example = UTIL.getExampleNumberForType(of, pick(PhoneNumberType.values()));
    if (example != null && random.nextInt(2) == 0) {
      return example;
    }
    return new PhoneNumber()
        .setCountryCode(UTIL.getCountryCodeForRegion(of))
        .setNationalNumber(Long.parseLong(digits(pick(8, 9, 10, 11, 1 + random.nextInt(13)))))
        .setItalianLeadingZero(random.nextInt(10) == 0);
  }

  private String write(PhoneNumber number, String region) {
    String text = format(number, region);
    switch (random.nextInt(12)) {
      case 0:
        return fullWidth(text);
      case 1:
        return text + pick(" ext. 5", "x12", "#3", ";ext=7", ",,9", " 4#");
      case 2:
        return pick("0", "1", "8", "00", "011", "0011", "+", "+1", "(0)", "1 ", "tel:") + text;
      case 3:
        return text.replaceFirst("(\\+\\d+)", pick("$1(0)", "$1 0", "($1)", "$1 1"));
      case 4:
        return edit(text);
      case 5:
        return text.replaceAll("[^0-9+]", "")
            .replaceAll("(\\d{3})", pick("$1-", "$1.", "$1/", "$1 / ", "($1) "));
      default:
        return text;
    }
  }

  private String format(PhoneNumber number, String region) {
    switch (random.nextInt(7)) {
      case 0:
        return UTIL.format(number, PhoneNumberFormat.NATIONAL);
      case 1:
        return UTIL.format(number, PhoneNumberFormat.INTERNATIONAL);
      case 2:
        return UTIL.formatOutOfCountryCallingNumber(number, region);
      case 3:
        return UTIL.getNationalSignificantNumber(number);
      case 4:
        return number.getCountryCode() + UTIL.getNationalSignificantNumber(number);
      default:
        return UTIL.format(number, PhoneNumberFormat.E164);
    }
  }

  /** Puts in, takes out or doubles one character. */
  private String edit(String text) {
    int at = random.nextInt(text.length());
    String garbage = pick("", "x", " ", "-", "+", "0", "~", "a", "/", "\u200F", "٣", "(", "*", ";");
    return text.substring(0, at) + garbage + text.substring(at + random.nextInt(2));
  }

  private static String fullWidth(String text) {
    StringBuilder wide = new StringBuilder();
    text.chars().forEach(c -> wide.append((char) (c > ' ' && c < 0x7F ? c + 0xFEE0 : c)));
    return wide.toString();
  }

  private String digits(int length) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < length; i++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }

  @SafeVarargs
  private <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
