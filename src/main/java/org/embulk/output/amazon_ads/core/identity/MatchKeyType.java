package org.embulk.output.amazon_ads.core.identity;

import java.util.Locale;

/** The fifteen match key types of the Events API, in the order in which they are sent. */
public enum MatchKeyType {
  EMAIL(true),
  PHONE(true),
  FIRST_NAME(true),
  LAST_NAME(true),
  ADDRESS(true),
  CITY(true),
  STATE(true),
  POSTAL(true),
  MAID(false),
  RAMP_ID(false),
  MATCH_ID(false),
  REAL_ID(false),
  MERKLE_ID(false),
  KANTAR_ID(false),
  FIP(false);

  private final boolean hashed;
  private final String column;

  MatchKeyType(boolean hashed) {
    this.hashed = hashed;
    this.column = name().toLowerCase(Locale.ROOT);
  }

  /** Returns the name of the input column that holds this identifier, such as {@code email}. */
  public String column() {
    return column;
  }

  /** Returns whether Amazon expects the SHA-256 of the normalized text rather than the text. */
  public boolean hashed() {
    return hashed;
  }
}
