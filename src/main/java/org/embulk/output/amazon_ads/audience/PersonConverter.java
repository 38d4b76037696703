package org.embulk.output.amazon_ads.audience;

import java.util.Optional;
import org.embulk.output.amazon_ads.core.deliver.Item;
import org.embulk.output.amazon_ads.core.identity.IdentifierCheck;
import org.embulk.output.amazon_ads.core.job.RecordConverter;
import org.embulk.output.amazon_ads.core.row.Cells;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.core.row.Row;

/** Converts a row to a person, and the person to a record. Not thread-safe. */
final class PersonConverter implements RecordConverter {
  private final PersonReader reader;
  private final RecordJson json;
  private final RecordWarnings warnings;

  PersonConverter(PersonReader reader, RecordJson json, RecordWarnings warnings) {
    this.reader = reader;
    this.json = json;
    this.warnings = warnings;
  }

  @Override
  public Item convert(Row row, long record) throws InvalidRecordException {
    Person person = reader.read(row);
    boolean unreadableIpAddress =
        person.ipAddress == null && Cells.value(row, AudienceColumn.IP_ADDRESS) != null;
    warnings.count(person, unreadableIpAddress);
    return new Item(record, json.of(person), person.coverage, person.externalUserId);
  }

  @Override
  public Optional<String> ownId(Row row) {
    return Optional.ofNullable(PersonReader.idOrNull(row));
  }

  @Override
  public void endPage() {
    // Nothing waits for it.
  }

  @Override
  public IdentifierCheck identifierCheck() {
    return reader.check();
  }
}
