package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.embulk.output.amazon_ads.conversion.CustomAttribute.Type;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.core.row.Reason;
import org.embulk.output.amazon_ads.core.row.Row;
import org.embulk.output.amazon_ads.core.row.RowReason;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that is thrown holds any part of a row. */
class SecrecyTest {
  private static final String MARK = "Xq7Zk";

  /** No text of ours holds these digits. */
  private static final String DIGITS = "7391";

  private static final List<String> COLUMNS = FullestRow.row().columns();

  /** Texts that break one rule or another of any column. */
  private static final List<Object> VALUES =
      List.of(
          MARK,
          MARK + "\uD83D",
          MARK.repeat(2000),
          DIGITS.repeat(3),
          DIGITS.repeat(4),
          DIGITS.repeat(30),
          DIGITS + "." + DIGITS,
          "-" + DIGITS,
          "+1" + DIGITS + "5550100",
          DIGITS + "e" + DIGITS,
          MARK + "@example.com",
          MARK + "@example.com; " + DIGITS + "@example.org",
          DIGITS.substring(0, 1) + "," + DIGITS.substring(0, 3),
          "US-" + MARK,
          "https://" + MARK + "/?aref=" + DIGITS,
          "2026-02-30T00:00:00 " + MARK,
          "2026-04-14T04:34:30+99:" + DIGITS,
          "2026-04-14 04:34:30 " + MARK,
          DIGITS + "-04-14T04:34:60Z",
          DIGITS + "/" + MARK,
          "::" + DIGITS + ":" + MARK,
          "en-" + MARK,
          Long.parseLong(DIGITS.repeat(3)),
          -Long.parseLong(DIGITS.repeat(4)),
          Double.parseDouble(DIGITS + "e100"),
          -Double.parseDouble(DIGITS + "." + DIGITS));

  static List<Arguments> rows() {
    List<Arguments> rows = new ArrayList<>();
    for (String column : COLUMNS) {
      for (int value = 0; value < VALUES.size(); value++) {
        rows.add(Arguments.of(column, value));
      }
    }
    return rows;
  }

  @ParameterizedTest
  @MethodSource("rows")
  void namesTheColumnAndTheRuleButNothingOfTheRow(String column, int value) {
    ValidRow full = FullestRow.row();
    ValidRow alone = column.equals("email") ? full : only(column, full);

    for (String format : Arrays.asList(null, "%Y/%m", "ruby:%s", "java:uuuu/MM")) {
      holdsNothing(full.with(column, VALUES.get(value)), format);
      holdsNothing(alone.with(column, VALUES.get(value)), format);
    }
  }

  /** Leaves the column as the only identifier, if it is one. */
  private static ValidRow only(String column, ValidRow row) {
    ValidRow alone = row;
    for (String identifier : COLUMNS.subList(5, 20)) {
      alone = alone.without(identifier);
    }
    return COLUMNS.subList(5, 20).contains(column) ? alone : alone.with("fip", "192.0.2.1");
  }

  private static void holdsNothing(Row row, String format) {
    EventTimes times = new EventTimes(ZoneId.of("UTC"), format);
    RowConverter converter =
        new RowConverter(
            new EventDefaults(null, null, false),
            times,
            new ConsentRule(Conversion.NO_CONSENT, true),
            new CustomAttributes(FullestRow.attributes(), Map.of(), times),
            EventIdFallback.random(() -> "id"),
            Conversion.uncounted());
    try {
      assertThat(converter.convert(row, 1)).hasToString("record 1");
    } catch (InvalidRecordException e) {
      assertThat(e.getCause()).isNull();
      assertThat(e.getSuppressed()).isEmpty();
      assertThat(e.getStackTrace()).isEmpty();
      String shown = (e.getMessage() + e + e.column() + e.reason()).toLowerCase(Locale.ROOT);
      assertThat(shown).doesNotContain(MARK.toLowerCase(Locale.ROOT)).doesNotContain(DIGITS);
    }
  }

  /** Otherwise the test above would pass for values that nobody refuses. */
  @Test
  void breaksEveryRuleOfARow() {
    List<Reason> broken = new ArrayList<>();
    for (String column : COLUMNS) {
      for (Object value : VALUES) {
        ValidRow row = column.equals("email") ? ValidRow.lead() : only(column, FullestRow.row());
        InvalidRecordException refusal =
            Conversion.withAttributes(
                    new CustomAttribute("brand", Type.STRING),
                    new CustomAttribute("attr1", Type.INTEGER))
                .refusal(row.with(column, value));
        if (refusal != null) {
          broken.add(refusal.reason());
        }
      }
    }

    assertThat(broken)
        .contains(
            EventReason.UNKNOWN_CONVERSION_TYPE,
            EventReason.UNKNOWN_EVENT_SOURCE,
            RowReason.UNKNOWN_COUNTRY,
            EventReason.INVALID_EVENT_TIME,
            RowReason.NO_IDENTIFIER,
            EventReason.INVALID_MATCH_ID,
            EventReason.INVALID_VALUE,
            EventReason.UNKNOWN_CURRENCY,
            EventReason.INVALID_UNITS_SOLD,
            RowReason.INVALID_CONSENT,
            EventReason.INVALID_LIMITED_DATA_USE,
            EventReason.INVALID_CUSTOM_DATA,
            RowReason.TEXT_TOO_LONG,
            RowReason.INVALID_TEXT);
  }
}
