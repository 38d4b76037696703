package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.embulk.output.amazon_ads.core.deliver.Item;
import org.embulk.output.amazon_ads.core.identity.MatchKeyType;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.core.row.RowReason;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowConverterTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"event_name", "conversion_type", "event_source", "country_code", "event_time"})
  void refusesARowWithout(String column) {
    for (Object absent : new Object[] {null, "", " \t\u00A0\uFEFF\u3000"}) {
      InvalidRecordException refusal =
          Conversion.plain().refusal(ValidRow.lead().with(column, absent));

      assertThat(refusal).hasMessage('"' + column + "\": must not be blank");
      assertThat(refusal.reason()).isEqualTo(RowReason.MISSING_COLUMN_VALUE);
      assertThat(refusal.column()).isEqualTo(column);
    }
  }

  /** Nothing but White_Space and the byte order mark is blank: not U+200B, not U+001C. */
  @ParameterizedTest
  @ValueSource(strings = {"\u200B", "\u001C", "\u180E", "0", "Null"})
  void takesWhatIsNoBlankAsAName(String name) throws Exception {
    assertThat(
            Conversion.plain()
                .event(ValidRow.lead().with("event_name", name))
                .at("/eventDescription/name")
                .asText())
        .isEqualTo(name);
  }

  @Test
  void givesAnIdToARowWithoutOneOnlyOnce() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    RowConverter converter =
        new RowConverter(
            new EventDefaults(null, null, false),
            Conversion.IN_UTC,
            new ConsentRule(Conversion.NO_CONSENT, false),
            new CustomAttributes(List.of(), Map.of(), Conversion.IN_UTC),
            EventIdFallback.random(() -> "id " + calls.incrementAndGet()),
            Conversion.uncounted());

    assertThat(text(converter.convert(ValidRow.lead(), 1))).contains("\"eventId\":\"id 1\"");
    assertThat(text(converter.convert(ValidRow.lead().with("event_id", " \uFEFF"), 2)))
        .contains("\"eventId\":\"id 2\"");
    assertThat(text(converter.convert(ValidRow.lead().with("event_id", "mine"), 3)))
        .contains("\"eventId\":\"mine\"");
    assertThat(calls).hasValue(2);
  }

  @Test
  void takesALongOrATrimmedTextAsTheId() throws Exception {
    assertThat(eventId(9223372036854775807L)).isEqualTo("9223372036854775807");
    assertThat(eventId("\uFEFF order 17\u00A0")).isEqualTo("order 17");
  }

  private static String eventId(Object given) throws InvalidRecordException {
    return Conversion.plain()
        .event(ValidRow.lead().with("event_id", given))
        .get("eventId")
        .asText();
  }

  @Test
  void writesTheSameBytesForTheSameRow() throws Exception {
    RowConverter converter = FullestRow.conversion().converter();

    byte[] first = converter.convert(FullestRow.row(), 1).json();

    assertThat(converter.convert(FullestRow.row(), 2).json()).isEqualTo(first);
    assertThat(FullestRow.conversion().converter().convert(FullestRow.row(), 3).json())
        .isEqualTo(first);
  }

  @Test
  void keepsNothingOfAnInvalidRowForTheNext() throws Exception {
    Conversion conversion = Conversion.plain();
    JsonNode before = conversion.event(ValidRow.lead());

    conversion.refusal(ValidRow.purchase().with("units_sold", 0L));

    assertThat(conversion.event(ValidRow.lead())).isEqualTo(before);
  }

  @Test
  void tellsWhatTheReportWantsToKnow() throws Exception {
    Item event =
        Conversion.plain()
            .converter()
            .convert(ValidRow.lead().with("phone", "555-0100").with("fip", "x"), 17);

    assertThat(event.record()).isEqualTo(17);
    assertThat(event.coverage().sent()).isEqualTo(EnumSet.of(MatchKeyType.EMAIL, MatchKeyType.FIP));
    assertThat(event.coverage().leftOut())
        .isEqualTo(Map.of(MatchKeyType.PHONE, "not a possible phone number"));
    assertThat(event).hasToString("record 17");
  }

  @ParameterizedTest
  @CsvSource({"null", "''", "' '"})
  void leavesOutWhatIsAbsent(String absent) throws Exception {
    ValidRow row = ValidRow.purchase();
    for (String column :
        List.of(
            "value",
            "currency_code",
            "units_sold",
            "partner",
            "amazon_ad_event_key",
            "ip_address",
            "tcf",
            "gpp",
            "amzn_ad_storage",
            "amzn_user_data",
            "limited_data_use",
            "user_agent",
            "aref_measurement_tokens",
            "phone",
            "fip")) {
      row = row.with(column, absent.equals("null") ? null : absent);
    }

    assertThat(Conversion.plain().event(row))
        .isEqualTo(Conversion.plain().event(ValidRow.purchase()));
  }

  @Test
  void namesTheDataSetByItsId() throws Exception {
    RowConverter converter =
        new RowConverter(
            new EventDefaults(null, "set 17", false),
            Conversion.IN_UTC,
            new ConsentRule(Conversion.NO_CONSENT, false),
            new CustomAttributes(List.of(), Map.of(), Conversion.IN_UTC),
            EventIdFallback.random(() -> "id"),
            Conversion.uncounted());

    assertThat(text(converter.convert(ValidRow.lead(), 1))).contains(",\"dataSetId\":\"set 17\",");
  }

  @Test
  void knowsTheIdOfAnInvalidRow() {
    ValidRow row = ValidRow.lead().without("event_name");
    RowConverter converter = Conversion.plain().converter();

    assertThat(converter.ownId(row.with("event_id", " order 17 "))).contains("order 17");
    assertThat(converter.ownId(row)).isEmpty();
    assertThat(converter.ownId(row.with("event_id", "\uD83D"))).isEmpty();
  }

  private static String text(Item event) {
    return new String(event.json(), StandardCharsets.UTF_8);
  }
}
