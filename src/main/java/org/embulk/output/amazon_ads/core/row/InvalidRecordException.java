package org.embulk.output.amazon_ads.core.row;

import org.embulk.output.amazon_ads.core.config.ColumnNames;

/**
 * Thrown when a row can't be sent, with a reason, the column, and the rule that it breaks.
 *
 * <p>It never contains any part of the row, so its message may be logged; that is also why it has
 * no cause. It has no stack trace either: with {@code skip_invalid_record} there may be millions.
 */
public final class InvalidRecordException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final String column;
  private final String rule;

  /**
   * @param column the column or columns, as named in the message
   * @param rule what the value must be, without the actual value
   */
  public InvalidRecordException(Reason reason, String column, String rule) {
    this(reason, column, rule, ColumnNames.SAME);
  }

  private InvalidRecordException(Reason reason, String column, String rule, ColumnNames names) {
    super(names.quoted(column) + ": " + names.in(rule), null, false, false);
    this.reason = reason;
    this.column = column;
    this.rule = rule;
  }

  /**
   * @param column the column, as named in the message
   * @param rule what the value must be, without the actual value
   */
  public InvalidRecordException(Reason reason, InputColumn column, String rule) {
    this(reason, column.columnName(), rule);
  }

  public Reason reason() {
    return reason;
  }

  /** Returns the column or columns, by the plugin's names. */
  public String column() {
    return column;
  }

  /** Returns the same with the input's names of columns in the message. */
  public InvalidRecordException named(ColumnNames names) {
    return new InvalidRecordException(reason, column, rule, names);
  }

  /** Returns the rule that the row breaks, without the column. */
  public String rule() {
    return rule;
  }
}
