package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.embulk.output.amazon_ads.core.config.Consent;
import org.embulk.output.amazon_ads.core.report.RepeatedIds;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.core.row.Row;
import org.embulk.output.amazon_ads.sandbox.service.Json;

/** The converter as a test wants it: by default region NA, UTC, and no constants. */
public final class Conversion {
  static final Consent NO_CONSENT = new Consent(null, null, null, null);
  static final EventTimes IN_UTC = new EventTimes(ZoneId.of("UTC"), null);

  private final RowConverter converter;

  private Conversion(
      EventDefaults constants, ConsentRule consent, List<CustomAttribute> attributes) {
    this.converter =
        new RowConverter(
            constants,
            IN_UTC,
            consent,
            new CustomAttributes(attributes, Map.of(), IN_UTC),
            EventIdFallback.random(() -> "the id of a row without one"),
            uncounted());
  }

  /** For converters whose warnings nobody looks at. */
  public static EventWarnings uncounted() {
    return new EventWarnings(Instant.EPOCH, Set.of(), EventReport.zeros(), new RepeatedIds());
  }

  public static Conversion plain() {
    return withConsent(NO_CONSENT, false);
  }

  static Conversion withConsent(Consent constant, boolean required) {
    return new Conversion(noConstants(), new ConsentRule(constant, required), List.of());
  }

  static Conversion withLimitedDataUse() {
    return new Conversion(
        new EventDefaults(null, null, true), new ConsentRule(NO_CONSENT, false), List.of());
  }

  public static Conversion withAttributes(CustomAttribute... attributes) {
    return new Conversion(noConstants(), new ConsentRule(NO_CONSENT, false), List.of(attributes));
  }

  static Conversion withDataSet(String name, CustomAttribute... attributes) {
    return new Conversion(
        new EventDefaults(name, null, false),
        new ConsentRule(NO_CONSENT, false),
        List.of(attributes));
  }

  private static EventDefaults noConstants() {
    return new EventDefaults(null, null, false);
  }

  /** Converts a row that must be valid, and returns what Amazon gets. */
  public JsonNode event(Row row) throws InvalidRecordException {
    try {
      return Json.read(converter.convert(row, 1).json());
    } catch (IOException e) {
      throw new AssertionError("the event is no JSON", e);
    }
  }

  /** Converts a row that must be invalid, and returns why. */
  public InvalidRecordException refusal(Row row) {
    return catchThrowableOfType(InvalidRecordException.class, () -> converter.convert(row, 1));
  }

  RowConverter converter() {
    return converter;
  }
}
