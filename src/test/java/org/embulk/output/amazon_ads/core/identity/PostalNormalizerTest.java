package org.embulk.output.amazon_ads.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostalNormalizerTest {
  private final Normalizer normalizer = new PostalNormalizer();

  @ParameterizedTest(name = "{0}, {1} -> {2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          US | 98109        | 98109    | a ZIP code
          US | 75236-9599   | 75236    | a ZIP+4 code
          US | 752369599    | 75236    | a ZIP+4 code without its dash
          US | WA 98109     | 98109    | letters go
          US | 00501        | 00501    | leading zeros stay
          US | 981095       | 98109    | the first five of whatever follows
          US | ９８１０９     | 98109    | full-width digits by NFKC
          DE | 10115        | 10115    | five digits
          DE | D-10115      | 10115    | letters go
          FR | 77304 CEDEX  | 77304    | letters go
          FR | 75008 CEDEX 08 | 75008  | the first five digits
          FR | F-75008      | 75008    | letters go
          IT | 00118        | 00118    | leading zeros stay
          ES | 08001        | 08001    | leading zeros stay
          JP | 787-0150     | 7870150  | no dash
          JP | 〒150-0001    | 1500001  | no postal mark
          JP | １５０−０００１  | 1500001  | full-width digits by NFKC
          IN | 110 001      | 110001   | no blank
          GB | SW1A 1AA     | sw1a1aa  | lower case, no blank
          GB | sw1a1aa      | sw1a1aa  | as it is
          GB | M1 1AE       | m11ae    | A9 9AA
          GB | B33 8TH      | b338th   | A99 9AA
          GB | W1A 0AX      | w1a0ax   | A9A 9AA
          GB | CR2 6XH      | cr26xh   | AA9 9AA
          GB | DN55 1PT     | dn551pt  | AA99 9AA
          GB | GIR 0AA      | gir0aa   | the one code outside the pattern
          CA | K1A 0B1      | k1a0b1   | lower case, no blank
          CA | k1a-0b1      | k1a0b1   | no dash
          NL | 1012 AB      | 1012ab   | whole
          IE | D02 X285     | d02x285  | whole
          AU | 2000         | 2000     | whole, of whatever length
          BR | 01310-100    | 01310    | the first five digits
          BR | 01310        | 01310    | five digits
          SA | 12345        | 12345    | five digits
          SA | 12345-6789   | 12345    | the first five digits
          PL | 00-950       | 00950    | whole: nothing is cut at the dash
          ZZ | A 1          | a1       | a country that nobody knows: whole
          """)
  void agreesWithTheRule(String country, String postal, String normalized, String reason) {
    assertThat(normalizer.normalize(postal, country).normalized()).isEqualTo(normalized);
  }

  @ParameterizedTest(name = "{0}, {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          US | CEDEX    | no digit
          US | 12       | two digits: no ZIP code begins with three zeros
          US | -2134    | a sign, so no digits alone
          US | 2134 MA  | no digits alone
          DE | 67       | two digits
          DE | D-1067   | no digits alone
          JP | 150-000  | six digits and a dash, which shows where they belong
          JP | 10000    | five digits
          JP | 150-00011| eight digits
          IN | 11000    | five digits
          IN | 1100011  | seven digits
          GB | WF9      | the outward code only
          GB | 1AA      | the inward code only
          GB | SW1A 1A  | a letter is missing
          GB | SW1A 1AAA| a letter too many
          GB | 12345    | not British
          GB | ABC 1AA  | no digit in the outward code
          GB | 1SW 1AA  | a digit first
          CA | J9T      | the first half only
          CA | K1A 0B   | a digit is missing
          CA | K1A 0B11 | a digit too many
          CA | 1K1 A0B  | a digit first
          BR | 131      | three digits
          SA | 1234     | four digits
          US | 98109.2E0| a fraction
          US | 9E4      | the exponent would fill in four zeros
          NL | -        | nothing is left
          NL | é        | nothing is left
          """)
  void leavesOutWhatIsNotComplete(String country, String postal, String reason) {
    assertThat(normalizer.normalize(postal, country).reason())
        .isEqualTo("not a complete postal code");
  }

  @Test
  void saysOfAFractionThatItIsOne() {
    assertThat(normalizer.normalize("98109.25", "US").reason()).isEqualTo("a fraction");
  }

  @ParameterizedTest(name = "{0}, {1} -> {2}: {3}")
  @CsvSource(
      delimiter = '|',
      nullValues = "left out",
      textBlock =
          """
          US | 501       | 00501    | three digits: two zeros lost
          US | 2134      | 02134    | four digits: one zero lost
          US | 2134-1234 | 02134    | a ZIP+4 code, one zero lost
          US | 501-1234  | 00501    | a ZIP+4 code, two zeros lost
          US | 2134 – 1234 | 02134  | another dash, with blanks around it
          US | ２１３４  | 02134    | full-width digits by NFKC
          US | 98109     | 98109    | five digits: none lost
          US | 51234     | 51234    | never more than five
          US | 5011234   | 00501    | seven digits: a ZIP+4 code, two zeros lost
          US | 21341234  | 02134    | eight digits: a ZIP+4 code, one zero lost
          US | 981091234 | 98109    | nine digits: a ZIP+4 code, none lost
          US | 50        | left out | two digits: no ZIP code begins with three zeros
          US | 123456    | 12345    | six digits: neither of the two, so the first five
          US | 9810912345| 98109    | ten digits: neither of the two, so the first five
          BR | 1310100   | 01310    | seven digits: one zero lost
          BR | 13100000  | 13100    | eight digits: none lost
          BR | 1310      | 01310    | four digits: one zero lost
          BR | 1310-100  | 01310    | a dash, one zero lost
          BR | 131010    | 13101    | six digits: neither of the two
          SA | 1234      | left out | never padded
          DE | 1067      | 01067    | one zero lost
          FR | 1000      | 01000    | one zero lost
          IT | 118       | 00118    | two zeros lost
          ES | 8001      | 08001    | one zero lost
          ES | 28001     | 28001    | none lost
          FR | 100       | 00100    | two zeros lost
          JP | 600000    | 0600000  | one zero lost
          JP | 1500001   | 1500001  | none lost
          JP | 15000011  | left out | never more than seven
          IN | 11000     | left out | no Indian code begins with a zero
          IN | 110001    | 110001   | six digits
          AU | 800       | 800      | others are never padded
          """)
  void padsDigitsThatLostTheirLeadingZeros(
      String country, String postal, String normalized, String reason) {
    MatchKey result = normalizer.normalize(postal, country);

    assertThat(result.isSent() ? result.normalized() : null).isEqualTo(normalized);
  }

  @ParameterizedTest(name = "{0}, {1} -> {2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          US | 2134.0      | 02134   | one zero lost
          US | 2134.00     | 02134   | however many digits are printed
          US | 2.134E3     | 02134   | a double as Java prints it
          US | 2.1E+04     | 21000   | the exponent fills in three zeros
          US | 98109.0     | 98109   | none lost
          US | 21341234.0  | 02134   | a ZIP+4 code
          US | ２１３４．０    | 02134   | full-width digits by NFKC
          DE | 1067.0      | 01067   | one zero lost
          BR | 1310100.0   | 01310   | one zero lost
          JP | 600001.0    | 0600001 | one zero lost
          IN | 110001.0    | 110001  | none lost
          SE | 11455.0     | 11455   | others are never padded
          US | 98109.      | 98109   | a point alone is no fraction
          """)
  void readsAFloatAsThatNumber(String country, String postal, String normalized, String reason) {
    assertThat(normalizer.normalize(postal, country).normalized()).isEqualTo(normalized);
  }
}
