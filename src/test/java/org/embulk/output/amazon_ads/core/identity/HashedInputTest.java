package org.embulk.output.amazon_ads.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The digests are those of {@code jane@shop.org}, by md5sum, sha1sum, sha256sum and base64. */
class HashedInputTest {
  private static final String MD5 = "68fd4029615162ae632255c639edf8bc";
  private static final String SHA1 = "c8e4b9908a8bac6262539179af66451d2efd309f";
  private static final String SHA256 =
      "5b962f426b10883ed3bcf0d6c3ca9a50646d6140dcd3d10388f23f69963cba01";
  private static final String BASE64 = "W5YvQmsQiD7TvPDWw8qaUGRtYUDc09EDiPI/aZY8ugE=";

  @ParameterizedTest
  @CsvSource({
    MD5 + ", false, 32",
    SHA1 + ", false, 40",
    SHA256 + ", false, 64",
    BASE64 + ", false, 44",
    "sha256:" + SHA256 + ", true, 64",
    "SHA256:" + BASE64 + ", true, 44"
  })
  void recognizesADigestWithinQuotesAndWithout(String digest, boolean prefixed, int length) {
    for (String text : List.of(digest, '"' + digest + '"', "'" + digest + "'")) {
      assertThat(HashedInput.in(text))
          .hasValueSatisfying(
              input -> {
                assertThat(input.isPrefixed()).isEqualTo(prefixed);
                assertThat(input.length()).isEqualTo(length);
              });
    }
    assertThat(HashedInput.in("'" + digest + '"')).isEmpty();
    assertThat(HashedInput.in('"' + digest)).isEmpty();
  }

  @Test
  void hasTheBytesOfASha256ThatIsSentAsItIs() {
    assertThat(HashedInput.in(SHA256).flatMap(HashedInput::sha256))
        .contains(HexFormat.of().parseHex(SHA256));
    for (String other : List.of(MD5, SHA1, BASE64, "sha256:" + SHA256)) {
      assertThat(HashedInput.in(other).flatMap(HashedInput::sha256)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {MD5, SHA1, SHA256, "sha256:" + SHA256})
  void takesEitherCaseOfHexadecimal(String digest) {
    assertThat(HashedInput.in(digest.toUpperCase(Locale.ROOT))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 31, 33, 34, 39, 41, 42, 43, 44, 45, 46, 63, 65, 66, 71, 73})
  void takesNoOtherNumberOfHexadecimalCharacters(int length) {
    assertThat(HashedInput.in("a".repeat(length))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {MD5, SHA1, SHA256})
  void takesNoOtherCharacterInAHexadecimalDigest(String digest) {
    for (int i = 0; i < digest.length(); i++) {
      for (char other : new char[] {'g', 'G', '/', ':', '@', '`', ' ', '\uFF11'}) {
        assertThat(HashedInput.in(digest.substring(0, i) + other + digest.substring(i + 1)))
            .isEmpty();
      }
    }
  }

  @Test
  void takesBothAlphabetsOfBase64() {
    assertThat(HashedInput.in("+/".repeat(21) + "A=")).isPresent();
    assertThat(HashedInput.in("-_".repeat(21) + "A=")).isPresent();
    assertThat(HashedInput.in("09AZaz".repeat(7) + "A=")).isPresent();
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
    assertThat(HashedInput.in(text)).isEmpty();
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
    assertThat(HashedInput.in(text)).isEmpty();
  }
}
