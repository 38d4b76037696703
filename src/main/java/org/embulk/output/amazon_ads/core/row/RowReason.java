package org.embulk.output.amazon_ads.core.row;

/** The reasons why a row of any export may be invalid. */
public enum RowReason implements Reason {
  MISSING_COLUMN_VALUE,
  UNKNOWN_COUNTRY,
  NO_IDENTIFIER,
  INVALID_CONSENT,
  MISSING_CONSENT,
  TEXT_TOO_LONG,
  INVALID_TEXT
}
