package org.embulk.output.amazon_ads.conversion;

import org.embulk.output.amazon_ads.core.row.Reason;

/** The reasons why a row can't become an event, besides those of any export. */
public enum EventReason implements Reason {
  UNKNOWN_CONVERSION_TYPE,
  UNKNOWN_EVENT_SOURCE,
  INVALID_EVENT_TIME,
  INVALID_MATCH_ID,
  INVALID_VALUE,
  UNKNOWN_CURRENCY,
  INVALID_UNITS_SOLD,
  INVALID_LIMITED_DATA_USE,
  INVALID_CUSTOM_DATA
}
