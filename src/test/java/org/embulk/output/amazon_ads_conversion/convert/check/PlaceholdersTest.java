package org.embulk.output.amazon_ads_conversion.convert.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTest {
  @ParameterizedTest
  @ValueSource(strings = {"null", "NULL", "none", "None", "n/a", "N/A", "unknown", "UNKNOWN"})
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

  /** Each by sha256sum: of a word, of it without punctuation, of an address, of digits. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "74234e98afe7498fb5daf1f36ac2d78acc339464f950703b8c019892f982b90b", // null
        "140bedbf9c3f6d56a9846d2ba7088798683f4da0c248231336e6a05679e4fdfe", // none
        "a683c5c5349f6f7fb903ba8a9e7e55d0ba1b8f03579f95be83f4954c33e81098", // n/a
        "3d9fc4bde7ceef058d65b00186e79c1f14b42687b491644c303065135b644e18", // na
        "b23a6a8439c0dde5515893e7c90c1e3233b8616e634470f20dc4928bcf3609bc", // unknown
        "f660ab912ec121d1b1e928a0bb4bc61b15f5ad44d5efdc4e1c92a25e99b8e44a", // test@test.com
        "973dfe463ec85785f5f95af5ba3906eedb2d931c24e69824a89ea65dba4e813b", // test@example.com
        "b4c9a289323b21a01c3e940f150eb9b8c542587f1abfd8f0e1cc1ffc5e475514", // user@example.com
        "84d9c4b849506b6d8f8075a9000e7e0a254be71060ea889fad3c88395988f4fc", // 0000000000
        "f010fc45c9a0694fa85cc4a890b4fab1445fb61522efaf518736791656d33d38", // 12222222222
        "bd8de9eb0a19ec800f09ee15733f8b9d31ffdb41dd93f93b2c1373033a11b6ad", // 999999999999999
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" // nothing
      })
  void recognizesTheDigestOfAPlaceholder(String digest) {
    assertThat(Placeholders.isDigest(digest)).isTrue();
  }

  /** By sha256sum. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "5b962f426b10883ed3bcf0d6c3ca9a50646d6140dcd3d10388f23f69963cba01", // jane@shop.org
        "96834af67157fc4a5d211943da1cf747a325860f65d8a55f2e9e41473268a127" // 15125550121
      })
  void recognizesNoOtherDigest(String digest) {
    assertThat(Placeholders.isDigest(digest)).isFalse();
  }
}
