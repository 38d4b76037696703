package org.embulk.output.amazon_ads.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneReadingsTest {
  @ParameterizedTest(name = "{0}, {1} -> {2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DE | 4915123456789         | 4915123456789 | digits with the calling code
          DE | 49 (0)151 23456789    | 4915123456789 | and the trunk prefix
          SE | 468123456             | 468123456     | fewer digits
          US | 1 206 555 0142        | 12065550142   | where the code is the trunk prefix, too
          JP | 0044 20 7946 0018     | 442079460018  | behind 00, where another prefix is dialled
          US | (00)1-206-555-0142    | 12065550142   | the own country, with brackets
          AU | 0061 412 345 678      | 61412345678   | not an Australian number of 13 digits
          KR | 0061 412 345 678      | 61412345678   | though 006 is a carrier's prefix in Korea
          ZZ | 0044 20 7946 0018     | 442079460018  | a country that the library does not know
          JP | ００４４ ２０ ７９４６ ００１８ | 442079460018  | full-width digits
          DE | tel:4915123456789     | 4915123456789 | behind a word
          """)
  void readsAnInternationalNumberWithoutItsPlus(
      String region, String text, String digits, String reason) {
    assertThat(PhoneReadings.read(text, region)).contains(digits);
  }

  @ParameterizedTest(name = "{0}, {1} -> {2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NO | 47123456              | 4747123456    | no trunk prefix, so eight digits are national
          IT | 392 123 4567          | 393921234567  | a mobile number that begins as the calling code
          DE | 04921 12345           | 49492112345   | a landline of Emden
          US | 011 44 20 7946 0018   | 442079460018  | the American international prefix
          AU | 0011 44 20 7946 0018  | 442079460018  | the Australian one: 11 is no calling code
          IT | +39 06 1234 5678      | 390612345678  | a landline keeps its 0
          GB | +44 (0)20 7946 0018   | 442079460018  | the library takes this 0 away itself
          """)
  void takesWhatTheLibraryReadsIfItIsValid(
      String region, String text, String digits, String reason) {
    assertThat(PhoneReadings.read(text, region)).contains(digits);
  }

  @ParameterizedTest(name = "{0}, {1} -> {2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NO | 4740612345            | 4740612345    | no trunk prefix, but too long for one
          IN | 0919876543210         | 919876543210  | a 0 before the calling code
          TR | 090 532 123 4567      | 905321234567  | the same
          PL | +480512345678         | 48512345678   | a 0 behind it
          IT | +39 0 347 1234567     | 393471234567  | the same before a mobile number
          US | +39 0 347 1234567     | 393471234567  | from another country
          US | 0039 0 347 1234567    | 393471234567  | behind 00
          IT | 39 0 347 1234567      | 393471234567  | without a plus
          IT | 039 0 347 1234567     | 393471234567  | one before and one behind it
          MX | +52 1 55 1234 5678    | 525512345678  | the 1 of Mexican mobile numbers until 2019
          US | 0052 1 55 1234 5678   | 525512345678  | the same behind 00
          MX | 521 55 1234 5678      | 525512345678  | the same without a plus
          MX | 044 55 1234 5678      | 525512345678  | a call to a mobile number of the same city
          MX | 045 55 1234 5678      | 525512345678  | or of another
          """)
  void repairsWhatIsNotValid(String region, String text, String digits, String reason) {
    assertThat(PhoneReadings.read(text, region)).contains(digits);
  }

  @ParameterizedTest(name = "{0}, {1} -> {2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          US | 1065550100            | 11065550100   | no area code begins with 1
          DE | +49 151 234567        | 49151234567   | a digit less than mobile numbers have
          """)
  void takesWhatTheLibraryReadsIfItIsPossible(
      String region, String text, String digits, String reason) {
    assertThat(PhoneReadings.read(text, region)).contains(digits);
  }

  @ParameterizedTest(name = "{0}, {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DE | 49 151 23456789 ext. 12     | 4915123456789
          DE | 49 151 23456789;ext=12      | 4915123456789
          JP | 0044 20 7946 0018 x5        | 442079460018
          BR | 001 268 464 1234 ext. 5     | 12684641234
          ZZ | 0044 20 7946 0018 x5        | 442079460018
          IN | 0919876543210 x３           | 919876543210
          MX | 044 55 1234 5678 #9         | 525512345678
          """)
  void dropsTheExtension(String region, String text, String digits) {
    assertThat(PhoneReadings.read(text, region)).contains(digits);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "0",
        "00",
        "000",
        "49",
        "049",
        "0049",
        "+49",
        "+490",
        "+049 151 23456789",
        "none",
        "00 999 123456",
        ";phone-context=1;tel:"
      })
  void readsNothingFromAPieceOfANumberNorBehindAZeroTooMany(String text) {
    assertThat(PhoneReadings.read(text, "DE")).isEmpty();
  }

  @Test
  void asksNoRegionForWhatFollowsAPlus() {
    assertThat(PhoneReadings.read("+44 20 7946 0018", "ZZ")).contains("442079460018");
    assertThat(PhoneReadings.read("2079460018", "ZZ")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "12065550142, 1",
    "4930123456, 2",
    "351912345678, 3",
    "9991234567, 0",
    "0491234567, 0",
    "'', 0"
  })
  void findsTheCallingCode(String digits, int length) {
    assertThat(PhoneReadings.codeLength(digits)).isEqualTo(length);
  }
}
