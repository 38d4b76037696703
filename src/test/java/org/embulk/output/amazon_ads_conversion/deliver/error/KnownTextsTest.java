package org.embulk.output.amazon_ads_conversion.deliver.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.embulk.output.amazon_ads_conversion.convert.Event;
import org.embulk.output.amazon_ads_conversion.deliver.TestEvents;
import org.embulk.output.amazon_ads_conversion.deliver.events.EventTexts;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownTextsTest {
  private static final List<String> CREDENTIALS = List.of("Atza|IwEBIJ-x_9.Zq", "amzn1.app.4f2c9");
  private static final List<Event> EVENTS =
      List.of(
          TestEvents.of(
              1,
              """
              {"eventDescription":{"name":"Order","conversionType":"ADD_TO_SHOPPING_CART"},
               "matchKeys":[{"type":"EMAIL","values":["CUST-778"]},
                            {"type":"CITY","values":["Zoë & Sons/Köln"]}],
               "partner":"the value is invalid"}
              """),
          TestEvents.of(2, "{\"eventId\":\"jane.doe@shop.org\",\"tcf\":\"values\"}"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          got jane.doe%40shop.org here          | got … here
          got jane.doe&#64;shop.org here        | got … here
          got jane.doe&#x40;shop.org here       | got … here
          got jane.doe&commat;shop.org here     | got … here
          got jane.doe\\u0040shop.org here      | got … here
          got jane.doe%2540shop.org here        | got … here
          got JANE.DO AT here                   | got JANE.DO AT here
          got J-A-N-E-D-O-E-S-H-O-P here        | got … here
          got jane:doe:shop:org here            | got … here
          got j a n e d o e s h o p o r g here  | got … here
          got doe@shop here                     | got … here
          got ne.doe@:s twice                   | got … twice
          got ｊａｎｅ．ｄｏｅ＠ｓｈｏｐ here   | got … here
          got Zo%C3%AB+%26+Sons here            | got … here
          got Zo%EB &amp; Sons\\/K&ouml;ln here | got … here
          got ZOË & SONS here                   | got … here
          got cust:778 here                     | got … here
          got 1CUST7780 here                    | got 1CUST7780 here
          got atza%7Ciwebij here                | got … here
          got iwebij-x_9 here                   | got … here
          got AMZN1-APP-4F2C9 here              | got … here
          got 100%jane.doe@shop.org here        | got … here
          """)
  void hidesInWhateverSpelling(String message, String shown) {
    assertThat(redact(new AmazonError("", "", message)).message()).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          Παλαμάς Κωστής    | &Pi;&alpha;&lambda;&alpha;&mu;ά&sigmaf; &Kappa;&omega;&sigma;&tau;ή&sigmaf;
          Παλαμάς Κωστής    | &amp;Pi;&amp;alpha;&amp;lambda;αμάς &amp;Kappa;ωστής
          Þórður Guðmundur  | &THORN;&oacute;r&eth;ur Gu&eth;mundur
          Grøn Sørås        | Gr&oslash;n S&oslash;r&aring;s
          Łukasz Świątek    | &Lstrok;ukasz &Sacute;wi&aogon;tek
          Đặng Ünlü         | &Dstrok;ặng &Uuml;nl&uuml;
          """)
  void hidesLettersThatAreNamedInHtml(String sent, String quoted) {
    Redaction redaction = new Redaction(() -> new KnownTexts(List.of(sent), List.of()));

    assertThat(redaction.redact(new AmazonError("", "", "got " + quoted + " here")).message())
        .isEqualTo("got … here");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          Mozilla/5.0 (Zaphod; rv:42)   | aphod;\\6\\6\\6 r
          Mozilla/5.0 (Zaphod; rv:42)   | aphod;\\r\\n\\trv
          Mozilla/5.0 (Zaphod; rv:42)   | aphod;\u202E rv
          Mozilla/5.0 (Zaphod; rv:42)   | Z\\6a\\6p\\6h\\6o\\6d\\6;\\6r\\6v
          Item 1 + 2 + 3 kg             | 1 +\\r\\n2 + 3
          q1++2 3;zz                    | 1++2\\1\\0013;z
          q5\\240\\240Hi ghz              | 5\\240\\240Hi\\1\\1gh
          5 High\\255  St               | 5 High St
          5 High\\n\\nSt                | 5 high st
          5 High\\n\\nSt                | 5 High\\205St
          """)
  void hidesWhatIsSplitByCharactersShownAsABlank(String sent, String quoted) {
    String text = sent.translateEscapes();
    Redaction redaction = new Redaction(() -> new KnownTexts(List.of(text), List.of()));
    String message = "got " + quoted.translateEscapes() + " here";

    assertThat(redaction.redact(new AmazonError("", "", message)).message())
        .isEqualTo("got … here");
  }

  @Test
  void showsTheWordsOfTheApiBesideALineBreak() {
    Redaction redaction =
        new Redaction(
            () -> new KnownTexts(List.of("see the matchKeys field"), List.of("matchKeys")));

    assertThat(
            redaction
                .redact(new AmazonError("", "", "got\nmatchKeys wrong; got matchKeys\nwrong"))
                .message())
        .isEqualTo("got matchKeys wrong; got matchKeys wrong");
  }

  @Test
  void hidesInCodesAndFieldLocationsToo() {
    RedactedError shown =
        redact(
            new AmazonError(
                "BAD_jane.doe.shop.org_X", "matchKeys[?(@.value=='CUST-778')].values[0]", ""));

    assertThat(shown.code()).isEqualTo("BAD_…_X");
    assertThat(shown.fieldLocation()).isEqualTo("matchKeys[….value…'…'…].values[0]");
    assertThat(shown.kind()).doesNotContain("778").startsWith("BAD_…_X at matchKeys[");
  }

  @Test
  void hidesWhatIsLongerThanAllThatIsShown() {
    String code = "X".repeat(95) + "-jane.doe.shop.org";

    assertThat(redact(new AmazonError(code, "", "")).code()).isEqualTo("X".repeat(95) + "-…");
  }

  @Test
  void hidesWhatIsWholeOnlyWithoutItsIndexes() {
    RedactedError shown = redact(new AmazonError("C", "jane.do[17]e.shop", ""));

    assertThat(shown.fieldLocation()).isEqualTo("jane.do[17]e.shop");
    assertThat(shown.kind()).isEqualTo("C at …");
  }

  @Test
  void showsTheWordsOfTheApiThoughTheySoundLikeATextOfTheRow() {
    RedactedError shown =
        redact(
            new AmazonError(
                "FIELD_VALUE_IS_INVALID",
                "events[0].matchKeys[0].values[0]",
                "conversionType ADD_TO_SHOPPING_CART of eventDescription: the value is invalid"));

    assertThat(shown)
        .hasToString(
            "FIELD_VALUE_IS_INVALID at events[0].matchKeys[0].values[0]:"
                + " conversionType ADD_TO_SHOPPING_CART of eventDescription: …");
  }

  /** A batch of 500 events with 20 texts each, all of them refused with long messages. */
  @Test
  void takesMillisecondsForALargeRequestAndReadsItOnce() {
    Random random = new Random(7);
    List<String> texts =
        IntStream.range(0, 10_000)
            .mapToObj(i -> TestEvents.HASH.substring(20) + Long.toHexString(random.nextLong()))
            .toList();
    String message = "The value of this field is wrong, I am afraid. ".repeat(300);
    AtomicInteger built = new AtomicInteger();
    Redaction redaction =
        new Redaction(
            () -> {
              built.incrementAndGet();
              return new KnownTexts(texts, List.of());
            });

    Assertions.assertTimeout(
        Duration.ofSeconds(10),
        () -> {
          for (int i = 0; i < 500; i++) {
            redaction.redact(new AmazonError("CODE_" + i, "events[" + i + "]", message));
          }
        });
    assertThat(built).hasValue(1);
  }

  private static RedactedError redact(AmazonError error) {
    return new Redaction(() -> EventTexts.of(EVENTS, CREDENTIALS)).redact(error);
  }
}
