package org.embulk.output.amazon_ads.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.embulk.output.amazon_ads.core.text.Whitespace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class IdentifierCheckTest {
  private static final String MD5 = "68fd4029615162ae632255c639edf8bc";
  private static final String SHA256 =
      "5b962f426b10883ed3bcf0d6c3ca9a50646d6140dcd3d10388f23f69963cba01";
  private static final String OF_NULL =
      "74234e98afe7498fb5daf1f36ac2d78acc339464f950703b8c019892f982b90b";
  private static final String OF_NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  private final MatchKeyMaker maker = new MatchKeyMaker();
  private final IdentifierCheck check = new IdentifierCheck();

  @ParameterizedTest
  @EnumSource(
      value = MatchKeyType.class,
      names = {"EMAIL", "PHONE", "FIRST_NAME", "LAST_NAME", "ADDRESS", "CITY", "STATE", "POSTAL"})
  void countsWhatItSeesOfEachHashedType(MatchKeyType type) {
    for (String value : List.of(MD5, SHA256, SHA256, "'" + SHA256 + "'", "null", "n/a", "12")) {
      see(type, value);
    }

    assertThat(counts(type)).containsExactly("VALUES 7", "HASHED 3", "HEX_32 1", "PLACEHOLDER 2");
  }

  /** Digests of {@code jane@shop.org}. */
  @Test
  void tellsTheFormsOfDigestsApart() {
    String base64 = "W5YvQmsQiD7TvPDWw8qaUGRtYUDc09EDiPI/aZY8ugE=";
    see(MatchKeyType.EMAIL, MD5);
    see(MatchKeyType.EMAIL, "c8e4b9908a8bac6262539179af66451d2efd309f");
    see(MatchKeyType.EMAIL, base64);
    see(MatchKeyType.EMAIL, "sha256:" + SHA256);
    see(MatchKeyType.EMAIL, "sha256:" + base64);

    assertThat(counts(MatchKeyType.EMAIL))
        .containsExactly("VALUES 5", "HEX_32 1", "HEX_40 1", "BASE64_44 1", "PREFIXED 2");
  }

  @Test
  void countsDigestsOfPlaceholdersAndOfNothingAsHashedToo() {
    see(MatchKeyType.CITY, OF_NULL);
    see(MatchKeyType.CITY, OF_NULL.toUpperCase());
    see(MatchKeyType.CITY, '"' + OF_NULL + '"');
    see(MatchKeyType.CITY, OF_NOTHING);
    see(MatchKeyType.CITY, SHA256);

    assertThat(counts(MatchKeyType.CITY))
        .containsExactly("VALUES 5", "HASHED 5", "HASHED_PLACEHOLDER 4");
  }

  @Test
  void looksForTestAddressesInEmailsAlone() {
    see(MatchKeyType.EMAIL, "test@shop.org");
    see(MatchKeyType.EMAIL, "jane@example.com");
    see(MatchKeyType.EMAIL, "jane@shop.org");
    see(MatchKeyType.ADDRESS, "test@shop.org");

    assertThat(counts(MatchKeyType.EMAIL)).containsExactly("VALUES 3", "PLACEHOLDER 2");
    assertThat(counts(MatchKeyType.ADDRESS)).containsExactly("VALUES 1");
  }

  @Test
  void looksForRepeatedDigitsInPhonesAlone() {
    see(MatchKeyType.PHONE, "000-000-0000");
    see(MatchKeyType.PHONE, "222-222-2222");
    see(MatchKeyType.PHONE, "+1 512 555 0121");
    see(MatchKeyType.POSTAL, "11111");

    assertThat(counts(MatchKeyType.PHONE)).containsExactly("VALUES 3", "PLACEHOLDER 2");
    assertThat(counts(MatchKeyType.POSTAL)).containsExactly("VALUES 1");
  }

  /** 44444 is a ZIP code in Ohio, 34 is Istanbul, 44 is Malatya, and NA is Navarra. */
  @Test
  void takesOnlyZerosForAPlaceholderOutsideOfPhones() {
    see(MatchKeyType.POSTAL, "00000");
    see(MatchKeyType.POSTAL, "0");
    see(MatchKeyType.POSTAL, "44444");
    see(MatchKeyType.POSTAL, "99999");
    see(MatchKeyType.STATE, "0");
    see(MatchKeyType.STATE, "34");
    see(MatchKeyType.STATE, "44");
    see(MatchKeyType.STATE, "NA");

    assertThat(counts(MatchKeyType.POSTAL)).containsExactly("VALUES 4", "PLACEHOLDER 2");
    assertThat(counts(MatchKeyType.STATE)).containsExactly("VALUES 4", "PLACEHOLDER 1");
  }

  @Test
  void countsThePostalCodesThatGotTheirZerosBack() {
    for (String lost : List.of("2134", "501", "2134.0", "2134-1234", "２１３４")) {
      see(MatchKeyType.POSTAL, lost);
    }
    for (String other : List.of("02134", "98109", "12", SHA256, "0" + SHA256.substring(1))) {
      see(MatchKeyType.POSTAL, other);
    }
    see(MatchKeyType.CITY, "2134");

    assertThat(counts(MatchKeyType.POSTAL))
        .containsExactly("VALUES 10", "HASHED 2", "ZEROS_RESTORED 5");
    assertThat(counts(MatchKeyType.CITY)).containsExactly("VALUES 1");
  }

  /**
   * The first four are München in UTF-8 read as Latin-1, O’Brien and 5 Rue, and one read as ASCII.
   */
  @Test
  void countsTextsThatWereDecodedWithTheWrongCharset() {
    List<String> wrong =
        List.of(
            "M\u00C3\u00BCnchen",
            "M\u00C3\u201EDCHEN", // Ä, of which Windows-1252 shows the second byte as „
            "Stra\u00C3\u0178e",
            "Stra\u00C3\u009Fe", // in ISO-8859-1
            "O\u00E2\u20AC\u2122Brien",
            "O\u00E2\u0080\u0099Brien",
            "5\u00C2\u00A0Rue",
            "M\uFFFDnchen");
    List<String> right =
        List.of(
            "M\u00FCnchen", "S\u00C3O PAULO", "\u00C2ge", "\u00E2ge", "5 \u20AC", "O\u2019Brien");
    wrong.forEach(text -> see(MatchKeyType.CITY, text));
    right.forEach(text -> see(MatchKeyType.CITY, text));

    assertThat(counts(MatchKeyType.CITY)).containsExactly("VALUES 14", "WRONG_CHARSET 8");
  }

  /** Both digests by sha256sum. */
  @Test
  void takesADigestForAPlaceholderByItsColumn() {
    String na = "3d9fc4bde7ceef058d65b00186e79c1f14b42687b491644c303065135b644e18";
    String repeated = "e11d8cb94b54e0a2fd0e780f93dd51837fd39bf0c9b86f21e760d02a8550ddf7";
    for (MatchKeyType type : List.of(MatchKeyType.STATE, MatchKeyType.CITY, MatchKeyType.PHONE)) {
      see(type, na);
      see(type, repeated);
    }

    assertThat(counts(MatchKeyType.STATE)).containsExactly("VALUES 2", "HASHED 2");
    assertThat(counts(MatchKeyType.CITY))
        .containsExactly("VALUES 2", "HASHED 2", "HASHED_PLACEHOLDER 1");
    assertThat(counts(MatchKeyType.PHONE))
        .containsExactly("VALUES 2", "HASHED 2", "HASHED_PLACEHOLDER 2");
  }

  /** One value so often as given, and others that occur once. */
  @ParameterizedTest
  @CsvSource({
    "999, 999, 0",
    "1000, 10, 0",
    "1000, 11, 11",
    "1000, 1000, 1000",
    "1099, 10, 0",
    "1099, 11, 11",
    "1100, 11, 0",
    "1100, 12, 12"
  })
  void countsRowsOfAValueInMoreThanOnePercentOfAtLeastAThousand(int rows, int same, int counted) {
    for (int i = 0; i < rows; i++) {
      check.row();
      if (i < same) {
        see(MatchKeyType.EMAIL, i % 2 == 0 ? "jane@shop.org" : "JANE@shop.org");
      } else if (i < 1000) {
        see(MatchKeyType.EMAIL, "jane" + i + "@shop.org");
      }
    }

    assertThat(repeated(MatchKeyType.EMAIL)).isEqualTo(counted);
  }

  @Test
  void findsRepetitionUnlikelyInEmailsAndPhonesAlone() {
    assertThat(RepeatedValues.UNIQUE).containsExactly(MatchKeyType.EMAIL, MatchKeyType.PHONE);
  }

  /** 6 of 600 rows of one output and 5 of 400 of another: 11 of 1000. */
  @Test
  void countsOverTheOutputsOfAJob() {
    RepeatedValues ofJob = new RepeatedValues();
    IdentifierCheck other = new IdentifierCheck();
    for (int i = 0; i < 600; i++) {
      check.row();
      see(check, MatchKeyType.EMAIL, i < 6 ? "shop@shop.org" : "jane" + i + "@shop.org");
    }
    check.endPage(ofJob);
    assertThat(ofJob.count(MatchKeyType.EMAIL)).isZero();
    for (int i = 0; i < 400; i++) {
      other.row();
      see(other, MatchKeyType.EMAIL, i < 5 ? "shop@shop.org" : "joe" + i + "@shop.org");
    }
    other.endPage(ofJob);
    other.endPage(ofJob);

    assertThat(ofJob.count(MatchKeyType.EMAIL)).isEqualTo(11);
    assertThat(ofJob.count(MatchKeyType.PHONE)).isZero();
  }

  private long repeated(MatchKeyType type) {
    RepeatedValues ofJob = new RepeatedValues();
    check.endPage(ofJob);
    return ofJob.count(type);
  }

  @Test
  void countsNoRepetitionOfValuesThatAreLeftOut() {
    for (int i = 0; i < 1000; i++) {
      check.row();
      see(MatchKeyType.PHONE, "000-000-0000");
      see(MatchKeyType.EMAIL, "none");
    }

    assertThat(repeated(MatchKeyType.PHONE)).isZero();
    assertThat(repeated(MatchKeyType.EMAIL)).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = MatchKeyType.class,
      names = {"EMAIL", "PHONE", "FIRST_NAME", "LAST_NAME", "ADDRESS", "CITY", "STATE", "POSTAL"})
  void neverThrows(MatchKeyType type) {
    Random random = new Random(4711);
    String alphabet = "09afAFgz=+/-_@.'\": nul\uD83D\uDE00\uFF10\u0130";
    assertThatCode(
            () -> {
              for (int i = 0; i < 5000; i++) {
                StringBuilder text = new StringBuilder("x");
                for (int length = random.nextInt(80); length > 0; length--) {
                  text.append(alphabet.charAt(random.nextInt(alphabet.length())));
                }
                see(type, text.substring(random.nextInt(2)) + "1");
              }
            })
        .doesNotThrowAnyException();

    assertThat(check.count(type, Finding.VALUES)).isEqualTo(5000);
  }

  private void see(MatchKeyType type, String raw) {
    see(check, type, raw);
  }

  private void see(IdentifierCheck by, MatchKeyType type, String raw) {
    String trimmed = Whitespace.trim(raw);
    by.value(type, trimmed, maker.make(type, trimmed, "US"));
  }

  private List<String> counts(MatchKeyType type) {
    List<String> counts = new ArrayList<>();
    for (Finding finding : Finding.values()) {
      if (check.count(type, finding) > 0) {
        counts.add(finding + " " + check.count(type, finding));
      }
    }
    return counts;
  }
}
