package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a message shows of a value: its shape, and only in columns that are not personal. */
class ShapesInMessagesTest {
  private static final ValidRow PURCHASE =
      ValidRow.lead().with("conversion_type", "OFF_AMAZON_PURCHASES");

  private final EventMaker maker =
      EventMaker.plain(
          new CustomAttribute("brand", CustomAttribute.Type.STRING),
          new CustomAttribute("rank", CustomAttribute.Type.INTEGER),
          new CustomAttribute("seen", CustomAttribute.Type.TIMESTAMP));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          event_time      | 20.11.2026 17:05 | , but looks like "99.99.9999 99:99"; set "event_time_format" to its form
          value           | 1.299,00 EUR     | , but looks like "9.999,99 aaa"
          units_sold      | two pieces       | , but looks like "aaa aaaaaa"
          currency_code   | Euro             | , but looks like "aaaa"
          country_code    | Deutschland      | , but looks like "aaaaaaaaaaa"
          conversion_type | buy-1            | , but looks like "aaa-9"
          event_source    | Shop 7           | , but looks like "aaaa 9"
          rank            | 7th              | , but looks like "9aa"
          seen            | 7/8/26           | , but looks like "9/9/99"; set "event_time_format" to its form
          """)
  void showTheShapeAndTheOptionThatHelps(String column, String value, String end) {
    InvalidRecordException refusal = maker.refusal(PURCHASE.with(column, value));

    assertThat(refusal.column()).isEqualTo(column);
    assertThat(refusal).message().startsWith("\"" + column + "\": must be ").endsWith(end);
  }

  @ParameterizedTest
  @CsvSource({
    "email, jane at shop",
    "match_id, jane@shop.org",
    "amzn_user_data, MAYBE JANE",
    "limited_data_use, jane"
  })
  void showNothingOfIdentifiersIdsAndConsent(String column, String value) {
    InvalidRecordException refusal = maker.refusal(ValidRow.lead().with(column, value));

    assertThat(refusal).message().doesNotContain("looks like");
  }
}
