package org.embulk.output.amazon_ads.audience;

import java.util.Optional;
import org.embulk.output.amazon_ads.core.deliver.Item;
import org.embulk.output.amazon_ads.core.identity.IdentifierCheck;
import org.embulk.output.amazon_ads.core.identity.KeyCoverage;
import org.embulk.output.amazon_ads.core.job.RecordConverter;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.core.row.IpAddress;
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
    KeyCoverage coverage = new KeyCoverage();
    Person person = reader.read(row, coverage);
    warnings.count(person, IpAddress.isUnreadable(row, AudienceColumn.IP_ADDRESS));
    return new Item(record, json.of(person), coverage, person.externalUserId);
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
