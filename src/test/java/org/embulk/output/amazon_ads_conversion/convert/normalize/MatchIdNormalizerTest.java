package org.embulk.output.amazon_ads_conversion.convert.normalize;

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
        "a@b.c"
      })
  void refusesAnEmailAddress(String id) {
    MatchKey result = normalizer.normalize(id, "US", false);

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
        "+2901234", // seven digits
        "+123456789012345" // fifteen
      })
  void refusesAPhoneNumberWithAPlus(String id) {
    MatchKey result = normalizer.normalize(id, "US", false);

    assertThat(result.isInvalid()).isTrue();
    assertThat(result.reason()).isEqualTo("a phone number must not be sent as match_id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2065550100", // without a plus it may be any number
        "+290123", // six digits
        "+1234567890123456", // sixteen
        "+12065550100abc", // letters
        "+", // no digit
        "jane@example", // no dot in the domain
        "@example.com", // nothing before the at sign
        "a@b@c.d", // two at signs
        "jane.example.com", // none
        "Ab+/9==", // base64
        "customer 42"
      })
  void passesWhatIsNeither(String id) {
    assertThat(normalizer.normalize(id, "US", false).normalized()).isEqualTo(id);
  }

  @Test
  void leavesOutHalfACharacter() {
    MatchKey result = normalizer.normalize("a\uD83D", "US", false);

    assertThat(result.isInvalid()).isFalse();
    assertThat(result.reason()).isEqualTo("not well-formed Unicode");
  }
}
