package org.embulk.output.amazon_ads.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNormalizerTest {
  private final Normalizer normalizer = new PhoneNormalizer();

  @ParameterizedTest(name = "{0}, {1} -> {2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          US | 5714120599              | 15714120599   | the calling code is added
          US | 15714120599             | 15714120599   | the calling code is there
          US | (571) 412-0599          | 15714120599   | punctuation goes
          US | 1 (571) 412-0599        | 15714120599   | the long-distance prefix is the calling code
          US | +1 571.412.0599         | 15714120599   | no plus
          US | 571-412-0599 ext. 7     | 15714120599   | the extension is dropped
          US | 571-412-0599x7          | 15714120599   | the extension is dropped
          US | 1-800-FLOWERS           | 18003569377   | letters of a telephone keypad
          US | 1065550100              | 11065550100   | ten digits are possible; validity is not asked
          US | 011 44 20 7946 0018     | 442079460018  | the American international prefix
          US | +44 20 7946 0018        | 442079460018  | another country's number
          CA | 604-555-0100            | 16045550100   | the same plan
          PR | 787-555-0100            | 17875550100   | the same plan
          GB | 1333905152              | 441333905152  | without its trunk prefix
          GB | 020 7946 0018           | 442079460018  | the trunk prefix goes
          GB | +44 (0)20 7946 0018     | 442079460018  | the trunk prefix goes, though it is between
          GB | 0044 20 7946 0018       | 442079460018  | the international prefix
          GB | 442079460018            | 442079460018  | too long for a national number, so the code is there
          DE | 030 123456              | 4930123456    | the trunk prefix goes
          DE | 0151 12345678           | 4915112345678 | a mobile number
          FR | 01 23 45 67 89          | 33123456789   | the trunk prefix goes
          ES | 612 345 678             | 34612345678   | no trunk prefix
          IT | 06 1234 5678            | 390612345678  | Italy's leading zero belongs to the number
          IT | 347 123 4567            | 393471234567  | and a mobile number has none
          JP | 03-1234-5678            | 81312345678   | the trunk prefix goes
          JP | 312345678               | 81312345678   | a numeric column has lost it
          JP | ０３−１２３４−５６７８      | 81312345678   | full-width digits and dashes
          IN | 098765 43210            | 919876543210  | the trunk prefix goes
          IN | 9876543210              | 919876543210  | without it
          EG | ٠٢ ٢٧٩٦ ٠٠٠٠            | 20227960000   | Arabic digits
          US | 2065550142.0            | 12065550142   | a float
          US | 2065550142.000          | 12065550142   | a float with more zeros
          DE | 030123456,0             | 4930123456    | a float with a comma
          US | 1.2065550142E10         | 12065550142   | a double as Java prints it
          US | 1.2065550142e+10        | 12065550142   | a double as C and Python print it
          US | 2.06555123E9            | 12065551230   | the exponent fills in one zero
          US | 2.065551E9              | 12065551000   | the exponent fills in three zeros
          US | 2.06555014200E9         | 12065550142   | zeros behind the point
          US | 20655501420E-1          | 12065550142   | whole all the same
          US | +12065550142.0          | 12065550142   | a plus before it
          US | 206.5550142             | 12065550142   | a point that separates digits
          US | 206.555.0000            | 12065550000   | two points
          US | 2065550142.             | 12065550142   | a point at the end
          DE | 030.123456              | 4930123456    | a point that separates digits
          ZZ | +442079460018           | 442079460018  | with a plus nobody asks for the country
          ZZ | +81 3 1234 5678 #9      | 81312345678   | the same, the long way
          """)
  void agreesWithTheRule(String country, String phone, String normalized, String reason) {
    assertThat(normalizer.normalize(phone, country).normalized()).isEqualTo(normalized);
  }

  @ParameterizedTest(name = "{0}, {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          US | 555-0100          | without its area code it is nobody's number
          US | 911               | too short
          US | 57141205999       | too long, and the first digit is no calling code
          US | 571412059         | a digit is missing
          US | +999 123 4567     | no such calling code
          US | +                 | no digit
          US | none              | no digit
          US | 5                 | one digit
          GB | 12                | two digits
          JP | 1234567           | too short
          US | ;phone-context=1;tel: | the library fails to cut it
          US | 0.0               | nothing
          ZZ | 2079460018        | a country that nobody knows, and no plus
          ZZ | 011 44 20 79460018 | nor is an international prefix but 00 known there
          DE | 030,123456         | a comma separates nothing
          """)
  void leavesOutWhatIsNotPossible(String country, String phone, String reason) {
    assertThat(normalizer.normalize(phone, country).reason())
        .isEqualTo("not a possible phone number");
  }

  @ParameterizedTest(name = "{0}, {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          US | 2.06556E+09       | rounded by a spreadsheet
          DE | 4,91512E+12       | rounded where a comma is the decimal point
          US | 2.06555E9         | the exponent would fill in four zeros
          DE | 4.93012E+11       | rounded, and with E as a letter it is possible
          US | 2.0655501425E8    | a fraction
          US | 2.0655501425E-8   | next to nothing
          US | 2.0655501425E99999999999 | beyond all numbers
          """)
  void leavesOutAnExponentThatHidesDigits(String country, String phone, String reason) {
    assertThat(normalizer.normalize(phone, country).reason())
        .isEqualTo("a fraction or a rounded number in exponent form");
  }

  @ParameterizedTest(name = "{0}, {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          US | 0000000000         | without a calling code
          US | 1111111111         | which is the long-distance prefix too
          US | +1 111 111 1111    | with a calling code
          US | 1-222-222-2222     | of a common shape
          US | 222/222-2222       | of another shape
          US | 9999999999.0       | a float
          US | 9999999999 ext. 12 | with an extension
          GB | 07777 777777       | without its trunk prefix
          GB | +44 7777777777     | with a calling code of two digits
          ZZ | +351 999 999 999   | with a calling code of three digits
          IT | 000000000          | with zeros that belong to the number
          """)
  void leavesOutOneRepeatedDigit(String country, String phone, String reason) {
    assertThat(normalizer.normalize(phone, country).reason()).isEqualTo("one digit over and over");
  }

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({
    "US, 2222222223, 12222222223",
    "US, 3222222222, 13222222222",
    "GB, +44 4444444441, 444444444441",
    "PT, +351 199999999, 351199999999",
  })
  void keepsWhatIsNearlyOneRepeatedDigit(String country, String phone, String normalized) {
    assertThat(normalizer.normalize(phone, country).normalized()).isEqualTo(normalized);
  }

  @Test
  void leavesOutATextBeyondTheLibrarysLimit() {
    assertThat(normalizer.normalize("2065550100" + " ".repeat(240), "US").isSent()).isTrue();
    assertThat(normalizer.normalize("2065550100" + " ".repeat(241), "US").isSent()).isFalse();
  }
}
