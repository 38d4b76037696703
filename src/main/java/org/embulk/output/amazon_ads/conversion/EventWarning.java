package org.embulk.output.amazon_ads.conversion;

import org.embulk.output.amazon_ads.core.config.ColumnNames;

/** What is doubtful about an event that is sent all the same, since Amazon decides. */
public enum EventWarning {
  OLD("old_events", "events from more than 21 days ago, which Amazon may refuse"),
  FUTURE("future_events", "events more than an hour in the future, which Amazon may refuse"),
  CONSENT_BY_IP_ADDRESS_ONLY(
      "events_with_ip_address_only",
      "events from the EEA or the UK whose only consent is an IP address, which is not enough for"
          + " Amazon"),
  /** On a host that does not require consent. */
  NO_CONSENT("events_without_consent", "events from the EEA or the UK without any consent"),
  NAME(
      "events_with_doubtful_name",
      "events whose name has more than 256 characters or special ones, which Amazon's own client"
          + " refuses"),
  NO_CURRENCY(
      "purchases_without_currency",
      "purchases with a value and without a currency, which Amazon's own client refuses"),
  /**
   * The address is left out; other consent is sent. Rows that lack consent without it count too.
   */
  UNREADABLE_IP_ADDRESS(
      "events_with_unreadable_ip_address",
      "rows whose ip_address can't be read and is left out",
      EventColumn.IP_ADDRESS),
  /** They are sent as they are. */
  MALFORMED_CLICK_TOKENS(
      "events_with_malformed_click_tokens",
      "events whose aref_measurement_tokens are not click tokens",
      EventColumn.AREF_MEASUREMENT_TOKENS),
  /** Amazon keeps the one that is first by its time. */
  REPEATED_ID(
      "events_with_repeated_id",
      "events that repeat the event_id of an earlier one; Amazon keeps one of them",
      EventColumn.EVENT_ID),
  UNCOMPARED_ID(
      "events_with_uncompared_id",
      "events whose event_id was not compared: only the job's first 1,000,000 different ids are",
      EventColumn.EVENT_ID),
  /** The id is sent as it is. */
  FLOAT_ID(
      "events_with_float_id",
      "events whose event_id looks like a number printed as a float, such as 1001.0, which is"
          + " not the same id as 1001",
      EventColumn.EVENT_ID);

  private final String countName;
  private final String text;
  private final EventColumn column;

  EventWarning(String countName, String text) {
    this(countName, text, null);
  }

  /**
   * @param column the column that the text names, or null
   */
  EventWarning(String countName, String text, EventColumn column) {
    this.countName = countName;
    this.text = text;
    this.column = column;
  }

  /** Returns the name under which such events are counted. */
  public String countName() {
    return countName;
  }

  /** Returns which events these are, for the REPORT. */
  String text(ColumnNames names) {
    return column == null ? text : text.replace(column.columnName(), names.of(column.columnName()));
  }
}
