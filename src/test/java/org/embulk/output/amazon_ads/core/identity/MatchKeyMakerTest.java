package org.embulk.output.amazon_ads.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MatchKeyMakerTest {
  private static final String HASH =
      "9eceb13483d7f187ec014fd6d4854d1420cfc634328af85f51d0323ba8622e21";
  private static final String HASH_OF_NOTHING =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  private final MatchKeyMaker maker = new MatchKeyMaker();

  @ParameterizedTest
  @EnumSource(MatchKeyType.class)
  void leavesOutABlankIdentifierOfAnyType(MatchKeyType type) {
    assertThat(make(type, "").reason()).isEqualTo("blank");
    assertThat(make(type, " \u00A0\uFEFF\t").reason()).isEqualTo("blank");
  }

  @ParameterizedTest
  @EnumSource(
      value = MatchKeyType.class,
      names = {"EMAIL", "PHONE", "FIRST_NAME", "LAST_NAME", "ADDRESS", "CITY", "STATE", "POSTAL"})
  void passesAHashThroughInLowerCaseWithoutHashingItAgain(MatchKeyType type) {
    assertThat(make(type, HASH).value()).isEqualTo(HASH);
    assertThat(make(type, "\u00A0 " + HASH.toUpperCase(Locale.ROOT) + "\r\n").value())
        .isEqualTo(HASH);
  }

  @ParameterizedTest
  @EnumSource(
      value = MatchKeyType.class,
      names = {"EMAIL", "PHONE", "FIRST_NAME", "LAST_NAME", "ADDRESS", "CITY", "STATE", "POSTAL"})
  void leavesOutTheHashOfAnEmptyText(MatchKeyType type) {
    assertThat(make(type, HASH_OF_NOTHING).reason()).isEqualTo("the SHA-256 of an empty string");
    assertThat(make(type, " " + HASH_OF_NOTHING.toUpperCase(Locale.ROOT) + " ").isSent()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = MatchKeyType.class,
      names = {"MAID", "RAMP_ID", "MATCH_ID", "REAL_ID", "MERKLE_ID", "KANTAR_ID", "FIP"})
  void trimsARawIdentifierAndChangesNothingElse(MatchKeyType type) {
    assertThat(make(type, "\uFEFF XY-1Ab/é+= \u200B z ").value()).isEqualTo("XY-1Ab/é+= \u200B z");
    assertThat(make(type, HASH.toUpperCase(Locale.ROOT)).value())
        .isEqualTo(HASH.toUpperCase(Locale.ROOT));
  }

  @ParameterizedTest
  @EnumSource(
      value = MatchKeyType.class,
      names = {"EMAIL", "PHONE", "FIRST_NAME", "LAST_NAME", "ADDRESS", "CITY", "STATE", "POSTAL"})
  void takesAHashOutOfItsQuotes(MatchKeyType type) {
    assertThat(make(type, '"' + HASH + '"').value()).isEqualTo(HASH);
    assertThat(make(type, " '" + HASH.toUpperCase(Locale.ROOT) + "' ").value()).isEqualTo(HASH);
    assertThat(make(type, '"' + HASH_OF_NOTHING + '"').reason())
        .isEqualTo("the SHA-256 of an empty string");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"%s'", "\"%s", "%s\"", "\"\"%s\"\"", "sha256:%s", "<%s>"})
  void takesAHashOutOfNothingElse(String around) {
    String text = String.format(around, HASH);

    assertThat(make(MatchKeyType.EMAIL, text).reason()).isEqualTo("not an e-mail address");
    assertThat(make(MatchKeyType.CITY, text).value()).isNotEqualTo(HASH);
  }

  @Test
  void keepsTheQuotesOfARawIdentifier() {
    assertThat(make(MatchKeyType.RAMP_ID, '"' + HASH + '"').value()).isEqualTo('"' + HASH + '"');
  }

  @ParameterizedTest
  @EnumSource(
      value = MatchKeyType.class,
      names = {"EMAIL", "PHONE", "FIRST_NAME", "LAST_NAME", "ADDRESS", "CITY", "STATE", "POSTAL"})
  void leavesOutAHashedIdentifierOfMoreThan1024Characters(MatchKeyType type) {
    assertThat(make(type, "1".repeat(1025)).reason()).isEqualTo("longer than 1,024 characters");
    assertThat(make(type, "1".repeat(1_000_000)).reason())
        .isEqualTo("longer than 1,024 characters");
  }

  @Test
  void hashesAnIdentifierOf1024CharactersWithBlanksAroundIt() {
    String longest = "1".repeat(1024);

    assertThat(make(MatchKeyType.CITY, "  " + longest + "  ").normalized()).isEqualTo(longest);
  }

  @Test
  void passesALongerIdentifierThatIsNotHashed() {
    assertThat(make(MatchKeyType.RAMP_ID, "1".repeat(1025)).value()).hasSize(1025);
  }

  @Test
  void decodesHtmlReferencesOnceBeforeItTrims() {
    assertThat(make(MatchKeyType.LAST_NAME, "O&#8217;Brien").normalized()).isEqualTo("obrien");
    assertThat(make(MatchKeyType.LAST_NAME, "&#xD6;zil").normalized()).isEqualTo("zil");
    assertThat(make(MatchKeyType.EMAIL, "Jane &lt;jane@shop.org&gt;").normalized())
        .isEqualTo("jane@shop.org");
    assertThat(make(MatchKeyType.PHONE, "&#43;12065550100").normalized()).isEqualTo("12065550100");
    assertThat(make(MatchKeyType.CITY, "&nbsp;" + HASH + "&#32;").value()).isEqualTo(HASH);
    assertThat(make(MatchKeyType.CITY, "Bed&amp;#66;k").normalized()).isEqualTo("bed66k");
  }

  @Test
  void decodesNothingInAnIdentifierThatIsNotHashed() {
    assertThat(make(MatchKeyType.RAMP_ID, "a&amp;b").value()).isEqualTo("a&amp;b");
  }

  @Test
  void takesAReferenceToABlankForABlank() {
    assertThat(make(MatchKeyType.CITY, "&nbsp; &#160;").isAbsent()).isTrue();
  }

  @Test
  void measuresAnIdentifierAsItIsGiven() {
    String references = "&amp;".repeat(205);

    assertThat(make(MatchKeyType.CITY, references).reason())
        .isEqualTo("longer than 1,024 characters");
  }

  @ParameterizedTest
  @EnumSource(MatchKeyType.class)
  void takesThePlaceholdersOfExportsForBlanks(MatchKeyType type) {
    assertThat(make(type, "\\N").isAbsent()).isTrue();
    assertThat(make(type, " (NULL) ").isAbsent()).isTrue();
    assertThat(make(type, "#N/A").isAbsent()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = MatchKeyType.class,
      names = {"FIRST_NAME", "LAST_NAME", "ADDRESS", "CITY"})
  void keepsWordsThatMayBeNames(MatchKeyType type) {
    assertThat(make(type, "Null").normalized()).isEqualTo("null");
    assertThat(make(type, "Nan").normalized()).isEqualTo("nan");
  }

  @ParameterizedTest
  @EnumSource(
      value = MatchKeyType.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"FIRST_NAME", "LAST_NAME", "ADDRESS", "CITY"})
  void takesThoseWordsForBlanksElsewhere(MatchKeyType type) {
    assertThat(make(type, "null").isAbsent()).isTrue();
    assertThat(make(type, "NaN").isAbsent()).isTrue();
  }

  @Test
  void hashesWhatIsOneCharacterShortOfAHash() {
    String almost = HASH.substring(1);

    assertThat(make(MatchKeyType.FIRST_NAME, almost).value()).isNotEqualTo(almost).hasSize(64);
  }

  @Test
  void hashesSixtyFourCharactersThatAreNotHexadecimal() {
    for (int i = 0; i < HASH.length(); i++) {
      for (char other : new char[] {'g', 'G', '/', ':', '@', '`', '\u0080', 'ａ'}) {
        String almost = HASH.substring(0, i) + other + HASH.substring(i + 1);
        assertThat(make(MatchKeyType.FIRST_NAME, almost).isGivenDigest()).as(almost).isFalse();
        assertThat(make(MatchKeyType.FIRST_NAME, almost).value()).isNotEqualTo(almost).hasSize(64);
      }
    }
  }

  @Test
  void keepsADigestOfAnyDigits() {
    for (char digit : "0123456789abcdef".toCharArray()) {
      String digest = String.valueOf(digit).repeat(64);
      assertThat(make(MatchKeyType.CITY, digest).value()).isEqualTo(digest);
      assertThat(make(MatchKeyType.CITY, digest).isGivenDigest()).isTrue();
    }
  }

  @Test
  void refusesAnEmailAddressAsMatchId() {
    MatchKey key = make(MatchKeyType.MATCH_ID, "Jane.Doe@example.com");

    assertThat(key.isSent()).isFalse();
    assertThat(key.isInvalid()).isTrue();
    assertThat(key.reason()).isEqualTo("an e-mail address must not be sent as match_id");
  }

  @Test
  void refusesAPhoneNumberAsMatchId() {
    MatchKey key = make(MatchKeyType.MATCH_ID, "+1 (206) 555-0100");

    assertThat(key.isInvalid()).isTrue();
    assertThat(key.reason()).isEqualTo("a phone number must not be sent as match_id");
  }

  @Test
  void neverShowsAValueInItsText() {
    assertThat(make(MatchKeyType.FIP, "192.0.2.1").toString()).isEqualTo("MatchKey[SENT]");
    assertThat(make(MatchKeyType.PHONE, "555-0100").toString())
        .isEqualTo("MatchKey[LEFT_OUT: not a possible phone number]");
    assertThat(make(MatchKeyType.MATCH_ID, "+12065550100").toString())
        .isEqualTo("MatchKey[INVALID: a phone number must not be sent as match_id]");
  }

  @Test
  void hasEitherAValueOrAReason() {
    MatchKey sent = make(MatchKeyType.FIP, "192.0.2.1");
    MatchKey leftOut = make(MatchKeyType.PHONE, "555-0100");

    assertThatThrownBy(sent::reason).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(leftOut::value).isInstanceOf(IllegalStateException.class);
    assertThat(leftOut.isInvalid()).isFalse();
  }

  private MatchKey make(MatchKeyType type, String raw) {
    return maker.make(type, raw, "US");
  }
}
