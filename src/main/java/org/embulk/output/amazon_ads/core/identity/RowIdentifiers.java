package org.embulk.output.amazon_ads.core.identity;

import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.embulk.output.amazon_ads.core.row.Cells;
import org.embulk.output.amazon_ads.core.row.InputColumn;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.core.row.Row;
import org.embulk.output.amazon_ads.core.row.RowReason;

/**
 * Makes the match keys of a row: each type at most once, always in the same order. Not thread-safe:
 * use one per output.
 */
public final class RowIdentifiers {
  private final MatchKeyMaker maker = new MatchKeyMaker();
  private final IdentifierCheck check = new IdentifierCheck();
  private final Map<MatchKeyType, InputColumn> columns;
  private final String allColumns;

  /** Takes the match keys of a row. */
  public interface Sink {
    /**
     * @param key one that is sent or left out
     * @throws InvalidRecordException if it makes the row invalid
     */
    void take(MatchKeyType type, MatchKey key) throws InvalidRecordException;
  }

  /**
   * @param columns the column of each type that the plugin knows
   */
  public RowIdentifiers(Map<MatchKeyType, ? extends InputColumn> columns) {
    this.columns = new EnumMap<>(columns);
    this.allColumns =
        columns.values().stream().map(InputColumn::columnName).collect(Collectors.joining(", "));
  }

  /** Returns what was found in the identifiers of all rows so far. */
  public IdentifierCheck check() {
    return check;
  }

  /** Hands on the match keys of a row and returns which ones; a row without any is invalid. */
  public KeyCoverage read(Row row, String country, Sink sink) throws InvalidRecordException {
    check.row();
    KeyCoverage coverage = new KeyCoverage();
    StringJoiner reasons = null;
    for (Map.Entry<MatchKeyType, InputColumn> column : columns.entrySet()) {
      MatchKeyType type = column.getKey();
      Object raw = Cells.value(row, column.getValue());
      if (raw == null) {
        continue;
      }
      String text = Cells.of(raw);
      if (!type.hashed()) {
        Cells.bounded(text, column.getValue().columnName());
      }
      MatchKey key = maker.make(type, text, country);
      if (key.isAbsent()) { // An HTML reference to a blank.
        continue;
      }
      if (type.hashed()) {
        check.value(type, text, key);
      }
      sink.take(type, key);
      if (key.isSent()) {
        coverage.addSent(type);
      } else {
        coverage.addLeftOut(type, key.reason());
        reasons = reasons == null ? new StringJoiner("; ") : reasons;
        reasons.add('"' + column.getValue().columnName() + "\": " + key.reason());
      }
    }
    if (coverage.sent().isEmpty()) {
      throw new InvalidRecordException(
          RowReason.NO_IDENTIFIER,
          allColumns,
          "at least one must have a value that can be sent"
              + (reasons == null ? "" : "; " + reasons));
    }
    return coverage;
  }
}
