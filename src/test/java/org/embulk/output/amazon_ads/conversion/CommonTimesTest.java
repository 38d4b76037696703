package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code EventTimes} reads these forms as well, so it alone would not notice if this did not. */
class CommonTimesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-04-14T04:34:30Z           | 2026-04-14T04:34:30Z
          2026-04-14 04:34:30Z           | 2026-04-14T04:34:30Z
          # the ends of each number
          0001-01-01T00:00:00Z           | 0001-01-01T00:00:00Z
          9999-12-31T23:59:59Z           | 9999-12-31T23:59:59Z
          1969-12-31T23:59:59Z           | 1969-12-31T23:59:59Z
          1970-01-01T00:00:00Z           | 1970-01-01T00:00:00Z
          2026-02-28T09:09:09Z           | 2026-02-28T09:09:09Z
          2026-04-30T10:10:10Z           | 2026-04-30T10:10:10Z
          # leap days
          2024-02-29T12:00:00Z           | 2024-02-29T12:00:00Z
          2000-02-29T12:00:00Z           | 2000-02-29T12:00:00Z
          # fractions
          2026-04-14T04:34:30.0Z         | 2026-04-14T04:34:30Z
          2026-04-14T04:34:30.000000000Z | 2026-04-14T04:34:30Z
          2026-04-14T04:34:30.9Z         | 2026-04-14T04:34:30.900Z
          2026-04-14T04:34:30.01Z        | 2026-04-14T04:34:30.010Z
          2026-04-14T04:34:30.123Z       | 2026-04-14T04:34:30.123Z
          2026-04-14 04:34:30.1234Z      | 2026-04-14T04:34:30.123400Z
          2026-04-14T04:34:30.12345Z     | 2026-04-14T04:34:30.123450Z
          2026-04-14T04:34:30.123456Z    | 2026-04-14T04:34:30.123456Z
          2026-04-14T04:34:30.1234567Z   | 2026-04-14T04:34:30.123456700Z
          2026-04-14T04:34:30.12345678Z  | 2026-04-14T04:34:30.123456780Z
          2026-04-14T04:34:30.999999999Z | 2026-04-14T04:34:30.999999999Z
          2026-04-14T04:34:30.000000001Z | 2026-04-14T04:34:30.000000001Z
          """)
  void readsTheText(String text, Instant time) {
    assertThat(CommonTimes.parse(text)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "1700000000",
        "1700000000123",
        // a date, a time or a fraction that does not exist
        "0000-04-14T04:34:30Z",
        "2026-00-14T04:34:30Z",
        "2026-13-14T04:34:30Z",
        "2026-04-00T04:34:30Z",
        "2026-04-31T04:34:30Z",
        "2026-01-32T04:34:30Z",
        "2026-02-29T04:34:30Z",
        "1900-02-29T04:34:30Z",
        "2026-04-14T24:34:30Z",
        "2026-04-14T04:60:30Z",
        "2026-04-14T04:34:60Z",
        "2026-04-14T04:34:30.Z",
        "2026-04-14T04:34:30.1234567890Z",
        // other forms that are read the long way
        "2026-04-14T04:34:3Z",
        "2026-04-14T04:34:30",
        "2026-04-14T04:34:30.5",
        "2026-04-14t04:34:30Z",
        "2026-04-14T04:34:30z",
        "2026-04-14 04:34:30 Z",
        "2026-04-14T04:34:30+00:00",
        "2026-04-14 04:34:30 UTC",
        "2026-04-14T04:34Z",
        "2026-04-14T04:34:30,123Z"
      })
  void leavesTheTextToTheLongWay(String text) {
    assertThat(CommonTimes.parse(text)).isNull();
  }

  /** The slash comes right before 0, the colon right after 9. */
  @ParameterizedTest
  @ValueSource(strings = {"2026-04-14T04:34:30Z", "2026-04-14 04:34:30.987654321Z"})
  void leavesATextWithAnyOtherCharacterToTheLongWay(String text) {
    for (int i = 0; i < text.length(); i++) {
      for (char other : new char[] {'/', ':', 'x'}) {
        if (text.charAt(i) != other) {
          String changed = text.substring(0, i) + other + text.substring(i + 1);
          assertThat(CommonTimes.parse(changed)).as(changed).isNull();
        }
      }
    }
  }
}
