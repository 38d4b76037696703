package org.embulk.output.amazon_ads.core.row;

import java.util.Locale;

/**
 * The reasons why a row is invalid. The codes are stable: users grep for them and alert on them.
 */
public enum Reason {
  MISSING_COLUMN_VALUE,
  UNKNOWN_CONVERSION_TYPE,
  UNKNOWN_EVENT_SOURCE,
  UNKNOWN_COUNTRY,
  INVALID_EVENT_TIME,
  NO_IDENTIFIER,
  INVALID_MATCH_ID,
  INVALID_VALUE,
  UNKNOWN_CURRENCY,
  INVALID_UNITS_SOLD,
  INVALID_CONSENT,
  MISSING_CONSENT,
  INVALID_IP_ADDRESS,
  INVALID_LIMITED_DATA_USE,
  INVALID_CUSTOM_DATA,
  TEXT_TOO_LONG,
  INVALID_TEXT;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** Returns the code as printed in reports, such as {@code unknown_currency}. */
  public String code() {
    return code;
  }
}
