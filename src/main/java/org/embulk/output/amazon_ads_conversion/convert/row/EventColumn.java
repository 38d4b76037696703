package org.embulk.output.amazon_ads_conversion.convert.row;

import java.util.Locale;

/**
 * The columns that the conversion knows; the others are custom attributes.
 *
 * <p>An input finds where each of them is once, not for every row: by name, the look-ups took a
 * tenth of a row's time.
 */
public enum EventColumn {
  EVENT_NAME,
  CONVERSION_TYPE,
  EVENT_SOURCE,
  COUNTRY_CODE,
  EVENT_TIME,
  EMAIL,
  PHONE,
  FIRST_NAME,
  LAST_NAME,
  ADDRESS,
  CITY,
  STATE,
  POSTAL,
  MAID,
  RAMP_ID,
  MATCH_ID,
  REAL_ID,
  MERKLE_ID,
  KANTAR_ID,
  FIP,
  VALUE,
  CURRENCY_CODE,
  UNITS_SOLD,
  TCF,
  GPP,
  AMZN_AD_STORAGE,
  AMZN_USER_DATA,
  IP_ADDRESS,
  LIMITED_DATA_USE,
  PARTNER,
  AMAZON_AD_EVENT_KEY,
  USER_AGENT,
  AREF_MEASUREMENT_TOKENS,
  EVENT_ID;

  private final String columnName = name().toLowerCase(Locale.ROOT);

  /** Returns the name of the column in the input, such as {@code event_name}. */
  public String columnName() {
    return columnName;
  }
}
