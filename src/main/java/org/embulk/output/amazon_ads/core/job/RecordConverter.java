package org.embulk.output.amazon_ads.core.job;

import java.util.Optional;
import org.embulk.output.amazon_ads.core.deliver.Item;
import org.embulk.output.amazon_ads.core.identity.IdentifierCheck;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.core.row.Row;

/** Converts the rows of one output to what its API takes. Not thread-safe. */
public interface RecordConverter {
  /**
   * Converts one row.
   *
   * @param record the number of the row within its output, from 1
   * @throws InvalidRecordException if the row breaks a rule; it reports the first one
   */
  Item convert(Row row, long record) throws InvalidRecordException;

  /** Ends a page, whose last row was converted. */
  void endPage();

  /** Returns the id of a row itself, even of an invalid one; empty if it has none. */
  Optional<String> ownId(Row row);

  /** Returns what was found in the identifiers of the rows so far. */
  IdentifierCheck identifierCheck();
}
