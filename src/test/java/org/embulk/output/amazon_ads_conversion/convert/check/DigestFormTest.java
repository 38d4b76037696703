package org.embulk.output.amazon_ads_conversion.convert.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The digests are those of {@code jane@shop.org}, by md5sum, sha1sum, sha256sum and base64. */
class DigestFormTest {
  private static final String MD5 = "68fd4029615162ae632255c639edf8bc";
  private static final String SHA1 = "c8e4b9908a8bac6262539179af66451d2efd309f";
  private static final String SHA256 =
      "5b962f426b10883ed3bcf0d6c3ca9a50646d6140dcd3d10388f23f69963cba01";
  private static final String BASE64 = "W5YvQmsQiD7TvPDWw8qaUGRtYUDc09EDiPI/aZY8ugE=";

  @ParameterizedTest
  @CsvSource({
    MD5 + ",HEX_32",
    SHA1 + ",HEX_40",
    SHA256 + ",HASHED",
    BASE64 + ",BASE64_44",
    "sha256:" + SHA256 + ",PREFIXED",
    "sha256:" + BASE64 + ",PREFIXED"
  })
  void recognizesADigestWithinQuotesAndWithout(String digest, Finding form) {
    assertThat(DigestForm.of(digest)).isEqualTo(form);
    assertThat(DigestForm.of('"' + digest + '"')).isEqualTo(form);
    assertThat(DigestForm.of("'" + digest + "'")).isEqualTo(form);
    assertThat(DigestForm.of("'" + digest + '"')).isNull();
    assertThat(DigestForm.of('"' + digest)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {MD5, SHA1, SHA256, "sha256:" + SHA256})
  void takesEitherCaseOfHexadecimal(String digest) {
    assertThat(DigestForm.of(digest.toUpperCase(Locale.ROOT))).isEqualTo(DigestForm.of(digest));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 31, 33, 34, 39, 41, 42, 43, 44, 45, 46, 63, 65, 66, 71, 73, 1_000_000})
  void takesNoOtherNumberOfHexadecimalCharacters(int length) {
    assertThat(DigestForm.of("a".repeat(length))).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {MD5, SHA1, SHA256})
  void takesNoOtherCharacterInAHexadecimalDigest(String digest) {
    for (int i = 0; i < digest.length(); i++) {
      for (char other : new char[] {'g', 'G', '/', ':', '@', '`', ' ', '\uFF11'}) {
        assertThat(DigestForm.of(digest.substring(0, i) + other + digest.substring(i + 1)))
            .isNull();
      }
    }
  }

  @Test
  void takesBothAlphabetsOfBase64() {
    assertThat(DigestForm.of("+/".repeat(21) + "A=")).isEqualTo(Finding.BASE64_44);
    assertThat(DigestForm.of("-_".repeat(21) + "A=")).isEqualTo(Finding.BASE64_44);
    assertThat(DigestForm.of("09AZaz".repeat(7) + "A=")).isEqualTo(Finding.BASE64_44);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "W5YvQmsQiD7TvPDWw8qaUGRtYUDc09EDiPI/aZY8ugEA",
        "W5YvQmsQiD7TvPDWw8qaUGRtYUDc09EDiPI/aZY8ug==",
        "W5YvQmsQiD7TvPDWw8qaUGRtYUDc09EDiPI/aZY8ugEA=",
        "W5YvQmsQiD7TvPDWw8qaUGRtYUDc09EDiPI/aZY8ug=",
        "W5YvQmsQiD7TvPDW 8qaUGRtYUDc09EDiPI/aZY8ugE=",
        "W5YvQmsQiD7TvPDW@8qaUGRtYUDc09EDiPI/aZY8ugE="
      })
  void takesOnlyBase64OfThatLengthWithOnePad(String text) {
    assertThat(DigestForm.of(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sha256:",
        "sha256:jane@shop.org",
        "sha256:sha256:" + MD5,
        "sha512:" + SHA256,
        "sha256" + SHA256
      })
  void takesNothingButADigestAfterThePrefix(String text) {
    assertThat(DigestForm.of(text)).isNull();
  }
}
