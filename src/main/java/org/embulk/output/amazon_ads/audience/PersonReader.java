package org.embulk.output.amazon_ads.audience;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.embulk.output.amazon_ads.core.config.Consent;
import org.embulk.output.amazon_ads.core.identity.IdentifierCheck;
import org.embulk.output.amazon_ads.core.identity.KeyCoverage;
import org.embulk.output.amazon_ads.core.identity.MatchKeyType;
import org.embulk.output.amazon_ads.core.identity.RowIdentifiers;
import org.embulk.output.amazon_ads.core.row.Cells;
import org.embulk.output.amazon_ads.core.row.CountryCode;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.core.row.IpAddress;
import org.embulk.output.amazon_ads.core.row.Row;
import org.embulk.output.amazon_ads.core.row.RowReason;

/** Reads a person from a row, or reports the first rule that the row breaks. Not thread-safe. */
final class PersonReader {
  private static final Pattern EXTERNAL_USER_ID = Pattern.compile("[0-9A-Za-z_-]{1,128}");
  private final RowIdentifiers identifiers = new RowIdentifiers(AudienceColumn.byIdentifier());
  private final ConsentRule consent;
  private final String defaultCountry;

  /**
   * @param defaultCountry that of rows without their own
   */
  PersonReader(ConsentRule consent, String defaultCountry) {
    this.consent = consent;
    this.defaultCountry = defaultCountry;
  }

  IdentifierCheck check() {
    return identifiers.check();
  }

  Person read(Row row) throws InvalidRecordException {
    String id = externalUserId(row);
    String country =
        Cells.value(row, AudienceColumn.COUNTRYCODE) == null
            ? defaultCountry
            : CountryCode.read(row, AudienceColumn.COUNTRYCODE);
    String ipAddress = IpAddress.read(row, AudienceColumn.IP_ADDRESS);
    Consent sent = consent.of(row, country, ipAddress);
    Map<MatchKeyType, byte[]> digests = new EnumMap<>(MatchKeyType.class);
    KeyCoverage coverage =
        identifiers.read(
            row,
            country,
            (type, key) -> {
              if (key.isSent()) {
                digests.put(type, key.digest());
              }
            });
    return new Person(id, country, digests, coverage, sent, ipAddress);
  }

  private static String externalUserId(Row row) throws InvalidRecordException {
    String id = Cells.of(Cells.value(row, AudienceColumn.EXTERNAL_USER_ID));
    if (id == null) {
      throw new InvalidRecordException(
          RowReason.MISSING_COLUMN_VALUE, AudienceColumn.EXTERNAL_USER_ID, "must not be blank");
    }
    if (!EXTERNAL_USER_ID.matcher(id).matches()) {
      throw new InvalidRecordException(
          AudienceReason.INVALID_EXTERNAL_USER_ID,
          AudienceColumn.EXTERNAL_USER_ID,
          "must be 1 to 128 letters, digits, _ and -; an e-mail address has to be hashed in the query"
              + " first");
    }
    return id;
  }

  /** Returns the id of a row, even of an invalid one, as long as it can be one; else null. */
  static String idOrNull(Row row) {
    String id = Cells.of(Cells.value(row, AudienceColumn.EXTERNAL_USER_ID));
    return id != null && EXTERNAL_USER_ID.matcher(id).matches() ? id : null;
  }
}
