package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.embulk.output.amazon_ads.sandbox.service.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClickTokensTest {
  private static final String TOKEN = "AbCdEfGhIj.1700000000123";

  @ParameterizedTest
  @ValueSource(
      strings = {
        TOKEN,
        "0123456789.0000000000000",
        TOKEN + "|KlMnOpQrSt.1700000000456",
        TOKEN + "|KlMnOpQrSt.1700000000456|uVwXyZ0123.1700000000789"
      })
  void sendsTokensTrimmed(String tokens) throws Exception {
    assertThat(sent(tokens)).isEqualTo(tokens);
    assertThat(sent("\uFEFF " + tokens + "\n")).isEqualTo(tokens);
    assertThat(warnings(tokens)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://shop.org/?aref=" + TOKEN,
        "http://shop.org?aref=" + TOKEN,
        "HTTPS://shop.org/landing/page?utm_source=x&aref=" + TOKEN + "&gclid=1",
        "https://shop.org/?aref=" + TOKEN + "#top?x=1",
        "https://shop.org/?aref=" + TOKEN + "&aref=KlMnOpQrSt.1700000000456",
        "https://shop.org/?xaref=1&arefx=2&AREF=3&aref&aref=" + TOKEN,
        "https://shop.org/?utm_source=x&amp;aref=" + TOKEN + "&amp;gclid=1",
        "https://shop.org/?aref=%41bCdEfGhIj%2E1700000000123",
        "https://shop.org/?aref=%20" + TOKEN + "+",
        "https://shop.org/?next=https://other.org/?aref=1&aref=" + TOKEN
      })
  void takesTokensOutOfTheAddressOfALandingPage(String address) throws Exception {
    assertThat(sent(address)).isEqualTo(TOKEN);
    assertThat(warnings(address)).isEmpty();
  }

  @Test
  void decodesOnce() throws Exception {
    String both = TOKEN + "|KlMnOpQrSt.1700000000456";

    assertThat(sent("https://shop.org/?aref=" + both)).isEqualTo(both);
    assertThat(sent("https://shop.org/?aref=" + both.replace("|", "%7C"))).isEqualTo(both);
    assertThat(sent("https://shop.org/?aref=" + both.replace("|", "%257C")))
        .isEqualTo(both.replace("|", "%7C"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://shop.org",
        "https://shop.org/?",
        "https://shop.org/landing?utm_source=x",
        "https://shop.org/?aref",
        "https://shop.org/?aref=",
        "https://shop.org/?aref=%20",
        "https://shop.org/?aref=&aref=" + TOKEN,
        "https://shop.org/aref=" + TOKEN,
        "https://shop.org/#?aref=" + TOKEN,
        "https://shop.org/?a=1#&aref=" + TOKEN
      })
  void takesAnAddressWithoutTokensForBlank(String address) throws Exception {
    assertThat(sent(address)).isEmpty();
    assertThat(warnings(address)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "something else",
        "AbCdEfGhI.1700000000123",
        "AbCdEfGhIjK.1700000000123",
        "AbCdEfGhI-.1700000000123",
        "ÄbCdEfGhIj.1700000000123",
        "AbCdEfGhIj.170000000012",
        "AbCdEfGhIj.17000000001234",
        "AbCdEfGhIj1700000000123",
        TOKEN + "|",
        "|" + TOKEN,
        TOKEN + "||" + TOKEN,
        TOKEN + " | " + TOKEN,
        TOKEN + "," + TOKEN,
        "aref=" + TOKEN,
        "?aref=" + TOKEN,
        "shop.org/?aref=" + TOKEN,
        "ftp://shop.org/?aref=" + TOKEN
      })
  void sendsWhatHasAnotherFormAsItIsAndWarns(String text) throws Exception {
    assertThat(sent(text)).isEqualTo(text);
    assertThat(warnings(text)).containsExactly(EventWarning.MALFORMED_CLICK_TOKENS);
  }

  @ParameterizedTest
  @CsvSource({"100%, 100%", "%zz, %zz", "%, %", "%C3%A9, é", "%C3, \uFFFD", "x%7Cy, x|y"})
  void sendsNothingOfAnAddressButItsParameter(String aref, String sent) throws Exception {
    String address = "https://shop.org/?email=jane@shop.org&aref=" + aref + "&x=y";

    assertThat(sent(address)).isEqualTo(sent);
    assertThat(warnings(address)).containsExactly(EventWarning.MALFORMED_CLICK_TOKENS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"&", "&aref", "?", "%", "%41", "|", TOKEN + "|"})
  @Timeout(10)
  void readsAMegabyteQuickly(String part) {
    String megabyte = part.repeat(1_000_000 / part.length());

    assertThat(ClickTokens.of("https://shop.org/?x=" + megabyte + "&aref=1")).isEqualTo("1");
    assertThat(ClickTokens.areWellFormed(megabyte)).isFalse();
    assertThat(ClickTokens.of("https://shop.org/?aref=" + megabyte)).isNotEqualTo("1");
  }

  private static String sent(String text) throws Exception {
    return Json.read(EventMaker.plain().event(row(text)).json())
        .path("arefMeasurementTokens")
        .asText();
  }

  private static List<EventWarning> warnings(String text) {
    EventMaker maker = EventMaker.plain();
    maker.event(row(text));
    return maker.warnings();
  }

  private static ValidRow row(String text) {
    return ValidRow.lead().with("aref_measurement_tokens", text);
  }
}
