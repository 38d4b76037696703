package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.ZoneId;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomTimeFormatTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UTC        | %d/%m/%Y %H:%M          | 14/04/2026 04:34             | 2026-04-14T04:34:00Z
          Asia/Tokyo | %d/%m/%Y %H:%M          | 14/04/2026 04:34             | 2026-04-13T19:34:00Z
          Asia/Tokyo | %d/%m/%Y %H:%M %z       | 14/04/2026 04:34 -0300       | 2026-04-14T07:34:00Z
          Asia/Tokyo | %d/%m/%Y %H:%M %Z       | 14/04/2026 04:34 PST         | 2026-04-14T12:34:00Z
          Asia/Tokyo | %Y%m%d                  | 20260414                     | 2026-04-13T15:00:00Z
          UTC        | %Y%m%d%H%M%S            | 20260414043430               | 2026-04-14T04:34:30Z
          Asia/Tokyo | %Y%m%d%H                | 2026041404                   | 2026-04-13T19:00:00Z
          Asia/Tokyo | %s                      | 1700000000                   | 2023-11-14T22:13:20Z
          Asia/Tokyo | %s                      | -17                          | 1969-12-31T23:59:43Z
          Asia/Tokyo | %s                      | 100000000000                 | 5138-11-16T09:46:40Z
          UTC        | %Y-%m-%d %H:%M:%S.%N    | 2026-04-14 04:34:30.123999   | 2026-04-14T04:34:30.123Z
          UTC        | ruby:%d/%m/%Y %H:%M     | 14/04/2026 04:34             | 2026-04-14T04:34:00Z
          Asia/Tokyo | ruby:%d/%m/%Y %H:%M     | 14/04/2026 04:34             | 2026-04-13T19:34:00Z
          Asia/Tokyo | ruby:%d/%m/%Y %H:%M %z  | 14/04/2026 04:34 +00:00      | 2026-04-14T04:34:00Z
          Asia/Tokyo | ruby:%s                 | 1700000000                   | 2023-11-14T22:13:20Z
          UTC        | java:dd/MM/uuuu HH:mm   | 14/04/2026 04:34             | 2026-04-14T04:34:00Z
          Asia/Tokyo | java:dd/MM/uuuu HH:mm   | 14/04/2026 04:34             | 2026-04-13T19:34:00Z
          Asia/Tokyo | java:dd/MM/yyyy HH:mm   | 14/04/2026 04:34             | 2026-04-13T19:34:00Z
          Asia/Tokyo | java:dd/MM/uuuu HH:mmXXX| 14/04/2026 04:34-03:00       | 2026-04-14T07:34:00Z
          # the hour that comes twice: the earlier offset
          America/New_York | %d/%m/%Y %H:%M        | 01/11/2026 01:30 | 2026-11-01T05:30:00Z
          America/New_York | ruby:%d/%m/%Y %H:%M   | 01/11/2026 01:30 | 2026-11-01T05:30:00Z
          America/New_York | java:dd/MM/uuuu HH:mm | 01/11/2026 01:30 | 2026-11-01T05:30:00Z
          # summer and winter
          Europe/Berlin    | java:dd/MM/uuuu HH:mm | 01/07/2026 12:00 | 2026-07-01T10:00:00Z
          Europe/Berlin    | java:dd/MM/uuuu HH:mm | 01/01/2026 12:00 | 2026-01-01T11:00:00Z
          # what the pattern does not take, or takes in part only, is left to the built-in forms
          UTC        | %d/%m/%Y                | 2026-04-14T04:34:30Z         | 2026-04-14T04:34:30Z
          UTC        | %d/%m/%Y                | 1700000000                   | 2023-11-14T22:13:20Z
          UTC        | %Y-%m-%d                | 2026-04-14 04:34:30 +09:00   | 2026-04-13T19:34:30Z
          UTC        | ruby:%Y-%m-%d %H:%M:%S  | 2026-04-14 04:34:30.5        | 2026-04-14T04:34:30.500Z
          UTC        | java:dd/MM/uuuu         | 2026-04-14 04:34:30          | 2026-04-14T04:34:30Z
          Asia/Tokyo | java:dd/MM/uuuu         | 2026-04-14 04:34:30          | 2026-04-13T19:34:30Z
          """)
  void readsTheText(String zone, String pattern, String text, String sent) throws Exception {
    assertThat(EventTimes.format(time(zone, pattern, text))).isEqualTo(sent);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          %d/%m/%Y              | 29/02/2026
          ruby:%d/%m/%Y         | 29/02/2026
          java:dd/MM/uuuu       | 29/02/2026
          java:dd/MM/yyyy       | 31/02/2026
          %d/%m/%Y              | 31/04/2026
          %d/%m/%Y %H:%M:%S     | 31/12/2026 23:59:60
          ruby:%d/%m/%Y %H:%M:%S | 31/12/2026 23:59:60
          java:dd/MM/uuuu HH:mm:ss | 31/12/2026 23:59:60
          %d/%m/%Y              | 14/04/2026 and more
          ruby:%d/%m/%Y         | 14/04/2026 and more
          java:dd/MM/uuuu       | 14/04/2026 and more
          %d/%m/%Y %H:%M %Z     | 14/04/2026 04:34 XYZ
          ruby:%d/%m/%Y %H:%M %Z | 14/04/2026 04:34 XYZ
          %d/%m/%Y %H:%M %z     | 14/04/2026 04:34 +25:00
          ruby:%d/%m/%Y %H:%M %z | 14/04/2026 04:34 +25:00
          %B                    | April
          %Y                    | 99999999999999999999999x
          """)
  void refusesTheText(String pattern, String text) {
    assertThat(refusal("UTC", pattern, text))
        .hasMessageStartingWith(
            "\"event_time\": must be a time such as 2026-04-14T04:34:30Z,"
                + " 2026-04-14 04:34:30 +09:00 or Unix time");
  }

  @ParameterizedTest
  @CsvSource({
    "America/New_York, %d/%m/%Y %H:%M, 08/03/2026 02:30",
    "America/New_York, ruby:%d/%m/%Y %H:%M, 08/03/2026 02:30",
    "America/New_York, java:dd/MM/uuuu HH:mm, 08/03/2026 02:30",
    "Europe/London, %d/%m/%Y %H:%M, 29/03/2026 01:30",
  })
  void refusesATimeThatIsSkipped(String zone, String pattern, String text) {
    assertThat(refusal(zone, pattern, text))
        .hasMessage("\"event_time\": falls in the hour that daylight saving time skips");
  }

  @ParameterizedTest
  @CsvSource({"%d/%m/%Y, 01/01/0000", "java:dd/MM/uuuuu, 01/01/10000", "%s, 253402300800"})
  void refusesATimeBeyondTheCalendar(String pattern, String text) {
    assertThat(refusal("UTC", pattern, text))
        .hasMessage("\"event_time\": must be in the years 1 to 9999");
  }

  @Test
  void holdsForCustomAttributesToo() throws Exception {
    EventTimes times = new EventTimes(ZoneId.of("Asia/Tokyo"), "%d/%m/%Y");
    CustomAttribute attribute = new CustomAttribute("attr1", CustomAttribute.Type.TIMESTAMP);

    assertThat(attribute.value(ValidRow.lead().with("attr1", "14/04/2026"), times))
        .isEqualTo("2026-04-13T15:00:00Z");
  }

  private static Instant time(String zone, String pattern, String text)
      throws InvalidRecordException {
    return new EventTimes(ZoneId.of(zone), pattern)
        .required(
            ValidRow.lead().with("event_time", text),
            EventColumn.EVENT_TIME,
            EventReason.INVALID_EVENT_TIME);
  }

  private static InvalidRecordException refusal(String zone, String pattern, String text) {
    return catchThrowableOfType(InvalidRecordException.class, () -> time(zone, pattern, text));
  }
}
