package org.embulk.output.amazon_ads_conversion.convert.normalize;

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
          ZZ | +442079460018           | 442079460018  | with a plus nobody asks for the country
          ZZ | +81 3 1234 5678 #9      | 81312345678   | the same, the long way
          """)
  void agreesWithTheRule(String country, String phone, String normalized, String reason) {
    assertThat(normalizer.normalize(phone, country, false).normalized()).isEqualTo(normalized);
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
          ZZ | 2079460018        | a country that nobody knows, and no plus
          ZZ | 0044 20 79460018  | nor is an international prefix known there
          """)
  void leavesOutWhatIsNotPossible(String country, String phone, String reason) {
    assertThat(normalizer.normalize(phone, country, false).reason())
        .isEqualTo("not a possible number for country_code");
  }

  @Test
  void leavesOutATextBeyondTheLibrarysLimit() {
    assertThat(normalizer.normalize("2065550100" + " ".repeat(240), "US", false).isSent()).isTrue();
    assertThat(normalizer.normalize("2065550100" + " ".repeat(241), "US", false).isSent())
        .isFalse();
  }
}
