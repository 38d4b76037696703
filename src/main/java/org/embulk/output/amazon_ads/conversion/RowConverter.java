package org.embulk.output.amazon_ads.conversion;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.embulk.output.amazon_ads.core.deliver.Item;
import org.embulk.output.amazon_ads.core.identity.IdentifierCheck;
import org.embulk.output.amazon_ads.core.identity.KeyCoverage;
import org.embulk.output.amazon_ads.core.job.RecordConverter;
import org.embulk.output.amazon_ads.core.json.JsonPart;
import org.embulk.output.amazon_ads.core.json.JsonWriter;
import org.embulk.output.amazon_ads.core.row.Cells;
import org.embulk.output.amazon_ads.core.row.ConsentCountries;
import org.embulk.output.amazon_ads.core.row.CountryCode;
import org.embulk.output.amazon_ads.core.row.EnumColumn;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.core.row.IpAddress;
import org.embulk.output.amazon_ads.core.row.Row;

/**
 * Converts a row to an event of the Events API, or reports why it can't.
 *
 * <p>Pure: the same row gives the same event, except for the fallback id. Not thread-safe: use one
 * per output.
 */
public final class RowConverter implements RecordConverter {
  static final EnumColumn<ConversionType> CONVERSION_TYPE =
      new EnumColumn<>(
          EventColumn.CONVERSION_TYPE, EventReason.UNKNOWN_CONVERSION_TYPE, ConversionType.class);

  static final EnumColumn<EventSource> EVENT_SOURCE =
      new EnumColumn<>(
          EventColumn.EVENT_SOURCE, EventReason.UNKNOWN_EVENT_SOURCE, EventSource.class);

  private static final JsonPart COUNTRY_FIELD = JsonPart.name("countryCode");
  private static final JsonPart TIME_FIELD = JsonPart.name("eventTime");
  private static final JsonPart ID_FIELD = JsonPart.name("eventId");

  /** {@code 1001.0}, {@code 1001,0}, {@code 1.001E3} and {@code 1E+03}. */
  private static final Pattern FLOAT =
      Pattern.compile("[+-]?[0-9]+(?:[.,]0+|\\.[0-9]+[Ee][+-]?[0-9]+|[Ee]\\+[0-9]+)");

  private final JsonWriter json = new JsonWriter();
  private final Identifiers identifiers = new Identifiers();
  private final EventDescription description;
  private final DataProcessingOptions dataProcessing;
  private final EventTimes times;
  private final ConsentRule consent;
  private final CustomAttributes customAttributes;
  private final EventIdFallback ids;
  private final EventWarnings warnings;

  /**
   * @param ids supplies the id for a row without {@code event_id}
   * @param warnings counts what is doubtful about the events
   */
  public RowConverter(
      EventDefaults defaults,
      EventTimes times,
      ConsentRule consent,
      CustomAttributes customAttributes,
      EventIdFallback ids,
      EventWarnings warnings) {
    this.description = new EventDescription(defaults);
    this.dataProcessing = new DataProcessingOptions(defaults.limitedDataUse);
    this.times = times;
    this.consent = consent;
    this.customAttributes = customAttributes;
    this.ids = ids;
    this.warnings = warnings;
  }

  @Override
  public Item convert(Row row, long record) throws InvalidRecordException {
    json.startItem();
    ConversionType type = CONVERSION_TYPE.required(row);
    EventSource source = EVENT_SOURCE.required(row);
    Set<EventWarning> doubts = EnumSet.noneOf(EventWarning.class);
    if (description.write(row, type, source, json)) {
      doubts.add(EventWarning.NAME);
    }
    String country = CountryCode.read(row, EventColumn.COUNTRY_CODE);
    json.plain(COUNTRY_FIELD, country);
    Instant time = times.required(row, EventColumn.EVENT_TIME, EventReason.INVALID_EVENT_TIME);
    json.plain(TIME_FIELD, EventTimes.format(time));
    KeyCoverage coverage = identifiers.write(row, country, json);
    Purchase purchase = Purchase.write(row, type, json);
    if (purchase.lacksCurrency()) {
      doubts.add(EventWarning.NO_CURRENCY);
    }
    String ipAddress = IpAddress.read(row, EventColumn.IP_ADDRESS);
    boolean unreadable = ipAddress == null && Cells.value(row, EventColumn.IP_ADDRESS) != null;
    if (unreadable) {
      // Counted at once: without the address, the row may lack consent.
      warnings.count(EventWarning.UNREADABLE_IP_ADDRESS);
    }
    EventWarning ofConsent = consent.write(row, ipAddress, json);
    if (ofConsent != null && ConsentCountries.include(country)) {
      doubts.add(ofConsent);
    }
    dataProcessing.write(row, json);
    Attribution.writePartner(row, source, json);
    DeviceInfo.write(row, json);
    String clickTokens = Attribution.writeClickTokens(row, json);
    if (clickTokens != null && !ClickTokens.areWellFormed(clickTokens)) {
      doubts.add(EventWarning.MALFORMED_CLICK_TOKENS);
    }
    Set<String> attributes = customAttributes.write(row, json);
    String ownId = Cells.trimmed(row, EventColumn.EVENT_ID);
    if (ownId != null && FLOAT.matcher(ownId).matches()) {
      doubts.add(EventWarning.FLOAT_ID);
    }
    writeId(ownId);
    json.endObject();
    warnings.count(time, country, doubts);
    warnings.countAttributes(attributes);
    if (ownId != null) {
      warnings.addId(ownId);
    }
    boolean isClick = clickTokens != null;
    return new Item(
        record,
        json.toByteArray(),
        coverage,
        ownId,
        counts -> {
          EventReport.countTime(time, counts);
          purchase.count(counts);
          counts.add(isClick ? 1 : 0, EventReport.CLICK_TOKENS);
        });
  }

  @Override
  public void endPage() {
    warnings.endPage();
  }

  @Override
  public IdentifierCheck identifierCheck() {
    return identifiers.check();
  }

  private void writeId(String ownId) {
    String id = ownId == null ? ids.idFor(json.toByteArray()).orElse(null) : ownId;
    if (id != null) {
      json.text(ID_FIELD, id);
    }
  }

  @Override
  public Optional<String> ownId(Row row) {
    try {
      return Optional.ofNullable(Cells.trimmed(row, EventColumn.EVENT_ID));
    } catch (InvalidRecordException e) { // An id that can't be sent is no id.
      return Optional.empty();
    }
  }
}
