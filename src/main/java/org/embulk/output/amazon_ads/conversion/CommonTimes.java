package org.embulk.output.amazon_ads.conversion;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Reads the forms that almost every time has, digit by digit: a pattern takes twenty times as long.
 * Whatever it does not know, {@link EventTimes} reads in its general way.
 */
final class CommonTimes {
  /** {@code yyyy-MM-ddTHH:mm:ss}. */
  private static final int SECONDS_LENGTH = 19;

  private static final int NANO_DIGITS = 9;
  private static final int SECONDS_PER_DAY = 86_400;

  private CommonTimes() {}

  /**
   * Returns the time of {@code 2026-04-14T04:34:30Z}, with a blank for the T and a fraction or
   * without; null for everything else.
   */
  static Instant parse(String text) {
    int length = text.length();
    if (length <= SECONDS_LENGTH || text.charAt(length - 1) != 'Z' || !hasSeparators(text)) {
      return null;
    }
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    int nanos = length == SECONDS_LENGTH + 1 ? 0 : nanos(text, length - 1);
    boolean exists =
        year >= 1
            && month >= 1
            && month <= 12
            && day >= 1
            && (day <= 28 || day <= YearMonth.of(year, month).lengthOfMonth())
            && hour >= 0
            && hour <= 23
            && minute >= 0
            && minute <= 59
            && second >= 0
            && second <= 59
            && nanos >= 0;
    if (!exists) {
      return null;
    }
    long days = LocalDate.of(year, month, day).toEpochDay();
    return Instant.ofEpochSecond(
        days * SECONDS_PER_DAY + hour * 3600 + minute * 60 + second, nanos);
  }

  private static boolean hasSeparators(String text) {
    char t = text.charAt(10);
    return text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && (t == 'T' || t == ' ')
        && text.charAt(13) == ':'
        && text.charAt(16) == ':';
  }

  /** Returns the number, or -1 if a character is no digit. */
  private static int number(String text, int start, int end) {
    int number = 0;
    for (int i = start; i < end; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  /** Returns the fraction, or -1 if it is none of one to nine digits. */
  private static int nanos(String text, int end) {
    int start = SECONDS_LENGTH + 1;
    if (text.charAt(SECONDS_LENGTH) != '.' || end == start || end - start > NANO_DIGITS) {
      return -1;
    }
    int nanos = number(text, start, end);
    for (int i = end - start; i < NANO_DIGITS && nanos > 0; i++) {
      nanos *= 10;
    }
    return nanos;
  }
}
