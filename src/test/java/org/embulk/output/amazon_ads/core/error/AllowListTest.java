package org.embulk.output.amazon_ads.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowListTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Event time must be within the last 7 days",
        "1 validation error detected: Value at '/events/3/eventDescription/name' failed to satisfy"
            + " constraint: Member must have length less than or equal to 256",
        "events[12].matchKeys[0].values[0] is empty",
        "Unrecognized field \"eventType\"",
        "Cannot deserialize value of type Integer from String",
        "currencyCode is required for OFF_AMAZON_PURCHASES",
        "Rate exceeded",
        "Too many requests, please slow down",
        "User is not authorized to access this resource",
        "The token has expired (AccessDeniedException)",
        "FIELD_VALUE_MUST_BE_EMPTY_OR_NULL",
        "RESOURCE_DOES_NOT_BELONG_TO_PARENT",
        "hashedPII[4].firstname: no value",
      })
  void showsAMessageThatQuotesNothing(String message) {
    assertThat(AllowList.show(message)).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '\0',
      textBlock =
          """
          The value jane.doe@example.com is not a hash      => The value ….…@….… is not a hash
          Value am9obkBleGFtcGxlLmNvbQ== is malformed       => Value …== is malformed
          phone '+1 (206) 555-0100' is invalid              => phone '+… (…) …-…' is invalid
          phone 206 555 0100 is invalid                     => phone … … … is invalid
          The hash 0b5fbe1bad2a1e84ad6c35f2 is not allowed  => The hash … is not allowed
          eventTime 2026-04-14T04:34:30Z is too old         => eventTime …-…-…:…:… is too old
          eventTime 04/14/2026 is too old                   => eventTime …/…/… is too old
          eventTime 14 April 2026 is too old                => eventTime … … … is too old
          value 49.99 exceeds 1,000,000                     => value ….… exceeds …,…,…
          Currency TRY, country TR and all months like May  => Currency …, country … and … months … …
          address '12 Evergreen Terrace' is missing a city  => address '… … …' is missing a city
          The name “Jane Doe” is unknown                    => The name “… …” is unknown
          Zürich, 東京 and Москва are unknown               => …, … and … are unknown
          Token Atza|IwEBIJ-x.Zq7Kd has expired             => Token …|…-….… has expired
          client secret amzn1.oa2-cs.v1.4f2c9d is wrong     => client secret amzn….…-….….… is wrong
          request cdda802e-fb9c-47ad-9866-0794d394c912      => request …-…-…-…-…
          requestId 9f86d081884c7d65 failed                 => requestId … failed
          The value …Jane… is invalid                       => The value … is invalid
          {"email":"jane@shop.org","value":[1,2],"at":[12]} => {"email":"…@….…","value":[…,…],"at":[12]}
          """)
  void hidesWhatAMessageQuotes(String message, String shown) {
    assertThat(AllowList.show(message)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '\0',
      textBlock =
          """
          IN                    => …
          IT is empty           => … is empty
          no, it is             => no, it is
          it_IT                 => it_…
          IS_IN                 => …_…
          RESOURCE_IS_EMPTY     => RESOURCE_IS_EMPTY
          EVENT-ID              => EVENT-…
          EVENT_ID              => EVENT_ID
          eventID               => event…
          eventId               => eventId
          Event.iD              => Event.…
          partiallyAccepted     => partiallyAccepted
          VALUEisINVALID        => …INVALID
          """)
  void showsTwoCapitalsOnlyAsPartOfACode(String text, String shown) {
    assertThat(AllowList.show(text)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '\0',
      textBlock =
          """
          bad1 2add be          => … … be
          sha256                => …
          hash256 7value        => hash… …value
          """)
  void hidesShortWordsBesideADigit(String text, String shown) {
    assertThat(AllowList.show(text)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '\0',
      textBlock =
          """
          [1234] [12345] [1 ]   => [1234] […] [… ]
          [1,2] [٣] (4)         => […,…] […] (…)
          /events/1234/         => /events/1234/
          /events/12345/        => /events/…/
          /events/3             => /events/…
          /orders/3/value       => /…/…/value
          /3/value              => /…/value
          date/04/14/2026       => date/…/…/…
          """)
  void showsAnIndex(String text, String shown) {
    assertThat(AllowList.show(text)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      quoteCharacter = '\0',
      textBlock =
          """
          at most 256 characters    => at most 256 characters
          at most 1024 characters   => at most … characters
          256                       => 256
          1 to 100                  => 1 to 100
          1 100                     => … …
          item 12.                  => item ….
          item (12)                 => item (…)
          item -12 of 20            => item -… of 20
          item: 12 / 20             => item: … / …
          item: 12 / of             => item: 12 / of
          Jane 12 of                => … … of
          of 12 Jane                => of … …
          ٣ of 3                    => … of 3
          """)
  void showsANumberBetweenWords(String text, String shown) {
    assertThat(AllowList.show(text)).isEqualTo(shown);
  }

  @Test
  void makesOneLineOfPrintableCharacters() {
    assertThat(
            AllowList.show("value\u202Eeulav is \u0000invalid\r\nagain\t\uD83D\uDE00\uD800\u2028"))
        .isEqualTo("value… is …invalid…again…");
    assertThat(AllowList.show("inva\u0301lid value\u0301")).isEqualTo("… …");
    assertThat(AllowList.show(" no\u00A0value ")).isEqualTo("no\u00A0value");
  }

  @Test
  void looksAtTheFirst1024CharactersOnly() {
    assertThat(AllowList.show("z".repeat(1018) + " valid")).isEqualTo("… valid");
    assertThat(AllowList.show("z".repeat(1018) + " valid.")).isEqualTo("… …");
    assertThat(AllowList.show("z".repeat(1018) + " validJane")).isEqualTo("… …");
    assertThat(AllowList.show("z".repeat(1019) + " valid")).isEqualTo("… …");
    assertThat(AllowList.show("z".repeat(1016) + " is 1234")).isEqualTo("… is …");
    assertThat(AllowList.show("z".repeat(1017) + ". is 1234")).isEqualTo("…. is …");
    assertThat(AllowList.show("z".repeat(1020) + "[12]")).isEqualTo("…[12]");
    assertThat(AllowList.show("z".repeat(1021) + "[12]")).isEqualTo("…[…");
  }

  @Test
  void shows200CharactersAtMostAndCutsNoWord() {
    assertThat(AllowList.show(".".repeat(200))).isEqualTo(".".repeat(200));
    assertThat(AllowList.show(".".repeat(201))).isEqualTo(".".repeat(199) + "…");
    assertThat(AllowList.show("value ".repeat(33) + "is")).isEqualTo("value ".repeat(33) + "is");
    assertThat(AllowList.show("value ".repeat(33) + "is.")).isEqualTo("value ".repeat(33) + "…");
    assertThat(AllowList.show("_jane".repeat(101))).isEqualTo("_…".repeat(99) + "_…");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "a1", "1 ", "1.", "/1", "aA", "_IN", "\n"})
  void readsEachTextOfAFullBatchAtOnce(String part) {
    String text = part.repeat(1_024);

    Assertions.assertTimeout(
        Duration.ofSeconds(20), // It takes two, but a busy machine may stall.
        () -> {
          for (int i = 0; i < 3 * 500; i++) {
            assertThat(AllowList.show(text)).hasSizeLessThanOrEqualTo(200);
          }
        });
  }
}
