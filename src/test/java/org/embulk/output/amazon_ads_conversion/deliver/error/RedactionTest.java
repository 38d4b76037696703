package org.embulk.output.amazon_ads_conversion.deliver.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.embulk.output.amazon_ads_conversion.convert.Event;
import org.embulk.output.amazon_ads_conversion.deliver.TestEvents;
import org.embulk.output.amazon_ads_conversion.deliver.events.EventTexts;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          The event is too old                    | The event is too old
          jane.doe@example.com is no hash         | … is no hash
          <jane@example.com>, say                 | … say
          mail jane%40example.com here            | mail … here
          mail jane＠example.com here              | mail … here
          the @ sign alone, and @handle           | the @ sign alone, and @handle
          nothing follows jane@ or jane%40        | nothing follows jane@ or jane%40
          id 123456 stays                         | id 123456 stays
          id 1234567 goes                         | id … goes
          order-12345678-x                        | order-…-x
          ١٢٣٤٥٦٧ goes as well                    | … goes as well
          abcdefabcdefabcdefabcdefabcdefa is 31   | abcdefabcdefabcdefabcdefabcdefa is 31
          abcdefabcdefabcdefabcdefabcdefab is 32  | … is 32
          ABCDEFabcdefABCDEFabcdefabcdefab goes   | … goes
          cdda802e-fb9c-47ad-9866-0794d394c912 no | … no
          cdda-802e--fb9c                         | cdda-802e--fb9c
          value "Jane" is bad                     | value … is bad
          value 'Jane' is bad                     | value … is bad
          value `Jane` is bad                     | value … is bad
          value “Jane” is bad                     | value … is bad
          value „Jane“ is bad                     | value … is bad
          value ”Jane” is bad                     | value … is bad
          value «Jane» is bad                     | value … is bad
          value »Jane« is bad                     | value … is bad
          value ‹Jane› is bad                     | value … is bad
          value ‘Jane’ is bad                     | value … is bad
          value ‚Jane‘ is bad                     | value … is bad
          value ’Jane’ is bad                     | value … is bad
          value 「Jane」 is bad                     | value … is bad
          value 『Jane』 is bad                     | value … is bad
          value ＂Jane＂ is bad                     | value … is bad
          'a' and "b" and 'c'                     | … and … and …
          'a'"b"                                  | …
          the name"Jane"is bad                    | the name…is bad
          isn't and can’t are words               | isn't and can’t are words
          I'm a word                              | I'm a word
          the users' data and customers’ data     | the users' data and customers’ data
          the name 'Conan O'Brien' is bad         | the name … is bad
          the name ‘Conan O’Brien’ is bad         | the name … is bad
          an escaped "Jane \\"JJ\\" Doe" is bad   | an escaped … is bad
          nothing ends "Jane Doe is bad           | nothing ends …
          nothing ends 'Jane Doe is bad           | nothing ends …
          nothing ends ‘Jane Doe is bad           | nothing ends …
          "jane doe"@example.com                  | …
          """)
  void hidesInTheMessage(String message, String shown) {
    assertThat(shownMessage(message)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "token Atza|IwEBIJ-x.Zq here, token … here",
    "token Atzr|IwEBIJ here, token … here",
    "token amzn_ads|hush here, token … here",
    "Authorization: Bearer hush.x here, Authorization: … here",
    "a bearer   hush here, a … here",
    "Atza is its prefix, Atza is its prefix",
    "a forbearer of ours, a forbearer of ours"
  })
  void hidesTokens(String message, String shown) {
    assertThat(shownMessage(message)).isEqualTo(shown);
  }

  @Test
  void hidesEveryTextOfTheRequestsEvents() {
    Event first =
        TestEvents.of(
            1,
            """
            {"eventDescription":{"name":"Order 66","conversionType":"LEAD"},
             "eventTime":"2026-11-20T08:30:00Z","matchKeys":[{"type":"FIP","values":["192.0.2.1"]}],
             "eventId":"o-1","customData":[{"name":"brand","dataType":"STRING","value":"Acme (UK)"}]}
            """);
    Event second = TestEvents.of(2, "{\"deviceInfo\":{\"userAgent\":\"Mozilla/5.0 ü\"}}");

    assertThat(
            shownMessage(
                "order 66 of 2026-11-20T08:30:00Z from 192.0.2.1: O-1, brand=ACME (uk), type LEAD,"
                    + " agent MOZILLA/5.0 Ü",
                first,
                second))
        .isEqualTo("… of … from …: …, brand=…, type LEAD, agent …");
  }

  @Test
  void leavesWordsWholeThatOnlyContainAShortText() {
    Event event = TestEvents.of(1, "{\"eventId\":\"event-1\",\"tcf\":\"red\",\"gpp\":\"no\"}");

    assertThat(shownMessage("no colour is required but red or _red_ or is.red!", event))
        .isEqualTo("no colour is required but … or _…_ or is.…!");
  }

  @Test
  void hidesAShortTextAtTheEndOfTheMessage() {
    assertThat(shownMessage("it is red", TestEvents.of(1, "{\"tcf\":\"red\"}")))
        .isEqualTo("it is …");
  }

  @Test
  void hidesNoBlanksThoughATextConsistsOfThem() {
    String blanks = " ".repeat(8);

    assertThat(
            shownMessage("it ends in" + blanks, TestEvents.of(1, "{\"tcf\":\"" + blanks + "\"}")))
        .isEqualTo("it ends in");
  }

  @Test
  void hidesAShortTextWhereItEndsInNoLetter() {
    assertThat(shownMessage("at+120x", TestEvents.of(1, "{\"eventId\":\"+120\"}")))
        .isEqualTo("at+120x");
    assertThat(shownMessage("at+120.", TestEvents.of(1, "{\"eventId\":\"+120\"}")))
        .isEqualTo("at….");
  }

  @Test
  void hidesATextOfEightCharactersInsideAWordToo() {
    assertThat(shownMessage("idabcdefgx", TestEvents.of(1, "{\"eventId\":\"abcdefg\"}")))
        .isEqualTo("idabcdefgx");
    assertThat(shownMessage("idabcdefghx", TestEvents.of(1, "{\"eventId\":\"abcdefgh\"}")))
        .isEqualTo("id…x");
  }

  @Test
  void hidesTheRestOfADeviceIdWhosePartIsATextOfTheEvent() {
    assertThat(
            shownMessage(
                "cdda802e-fb9c-47ad-9866-0794d394c912",
                TestEvents.of(1, "{\"eventId\":\"cdda802e\"}")))
        .isEqualTo("…");
  }

  @Test
  void takesPunctuationOfASentTextAsItIs() {
    assertThat(shownMessage("not \\E.*$1(", TestEvents.of(1, "{\"eventId\":\"\\\\E.*$1(\"}")))
        .isEqualTo("not …");
  }

  @Test
  void showsCodeAndFieldLocationAlways() {
    RedactedError shown =
        redact(new AmazonError("FIELD_VALUE_IS_INVALID", "events[17].matchKeys[0].values[0]", ""));

    assertThat(shown.code()).isEqualTo("FIELD_VALUE_IS_INVALID");
    assertThat(shown.fieldLocation()).isEqualTo("events[17].matchKeys[0].values[0]");
    assertThat(shown.message()).isEmpty();
    assertThat(shown).hasToString("FIELD_VALUE_IS_INVALID at events[17].matchKeys[0].values[0]");
    assertThat(shown.kind()).isEqualTo("FIELD_VALUE_IS_INVALID at events[].matchKeys[].values[]");
  }

  @Test
  void showsNothingElseInACodeOrFieldLocation() {
    RedactedError shown =
        redact(new AmazonError("BAD\njane@example.com", "/events/3/" + TestEvents.HASH, ""));

    assertThat(shown.code()).isEqualTo("BAD…jane…example.com");
    assertThat(shown.fieldLocation()).isEqualTo("/events/3/…");
    assertThat(word("x".repeat(100))).isEqualTo("x".repeat(100));
    assertThat(word("x".repeat(101))).isEqualTo("x".repeat(100));
    assertThat(word("CODE-1234567")).isEqualTo("CODE-…");
  }

  @Test
  void hidesTheSameWithoutTheIndexesAsWithThem() {
    RedactedError shown =
        redact(new AmazonError("C", "a.1234567[17].b-7654321[3].c-1234567.d", ""));

    assertThat(shown.fieldLocation()).isEqualTo("a.…[17].b-…[3].c-….d");
    assertThat(shown.kind()).isEqualTo("C at a.…[].b-…[].c-….d");
  }

  @Test
  void namesAnErrorWithoutACodeToCountItBy() {
    assertThat(redact(AmazonError.NONE).kind()).isEqualTo("no code");
    assertThat(redact(new AmazonError("", "a[1]", "")).kind()).isEqualTo("no code at a[]");
    assertThat(redact(AmazonError.NONE)).hasToString("");
    assertThat(redact(new AmazonError("", "", "why"))).hasToString("why");
    assertThat(redact(new AmazonError("C", "at", "why"))).hasToString("C at at: why");
  }

  @Test
  void cutsAtTwoHundredCharacters() {
    assertThat(shownMessage("x".repeat(200))).isEqualTo("x".repeat(200));
    assertThat(shownMessage("x".repeat(201))).isEqualTo("x".repeat(199) + "…");
  }

  @Test
  void cutsNoCharacterInHalf() {
    String face = "\uD83D\uDE00";

    assertThat(shownMessage("x".repeat(198) + face)).isEqualTo("x".repeat(198) + face);
    assertThat(shownMessage("x".repeat(198) + face + "x")).isEqualTo("x".repeat(198) + "…");
    assertThat(shownMessage("x".repeat(197) + face + "xx")).isEqualTo("x".repeat(197) + face + "…");
  }

  @Test
  void showsACharacterOfTwoHalvesAsItIs() {
    assertThat(shownMessage("a \uD83D\uDE00b")).isEqualTo("a \uD83D\uDE00b");
  }

  @Test
  void makesBlanksOfWhatDoesNotPrint() {
    assertThat(shownMessage("a\r\nb\tc\u001B[31md\u0085e\u2028f\u202Eg\u0000h\uD800i\u007F"))
        .isEqualTo("a b c [31md e f g h i");
  }

  @Test
  void readsAMessageToItsEndThatIsAsLongAsAllThatItReads() {
    String quoted = "\"" + "x".repeat(Redaction.MAX_READ - 9) + "\"";

    assertThat(shownMessage(quoted + " is bad")).isEqualTo("… is bad");
    assertThat(shownMessage(quoted + " is bad.")).isEqualTo("…");
  }

  @Test
  void neverShowsPartOfWhatGoesOnBehindTheEndOfWhatItReads() {
    String name = "Maria Magdalena ".repeat(100).trim();
    Event event = TestEvents.of(1, "{\"tcf\":\"" + name + "\"}");
    String quoted = "\"" + "x".repeat(Redaction.MAX_READ - 100) + "\"";

    assertThat(shownMessage(quoted + " " + name, event)).isEqualTo("…");
    assertThat(shownMessage("\"" + "x".repeat(400) + "\" " + name.substring(0, 400) + " ok", event))
        .isEqualTo("… … ok");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jane.doe@shop.org",
        "%256a%2561%256e%2565%252e%2564%256f%2565%2540%2573%2568%256f%2570",
        "&amp;amp;#x6a;&amp;amp;#x61;&amp;amp;#x6e;&amp;amp;#x65;&amp;amp;#x2e;"
            + "&amp;amp;#x64;&amp;amp;#x6f;&amp;amp;#x65;&amp;amp;#x40;shop.org",
        "j - a - n - e - d - o - e - s - h - o - p"
      })
  void showsNoBeginningOfATextThatIsCutWhereReadingEnds(String quoted) {
    Event event = TestEvents.of(1, "{\"eventId\":\"jane.doe@shop.org\"}");
    int behindTheEnd = Redaction.MAX_READ + 100;
    for (int start = 0; start <= Redaction.MAX_READ; start++) {
      // Hidden at once, so that all of the text might be shown.
      String message = "\"" + "x".repeat(start) + "\" " + quoted + " ".repeat(behindTheEnd);
      String word = "?".repeat(start) + quoted + "?".repeat(behindTheEnd);

      RedactedError shown =
          new Redaction(() -> EventTexts.of(List.of(event), List.of()))
              .redact(new AmazonError(word, word, message));

      assertThat(shown.message()).as("at %s", start).isIn("… …", "…");
      assertThat(shown.code()).as("at %s", start).isEqualTo("…");
      assertThat(shown.fieldLocation()).as("at %s", start).isEqualTo("…");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x", "a", "1", "'", "\"", "a-", "@", "x@", "\\", " '", "‘", "%4", "é", "\n"})
  void readsAMegabyteOfAnythingAtOnce(String part) {
    Event event = TestEvents.of(1, "{\"tcf\":\"" + "a".repeat(8192) + "\"}");
    String message = part.repeat(1_000_000 / part.length());

    Assertions.assertTimeout(
        Duration.ofSeconds(5), // It takes 30 ms, but a busy machine may stall.
        () -> assertThat(shownMessage(message, event)).hasSizeLessThanOrEqualTo(200).endsWith("…"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\", "%25", "&amp;", "%25&amp;\\", "x"})
  void readsThreeLongTextsOfEachEventOfABatchAtOnce(String part) {
    String text = part.repeat(16_000 / part.length());
    Redaction redaction =
        new Redaction(
            () -> EventTexts.of(List.of(TestEvents.of(1, "{\"eventId\":\"o-1\"}")), List.of()));

    Assertions.assertTimeout(
        Duration.ofSeconds(5), // It takes 300 ms, but a busy machine may stall.
        () -> {
          for (int i = 0; i < 500; i++) {
            redaction.redact(new AmazonError(text, text, text));
          }
        });
  }

  @Test
  void readsThousandsOfHexadecimalDigitsOnASmallStack() throws Exception {
    String[] shown = new String[1];
    Thread thread =
        new Thread(null, () -> shown[0] = shownMessage("ab-".repeat(4_000)), "small", 128 * 1024);
    thread.start();
    thread.join();

    assertThat(shown[0]).isEqualTo("…");
  }

  @Test
  void failsWithoutQuotingAnEventThatIsNoJson() {
    assertThatThrownBy(() -> shownMessage("x", TestEvents.of(1, "{\"eventId\": Jane}")))
        .isExactlyInstanceOf(IllegalStateException.class)
        .hasMessage("a converted event is not valid JSON")
        .hasNoCause();
  }

  private static String shownMessage(String message, Event... sent) {
    return new Redaction(() -> EventTexts.of(List.of(sent), List.of()))
        .redact(new AmazonError("CODE", "", message))
        .message();
  }

  private static String word(String code) {
    return redact(new AmazonError(code, "", "")).code();
  }

  private static RedactedError redact(AmazonError error) {
    return Redaction.OF_NOTHING.redact(error);
  }
}
