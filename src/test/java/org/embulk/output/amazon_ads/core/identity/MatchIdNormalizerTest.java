package org.embulk.output.amazon_ads.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatchIdNormalizerTest {
  private final Normalizer normalizer = new MatchIdNormalizer();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jane@example.com",
        "JANE@EXAMPLE.COM",
        "Jane <jane@example.com>",
        "山田@example.co.jp",
        "a@b.c",
        "jane@example.com,john@example.org", // several
        "jane@example.com@example.org",
        "@jane@example.com",
        "a@b@c.d",
        "mailto:jane@example.com?subject=x",
        "id=jane@example.com;v=1",
        "\"jane doe\"@example.com",
        "jane@[192.0.2.1]",
        "jane＠example.com", // full-width
        "jane﹫example．com", // small, and a full-width point
        "jane@example。com", // an ideographic full stop
        "jane%40example.com",
        "jane&#64;example.com",
        "jane&#x40;example.com",
        "jane&#65312;example.com", // a full-width one
        "jane\u200B@\u200Bexample.com" // characters of no width
      })
  void refusesAnEmailAddress(String id) {
    MatchKey result = normalizer.normalize(id, "US");

    assertThat(result.isInvalid()).isTrue();
    assertThat(result.reason()).isEqualTo("an e-mail address must not be sent as match_id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+12065550100",
        "+1 (206) 555-0100",
        "+44 20 7946 0018",
        "+1.206.555.0100",
        "+1/206/5550100",
        "\uFF0B１２０６５５５０１００",
        "+81\u00A03\u20031234 5678",
        "+2901234", // seven digits, on Saint Helena
        "+1‐206‑555‒0100", // a hyphen, one that does not break, a figure dash
        "+1–206—555−0100", // an en dash, an em dash, a minus
        "+1\u00AD206\u200B5550100", // a soft hyphen, a blank of no width
        "tel:+1-206-555-0142",
        "TEL: +1 206 555 0142",
        "tel://+12065550142",
        "(+1) 206 555 0142",
        "[+44] (0)20 7946-0018",
        "'+12065550142'",
        "+1 206 555 0142 ext. 5",
        "+12065550142x5",
        "+1 206 555 0142 #12345",
        "+12065550142;ext=12345",
        "+12065550142,,12345",
        "++12065550142",
        "+1\t206\u2009555\u30000142",
        "+١٢٠٦٥٥٥٠١٤٢", // Arabic digits
        "⁺¹²⁰⁶⁵⁵⁵⁰¹⁴²", // superscript
        "&#43;12065550142",
        "+12065550142&nbsp;"
      })
  void refusesAPhoneNumberWithAPlus(String id) {
    MatchKey result = normalizer.normalize(id, "US");

    assertThat(result.isInvalid()).isTrue();
    assertThat(result.reason()).isEqualTo("a phone number must not be sent as match_id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2065550100", // without a plus it may be any number
        "+290123", // too short
        "+1234567890123456", // too long
        "+20261127", // a date
        "+12065550100abc", // letters
        "call +12065550100", // a number among words
        "+12065550100 or +12065550142", // two of them
        "+", // no digit
        "jane@example", // no dot in the domain
        "@example.com", // nothing before the at sign
        "@example@", // nothing between at sign and point
        "a @example.com", // nothing right before the at sign
        "jane@.com", // nothing between at sign and point
        "jane@example.", // nothing after the point
        "jane@example .com", // a blank in the domain
        "jane@example&nbsp;.com", // the same in HTML
        "jane@example.-", // neither letter nor digit after the point
        "jane,@example.com", // a comma right before the at sign
        "jane@example,.com", // a comma in the domain
        "jane%2540example.com", // escaped twice
        "jane&amp;#64;example.com",
        "100%40", // an at sign, and nothing else
        "ab+12065550100", // a letter right before the plus
        "7 +12065550100", // digits before the plus
        "+123 4567 8901 23456", // sixteen digits in groups
        "1+2065550", // digits right before the plus
        "jane.example.com", // none
        "Ab+/9==", // base64
        "A+B-1234567",
        "sku+20261127",
        "sku+20261127-A",
        "2026+1127001",
        "X1+1+2345678",
        "+A1234567",
        "+1;phone-context=1;tel:", // the phone library fails
        "customer 42"
      })
  void passesWhatIsNeither(String id) {
    assertThat(normalizer.normalize(id, "US").normalized()).isEqualTo(id);
  }

  @Test
  void sendsWhatItWasGivenAndNotWhatItLookedAt() {
    String id = "Ｃｕｓｔｏｍｅｒ%204２ ﬁ\u200B";

    assertThat(normalizer.normalize(id, "US").normalized()).isEqualTo(id);
  }

  @Test
  void leavesOutHalfACharacter() {
    MatchKey result = normalizer.normalize("a\uD83D", "US");

    assertThat(result.isInvalid()).isFalse();
    assertThat(result.reason()).isEqualTo("not well-formed Unicode");
  }
}
