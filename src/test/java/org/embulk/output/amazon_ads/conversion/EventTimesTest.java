package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.core.row.Row;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimesTest {
  private static final String TEXT_RULE =
      "must be a time such as 2026-04-14T04:34:30Z, 2026-04-14 04:34:30 +09:00 or Unix time";
  private static final String EXISTS_RULE =
      TEXT_RULE + ", with a date, a time and a zone that exist";
  private static final String DIGITS_RULE =
      "a number must be Unix time in seconds (at most 11 digits), milliseconds (13 digits),"
          + " microseconds (16 digits) or nanoseconds (19 digits)";
  private static final String SPREADSHEET_RULE =
      "as Unix time, this number lies before the year 2000; it looks like a spreadsheet's day (such"
          + " as 46346.7118): export the column as a date and time";
  private static final String DATE_RULE =
      "must not be 8 digits that are a date, such as 20260414: as Unix time they are a day in 1970";
  private static final String YEAR_RULE = "must be in the years 1 to 9999";
  private static final String GAP_RULE = "falls in the hour that daylight saving time skips";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # ISO 8601
          2026-04-14T04:34:30Z            | 2026-04-14T04:34:30Z
          2026-04-14t04:34:30z            | 2026-04-14T04:34:30Z
          2026-04-14T04:34:30             | 2026-04-14T04:34:30Z
          2026-04-14T04:34:30+09:00       | 2026-04-13T19:34:30Z
          2026-04-14T04:34:30+0900        | 2026-04-13T19:34:30Z
          2026-04-14T04:34:30-03:30       | 2026-04-14T08:04:30Z
          2026-04-14T04:34:30-00:00       | 2026-04-14T04:34:30Z
          2026-04-14T04:34:30+18:00       | 2026-04-13T10:34:30Z
          2026-04-14T04:34:30-1800        | 2026-04-14T22:34:30Z
          2026-04-14T04:34:30+09          | 2026-04-13T19:34:30Z
          # without seconds, which Java leaves out where they are zero
          2026-04-14T04:34Z               | 2026-04-14T04:34:00Z
          2026-04-14 04:34                | 2026-04-14T04:34:00Z
          2026-04-14 04:34+09:00          | 2026-04-13T19:34:00Z
          2026-04-14T04:34 Asia/Tokyo     | 2026-04-13T19:34:00Z
          # the zone in brackets behind the offset, as Java prints it
          2026-04-14T04:34:30+09:00[Asia/Tokyo] | 2026-04-13T19:34:30Z
          2026-04-14T04:34:30.5Z[UTC]     | 2026-04-14T04:34:30.500Z
          2026-04-14T04:34+02:00[Europe/Paris] | 2026-04-14T02:34:00Z
          # the offset counts, here the second of the hour that comes twice
          2026-11-01T01:30:00-05:00[America/New_York] | 2026-11-01T06:30:00Z
          # as Presto, Hive and PostgreSQL print it
          2026-04-14 04:34:30.123456+00   | 2026-04-14T04:34:30.123Z
          2026-04-14 04:34:30             | 2026-04-14T04:34:30Z
          2026-04-14 04:34:30.5           | 2026-04-14T04:34:30.500Z
          2026-04-14 04:34:30 UTC         | 2026-04-14T04:34:30Z
          2026-04-14 04:34:30.000 UTC     | 2026-04-14T04:34:30Z
          2026-04-14 04:34:30 Asia/Tokyo  | 2026-04-13T19:34:30Z
          2026-04-14 04:34:30 +09:00      | 2026-04-13T19:34:30Z
          2026-04-14 04:34:30 +0900       | 2026-04-13T19:34:30Z
          2026-04-14 04:34:30+09:00       | 2026-04-13T19:34:30Z
          2026-04-14 04:34:30 Z           | 2026-04-14T04:34:30Z
          # fractions: milliseconds only where there are any, the rest is cut
          2026-04-14T04:34:30.1Z          | 2026-04-14T04:34:30.100Z
          2026-04-14T04:34:30.12Z         | 2026-04-14T04:34:30.120Z
          2026-04-14T04:34:30.123Z        | 2026-04-14T04:34:30.123Z
          2026-04-14T04:34:30.1239Z       | 2026-04-14T04:34:30.123Z
          2026-04-14T04:34:30.12399Z      | 2026-04-14T04:34:30.123Z
          2026-04-14T04:34:30.123999Z     | 2026-04-14T04:34:30.123Z
          2026-04-14T04:34:30.1239999Z    | 2026-04-14T04:34:30.123Z
          2026-04-14T04:34:30.12399999Z   | 2026-04-14T04:34:30.123Z
          2026-04-14T04:34:30.123999999Z  | 2026-04-14T04:34:30.123Z
          2026-04-14T04:34:30.1239999999Z | 2026-04-14T04:34:30.123Z
          2026-04-14T04:34:30.12399999999Z  | 2026-04-14T04:34:30.123Z
          2026-04-14T04:34:30.123999999999Z | 2026-04-14T04:34:30.123Z
          2026-04-14 04:34:30.123456789012 Asia/Tokyo | 2026-04-13T19:34:30.123Z
          2026-04-14T04:34:30.000Z        | 2026-04-14T04:34:30Z
          2026-04-14T04:34:30.0009Z       | 2026-04-14T04:34:30Z
          1969-12-31T23:59:59.9999Z       | 1969-12-31T23:59:59.999Z
          # a comma before the fraction
          2026-04-14T04:34:30,5Z          | 2026-04-14T04:34:30.500Z
          2026-04-14 04:34:30,123         | 2026-04-14T04:34:30.123Z
          2026-04-14T04:34:30,1239999999+09:00 | 2026-04-13T19:34:30.123Z
          # the ends of the calendar
          0001-01-01T00:00:00Z            | 0001-01-01T00:00:00Z
          0001-01-01T00:00:00-00:01       | 0001-01-01T00:01:00Z
          9999-12-31T23:59:59.999999999Z  | 9999-12-31T23:59:59.999Z
          2024-02-29T00:00:00Z            | 2024-02-29T00:00:00Z
          2000-02-29T00:00:00Z            | 2000-02-29T00:00:00Z
          # Unix time in seconds, milliseconds, microseconds and nanoseconds
          946684800                       | 2000-01-01T00:00:00Z
          999999999                       | 2001-09-09T01:46:39Z
          1700000000                      | 2023-11-14T22:13:20Z
          99999999999                     | 5138-11-16T09:46:39Z
          1000000000000                   | 2001-09-09T01:46:40Z
          1700000000123                   | 2023-11-14T22:13:20.123Z
          9999999999999                   | 2286-11-20T17:46:39.999Z
          1000000000000000                | 2001-09-09T01:46:40Z
          1700000000123999                | 2023-11-14T22:13:20.123Z
          9999999999999999                | 2286-11-20T17:46:39.999Z
          1000000000000000000             | 2001-09-09T01:46:40Z
          1700000000123999999             | 2023-11-14T22:13:20.123Z
          9999999999999999999             | 2286-11-20T17:46:39.999Z
          0001700000000                   | 2023-11-14T22:13:20Z
          # the text of a double
          1795168800.0                    | 2026-11-20T10:00:00Z
          1.7951688E9                     | 2026-11-20T10:00:00Z
          1.7951688e+09                   | 2026-11-20T10:00:00Z
          1.7E9                           | 2023-11-14T22:13:20Z
          1700000000.5                    | 2023-11-14T22:13:20.500Z
          1700000000.1239999999           | 2023-11-14T22:13:20.123Z
          1.700000000123E12               | 2023-11-14T22:13:20.123Z
          1700000000123.0                 | 2023-11-14T22:13:20.123Z
          1.7951688E15                    | 2026-11-20T10:00:00Z
          1.7951688E18                    | 2026-11-20T10:00:00Z
          946684800.0                     | 2000-01-01T00:00:00Z
          """)
  void readsTheText(String text, String sent) throws Exception {
    assertThat(sent("UTC", text)).isEqualTo(sent);
    assertThat(sent("UTC", "\uFEFF " + text + "\u00A0\n")).isEqualTo(sent);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # a date, a time or a zone that does not exist
          2026-02-29T00:00:00Z           | exists
          1900-02-29T00:00:00Z           | exists
          2026-13-01T00:00:00Z           | exists
          2026-00-01T00:00:00Z           | exists
          2026-04-31T00:00:00Z           | exists
          2026-04-14T24:00:00Z           | exists
          2026-04-14T23:60:00Z           | exists
          2026-12-31T23:59:60Z           | exists
          2026-12-31 23:59:60 UTC        | exists
          2026-04-14T04:34:30+18:01      | exists
          2026-04-14T04:34:30-18:01      | exists
          2026-04-14T04:34:30+19:00      | exists
          2026-04-14T04:34:30+09:60      | exists
          2026-04-14T04:34:30Zebra       | exists
          2026-04-14T04:34:30ZZ          | exists
          2026-04-14T04:34:30Z garbage   | exists
          2026-04-14T04:34:30 Nowhere    | exists
          2026-04-14T04:34:30 Asia/Nowhere | exists
          2026-04-14T04:34:30  UTC       | exists
          2026-04-14T04:34:305           | exists
          2026-04-14T04:34:305Z          | exists
          2026-04-14T04:34:30.           | exists
          2026-04-14T04:34:30.Z          | exists
          2026-04-14T04:34:30.1.2Z       | exists
          2026-04-14T04:34:30,           | exists
          2026-04-14T04:34:30,1,2Z       | exists
          2026-04-14T04:34.5Z            | exists
          2026-04-14T04:34:Z             | exists
          2026-04-14T04:60Z              | exists
          2026-04-14T04:345Z             | exists
          2026-04-14T04:34:30[Asia/Tokyo] | exists
          2026-04-14T04:34:30+09:00[Asia/Nowhere] | exists
          2026-04-14T04:34:30+09:00[]    | exists
          2026-04-14T04:34:30+09:00[Asia/Tokyo | exists
          2026-04-14T04:34:30+09:00[Asia/Tokyo]x | exists
          2026-04-14T04:34:60+09:00[Asia/Tokyo] | exists
          # no such form
          2026-04-14                     | text
          2026-04-14T04Z                 | text
          04:34:30                       | text
          14/04/2026 04:34:30            | text
          20260414T043430Z               | text
          2026-4-14T04:34:30Z            | text
          +2026-04-14T04:34:30Z          | text
          -0001-01-01T00:00:00Z          | text
          10000-01-01T00:00:00Z          | text
          2026-04-14T04:34:30Z\\nx       | text
          2026-04-14_04:34:30            | text
          2026-04-14  04:34:30           | text
          ٢٠٢٦-٠٤-١٤T04:34:30Z           | text
          ２０２６-04-14T04:34:30Z           | text
          ١٧٠٠٠٠٠٠٠٠                      | text
          １７００００００００                    | text
          yesterday                      | text
          +1700000000                    | text
          1700000000.                    | text
          .5                             | text
          1.7E                           | text
          1.7E9.5                        | text
          1.7E9999                       | text
          1.7D                           | text
          0x1p3                          | text
          +NaN                           | text
          Infinity                       | text
          1,700,000,000                  | text
          -                              | text
          --1                            | text
          0x10                           | text
          # Unix time of an ambiguous length
          100000000000                   | digits
          999999999999                   | digits
          -100000000000                  | digits
          10000000000000                 | digits
          99999999999999                 | digits
          100000000000000                | digits
          999999999999999                | digits
          10000000000000000              | digits
          99999999999999999              | digits
          100000000000000000             | digits
          999999999999999999             | digits
          10000000000000000000           | digits
          1.7E11                         | digits
          1.7976931348623157E308         | digits
          # a date of eight digits
          20260414                       | date
          20000101                       | date
          20991231                       | date
          20240229                       | date
          20260414.0                     | date
          2.0260414E7                    | date
          # beyond the calendar
          0000-12-31T23:59:59Z           | year
          0001-01-01T00:00:00+00:01      | year
          9999-12-31T23:59:59-00:01      | year
          # a number before the year 2000
          46346.7118                     | spreadsheet
          46346                          | spreadsheet
          46346.0                        | spreadsheet
          4.63467118E4                   | spreadsheet
          46,346.7118                    | text
          0                              | spreadsheet
          -1                             | spreadsheet
          -0.5                           | spreadsheet
          4.9E-324                       | spreadsheet
          946684799                      | spreadsheet
          946684799.999                  | spreadsheet
          -62135596801                   | spreadsheet
          -1700000000123                 | spreadsheet
          # eight digits that are no date of this century
          19991231                       | spreadsheet
          21000101                       | spreadsheet
          20261301                       | spreadsheet
          20260229                       | spreadsheet
          20260400                       | spreadsheet
          -20260414                      | spreadsheet
          2026041                        | spreadsheet
          202604140                      | spreadsheet
          20260414.5                     | spreadsheet
          """)
  void refusesTheText(String text, String rule) {
    InvalidRecordException refusal = refusal("UTC", text.replace("\\n", "\n"));

    assertThat(refusal).hasMessageStartingWith("\"event_time\": " + ruleOf(rule));
    assertThat(refusal.reason()).isEqualTo(EventReason.INVALID_EVENT_TIME);
  }

  private static String ruleOf(String name) {
    return switch (name) {
      case "exists" -> EXISTS_RULE;
      case "text" -> TEXT_RULE;
      case "digits" -> DIGITS_RULE;
      case "date" -> DATE_RULE;
      case "year" -> YEAR_RULE;
      case "spreadsheet" -> SPREADSHEET_RULE;
      default -> throw new IllegalArgumentException(name);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "Asia/Tokyo, 2026-04-14T04:34:30, 2026-04-13T19:34:30Z",
    "Asia/Tokyo, 2026-04-14 04:34:30.250, 2026-04-13T19:34:30.250Z",
    "Asia/Tokyo, 2026-04-14T04:34:30Z, 2026-04-14T04:34:30Z",
    "Asia/Tokyo, 2026-04-14 04:34:30 UTC, 2026-04-14T04:34:30Z",
    "Asia/Tokyo, 1700000000, 2023-11-14T22:13:20Z",
    "-05:00, 2026-04-14 04:34:30, 2026-04-14T09:34:30Z",
    // Before and after the hour that is skipped.
    "America/New_York, 2026-03-08T01:59:59, 2026-03-08T06:59:59Z",
    "America/New_York, 2026-03-08T03:00:00, 2026-03-08T07:00:00Z",
    "Europe/Berlin, 2026-03-29T01:59:59, 2026-03-29T00:59:59Z",
    "Europe/Berlin, 2026-03-29T03:00:00, 2026-03-29T01:00:00Z",
    // The hour that comes twice: the earlier offset, so the first time.
    "America/New_York, 2026-11-01T01:00:00, 2026-11-01T05:00:00Z",
    "America/New_York, 2026-11-01T01:59:59, 2026-11-01T05:59:59Z",
    "America/New_York, 2026-11-01T02:00:00, 2026-11-01T07:00:00Z",
    "Europe/Berlin, 2026-10-25T02:00:00, 2026-10-25T00:00:00Z",
    "Europe/Berlin, 2026-10-25T02:59:59, 2026-10-25T00:59:59Z",
    "Europe/Berlin, 2026-10-25T03:00:00, 2026-10-25T02:00:00Z",
    "UTC, 2026-10-25 02:30:00 Europe/Berlin, 2026-10-25T00:30:00Z",
    "UTC, 2026-11-01T01:30:00-05:00, 2026-11-01T06:30:00Z",
  })
  void readsTheTextInTheDefaultZone(String zone, String text, String sent) throws Exception {
    assertThat(sent(zone, text)).isEqualTo(sent);
  }

  @ParameterizedTest
  @CsvSource({
    "America/New_York, 2026-03-08T02:00:00",
    "America/New_York, 2026-03-08 02:59:59.999",
    "Europe/Berlin, 2026-03-29T02:00:00",
    "Europe/Berlin, 2026-03-29T02:59:59",
    "Europe/London, 2026-03-29T01:30:00",
    "UTC, 2026-03-08 02:30:00 America/New_York",
    "UTC, 2026-03-29 02:30:00 Europe/Berlin",
    "Pacific/Apia, 2011-12-30T12:00:00",
  })
  void refusesATimeThatIsSkipped(String zone, String text) {
    assertThat(refusal(zone, text)).hasMessage("\"event_time\": " + GAP_RULE);
  }

  static Stream<Arguments> otherTypes() {
    return Stream.of(
        Arguments.of(946684800L, "2000-01-01T00:00:00Z"),
        Arguments.of(1700000000123456L, "2023-11-14T22:13:20.123Z"),
        Arguments.of(1700000000123456789L, "2023-11-14T22:13:20.123Z"),
        Arguments.of(Long.MAX_VALUE, "2262-04-11T23:47:16.854Z"),
        Arguments.of(1700000000L, "2023-11-14T22:13:20Z"),
        Arguments.of(99999999999L, "5138-11-16T09:46:39Z"),
        Arguments.of(1700000000123L, "2023-11-14T22:13:20.123Z"),
        Arguments.of(1700000000.0, "2023-11-14T22:13:20Z"),
        Arguments.of(1700000000.25, "2023-11-14T22:13:20.250Z"),
        Arguments.of(1700000000.1239, "2023-11-14T22:13:20.123Z"),
        Arguments.of(99999999999.75, "5138-11-16T09:46:39.750Z"),
        Arguments.of(1700000000123.0, "2023-11-14T22:13:20.123Z"),
        Arguments.of(1700000000123.5, "2023-11-14T22:13:20.123Z"),
        Arguments.of(Instant.parse("2026-04-14T04:34:30Z"), "2026-04-14T04:34:30Z"),
        Arguments.of(Instant.parse("2026-04-14T04:34:30.123999999Z"), "2026-04-14T04:34:30.123Z"),
        Arguments.of(Instant.parse("0001-01-01T00:00:00Z"), "0001-01-01T00:00:00Z"),
        Arguments.of(Instant.parse("9999-12-31T23:59:59.999999999Z"), "9999-12-31T23:59:59.999Z"));
  }

  @ParameterizedTest
  @MethodSource("otherTypes")
  void readsTheLongDoubleOrTimestamp(Object value, String sent) throws Exception {
    assertThat(sent("Asia/Tokyo", value)).isEqualTo(sent);
  }

  static Stream<Arguments> otherTypesRefused() {
    return Stream.of(
        Arguments.of(100000000000L, DIGITS_RULE),
        Arguments.of(999999999999L, DIGITS_RULE),
        Arguments.of(10000000000000L, DIGITS_RULE),
        Arguments.of(100000000000000000L, DIGITS_RULE),
        Arguments.of(20260414L, DATE_RULE),
        Arguments.of(20260414.0, DATE_RULE),
        Arguments.of(0L, SPREADSHEET_RULE),
        Arguments.of(46346L, SPREADSHEET_RULE),
        Arguments.of(946684799L, SPREADSHEET_RULE),
        Arguments.of(-62135596801L, SPREADSHEET_RULE),
        Arguments.of(Long.MIN_VALUE, SPREADSHEET_RULE),
        Arguments.of(46346.7118, SPREADSHEET_RULE),
        Arguments.of(946684799.999, SPREADSHEET_RULE),
        Arguments.of(-0.0, SPREADSHEET_RULE),
        Arguments.of(Double.MIN_VALUE, SPREADSHEET_RULE),
        Arguments.of(Double.NaN, DIGITS_RULE),
        Arguments.of(Double.POSITIVE_INFINITY, DIGITS_RULE),
        Arguments.of(Double.NEGATIVE_INFINITY, DIGITS_RULE),
        Arguments.of(1e300, DIGITS_RULE),
        Arguments.of(-1e300, DIGITS_RULE),
        Arguments.of(100000000000.5, DIGITS_RULE),
        Arguments.of(Instant.parse("0000-12-31T23:59:59.999999999Z"), YEAR_RULE),
        Arguments.of(Instant.parse("+10000-01-01T00:00:00Z"), YEAR_RULE),
        Arguments.of(Instant.MIN, YEAR_RULE),
        Arguments.of(Instant.MAX, YEAR_RULE),
        Arguments.of(true, TEXT_RULE));
  }

  @ParameterizedTest
  @MethodSource("otherTypesRefused")
  void refusesTheLongDoubleOrTimestamp(Object value, String rule) {
    assertThat(refusal("UTC", value)).hasMessageStartingWith("\"event_time\": " + rule);
  }

  /** A pattern that tries again for every digit would take minutes. */
  @ParameterizedTest
  @ValueSource(strings = {"0", "1", " ", "2026-04-14T04:34:30.0", "1.", "1E", "1.0E"})
  @Timeout(10)
  void refusesHugeTextsQuickly(String part) {
    String digits = part + "0".repeat(1_000_000);

    assertThat(refusal("UTC", digits + ".5E99")).hasMessageStartingWith("\"event_time\": ");
    assertThat(refusal("UTC", digits + "[x]")).hasMessageStartingWith("\"event_time\": ");
    assertThat(refusal("UTC", "2026-04-14T04:34:30Z[" + digits + "]"))
        .hasMessageStartingWith("\"event_time\": ");
    assertThat(refusal("UTC", digits + "x")).hasMessageStartingWith("\"event_time\": ");
    assertThat(refusal("UTC", digits + "\nx")).hasMessageStartingWith("\"event_time\": ");
    assertThat(refusal("UTC", part + " ".repeat(1_000_000) + "x"))
        .hasMessageStartingWith("\"event_time\": ");
  }

  @Test
  void readsAFractionOfAnyLength() throws Exception {
    assertThat(sent("UTC", "2026-04-14T04:34:30.5" + "0".repeat(10_000) + "Z"))
        .isEqualTo("2026-04-14T04:34:30.500Z");
  }

  @Test
  void readsDecimalsOfAtMost32Characters() throws Exception {
    String decimals = ".5" + "0".repeat(30);

    assertThat(sent("UTC", "1700000000" + decimals)).isEqualTo("2023-11-14T22:13:20.500Z");
    assertThat(refusal("UTC", "1700000000" + decimals + "0"))
        .hasMessage("\"event_time\": " + DIGITS_RULE);
  }

  /** A birthday, say: only the time of an event is later for sure. */
  @ParameterizedTest
  @CsvSource({
    "0, 1970-01-01T00:00:00Z",
    "-1, 1969-12-31T23:59:59Z",
    "-0.5, 1969-12-31T23:59:59.500Z",
    "946684799, 1999-12-31T23:59:59Z",
    "-62135596800, 0001-01-01T00:00:00Z",
    "-1700000000123, 1916-02-18T01:46:39.877Z",
    "19991231, 1970-08-20T09:07:11Z"
  })
  void readsANumberBeforeTheYear2000InOtherColumns(String text, Instant time) throws Exception {
    assertThat(read(text)).isEqualTo(time);
    assertThat(read(Double.parseDouble(text))).isEqualTo(time);
  }

  @Test
  void refusesOtherNumbersInOtherColumnsToo() {
    assertThatThrownBy(() -> read("-62135596801")).hasMessage("\"attr1\": " + YEAR_RULE);
    assertThatThrownBy(() -> read("20260414")).hasMessage("\"attr1\": " + DATE_RULE);
    assertThatThrownBy(() -> read("100000000000")).hasMessage("\"attr1\": " + DIGITS_RULE);
  }

  private static Instant read(Object value) throws InvalidRecordException {
    return new EventTimes(ZoneId.of("UTC"), null)
        .read(value, "attr1", EventReason.INVALID_CUSTOM_DATA);
  }

  @Test
  void readsADateOfEightDigitsByAFormatForIt() throws Exception {
    EventTimes times = new EventTimes(ZoneId.of("Asia/Tokyo"), "%Y%m%d");

    assertThat(
            times.required(row("20260414"), EventColumn.EVENT_TIME, EventReason.INVALID_EVENT_TIME))
        .isEqualTo(Instant.parse("2026-04-13T15:00:00Z"));
  }

  @Test
  void cutsNanosecondsBelowAMillisecondEvenBefore1970() {
    Instant time = Instant.EPOCH.minus(Duration.ofNanos(1));

    assertThat(EventTimes.format(time)).isEqualTo("1969-12-31T23:59:59.999Z");
  }

  private static String sent(String zone, Object value) throws InvalidRecordException {
    EventTimes times = new EventTimes(ZoneId.of(zone), null);
    return EventTimes.format(
        times.required(row(value), EventColumn.EVENT_TIME, EventReason.INVALID_EVENT_TIME));
  }

  private static InvalidRecordException refusal(String zone, Object value) {
    EventTimes times = new EventTimes(ZoneId.of(zone), null);
    return catchThrowableOfType(
        InvalidRecordException.class,
        () -> times.required(row(value), EventColumn.EVENT_TIME, EventReason.INVALID_EVENT_TIME));
  }

  private static Row row(Object value) {
    return ValidRow.lead().with("event_time", value);
  }
}
