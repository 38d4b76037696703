package org.embulk.output.amazon_ads.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTest {
  private static final List<MatchKeyType> HASHED_TYPES =
      List.of(
          MatchKeyType.EMAIL,
          MatchKeyType.PHONE,
          MatchKeyType.FIRST_NAME,
          MatchKeyType.LAST_NAME,
          MatchKeyType.ADDRESS,
          MatchKeyType.CITY,
          MatchKeyType.STATE,
          MatchKeyType.POSTAL);

  @ParameterizedTest
  @ValueSource(
      strings = {"null", "NULL", "none", "None", "n/a", "N/A", "NaN", "nil", "unknown", "UNKNOWN"})
  void recognizesAWordInAnyLetterCase(String text) {
    assertThat(Placeholders.isWord(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "na", "Nullmann", "anonymous", "unknown street", "no ne"})
  void recognizesNoPartOfAWord(String text) {
    assertThat(Placeholders.isWord(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"test@shop.org", "TEST@shop.org", "jane@example.com", "Jane@Example.COM", "test@"})
  void recognizesATestAccountAndTheExampleDomain(String email) {
    assertThat(Placeholders.isEmail(email)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "test",
        "jane@shop.org",
        "attest@shop.org",
        "test.er@shop.org",
        "jane@counterexample.com",
        "jane@example.com.br"
      })
  void recognizesNoOtherAddress(String email) {
    assertThat(Placeholders.isEmail(email)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "0000000000",
        "000-000-0000",
        "+00 (000) 000.00/00",
        "+1 222 222 2222",
        "+49 1111111",
        "+351 9999999"
      })
  void recognizesOneRepeatedDigit(String phone) {
    assertThat(Placeholders.isRepeatedDigit(phone)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", "123", "+49 111111", "+3519 9999990", "1234 9999999", "0000000000 x"})
  void recognizesNoOtherNumber(String phone) {
    assertThat(Placeholders.isRepeatedDigit(phone)).isFalse();
  }

  @Test
  void recognizesUpToFifteenZeros() {
    assertThat(Placeholders.isZeros("0")).isTrue();
    assertThat(Placeholders.isZeros("00000")).isTrue();
    assertThat(Placeholders.isZeros("0".repeat(15))).isTrue();
    assertThat(Placeholders.isZeros("0".repeat(16))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "44444", "99999", "00010", "0 0", "0000a"})
  void recognizesNoOtherTextAsZeros(String text) {
    assertThat(Placeholders.isZeros(text)).isFalse();
  }

  /** Each by sha256sum. */
  @ParameterizedTest(name = "{0}: {2} in {1}")
  @CsvSource({
    "null, EMAIL PHONE FIRST_NAME LAST_NAME ADDRESS CITY STATE POSTAL,"
        + " 74234e98afe7498fb5daf1f36ac2d78acc339464f950703b8c019892f982b90b",
    "none, EMAIL PHONE FIRST_NAME LAST_NAME ADDRESS CITY STATE POSTAL,"
        + " 140bedbf9c3f6d56a9846d2ba7088798683f4da0c248231336e6a05679e4fdfe",
    "n/a, EMAIL PHONE FIRST_NAME LAST_NAME ADDRESS CITY STATE POSTAL,"
        + " a683c5c5349f6f7fb903ba8a9e7e55d0ba1b8f03579f95be83f4954c33e81098",
    "na, EMAIL PHONE FIRST_NAME LAST_NAME ADDRESS CITY POSTAL,"
        + " 3d9fc4bde7ceef058d65b00186e79c1f14b42687b491644c303065135b644e18",
    "unknown, EMAIL PHONE FIRST_NAME LAST_NAME ADDRESS CITY STATE POSTAL,"
        + " b23a6a8439c0dde5515893e7c90c1e3233b8616e634470f20dc4928bcf3609bc",
    "nothing, EMAIL PHONE FIRST_NAME LAST_NAME ADDRESS CITY STATE POSTAL,"
        + " e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "0, EMAIL PHONE FIRST_NAME LAST_NAME ADDRESS CITY STATE POSTAL,"
        + " 5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9",
    "00000, EMAIL PHONE FIRST_NAME LAST_NAME ADDRESS CITY STATE POSTAL,"
        + " e7042ac7d09c7bc41c8cfa5749e41858f6980643bc0db1a83cc793d3e24d3f77",
    "0000000000, EMAIL PHONE FIRST_NAME LAST_NAME ADDRESS CITY STATE POSTAL,"
        + " 84d9c4b849506b6d8f8075a9000e7e0a254be71060ea889fad3c88395988f4fc",
    "test@test.com, EMAIL, f660ab912ec121d1b1e928a0bb4bc61b15f5ad44d5efdc4e1c92a25e99b8e44a",
    "test@example.com, EMAIL, 973dfe463ec85785f5f95af5ba3906eedb2d931c24e69824a89ea65dba4e813b",
    "user@example.com, EMAIL, b4c9a289323b21a01c3e940f150eb9b8c542587f1abfd8f0e1cc1ffc5e475514",
    "34, '', 86e50149658661312a9e0b35558d84f6c6d3da797f552a9657fe0558ca40cdef",
    "44, PHONE, 71ee45a3c0db9a9865f7313dd3372cf60dca6479d46261f3542eb9346e4a04d6",
    "44444, PHONE, e11d8cb94b54e0a2fd0e780f93dd51837fd39bf0c9b86f21e760d02a8550ddf7",
    "10000000000, PHONE, e476a1537b03d06db3ffffdbe4ac07a137333c5f6ef58d7375a4238751d7c3d8",
    "12222222222, PHONE, f010fc45c9a0694fa85cc4a890b4fab1445fb61522efaf518736791656d33d38",
    "999999999999999, PHONE, bd8de9eb0a19ec800f09ee15733f8b9d31ffdb41dd93f93b2c1373033a11b6ad",
    "jane@shop.org, '', 5b962f426b10883ed3bcf0d6c3ca9a50646d6140dcd3d10388f23f69963cba01",
    "15125550121, '', 96834af67157fc4a5d211943da1cf747a325860f65d8a55f2e9e41473268a127"
  })
  void recognizesTheDigestOfAPlaceholderOfItsColumn(String text, String columns, String digest) {
    assertThat(HASHED_TYPES)
        .filteredOn(type -> Placeholders.isDigest(type, HexFormat.of().parseHex(digest)))
        .extracting(MatchKeyType::name)
        .containsExactlyElementsOf(List.of(columns.isEmpty() ? new String[0] : columns.split(" ")));
  }
}
