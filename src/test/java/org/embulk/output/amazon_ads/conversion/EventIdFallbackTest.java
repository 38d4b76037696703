package org.embulk.output.amazon_ads.conversion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import org.embulk.output.amazon_ads.conversion.CustomAttribute.Type;
import org.embulk.output.amazon_ads.core.deliver.Item;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a row without {@code event_id} gets. Each digest is what {@code sha256sum} prints of the
 * text above it, with the advertiser's id and a line feed in front.
 */
class EventIdFallbackTest {
  private static final String LEAD =
      "{\"eventDescription\":{\"name\":\"signup\",\"conversionType\":\"LEAD\","
          + "\"eventSource\":\"WEBSITE\",\"eventIngestionMethod\":\"SERVER_TO_SERVER\"},"
          + "\"countryCode\":\"US\",\"eventTime\":\"2026-04-14T04:34:30Z\",\"matchKeys\":["
          + "{\"type\":\"EMAIL\",\"values\":"
          + "[\"9eceb13483d7f187ec014fd6d4854d1420cfc634328af85f51d0323ba8622e21\"]}]";

  private static final String LEAD_OF_A1B2C3 =
      "442cfc44185c6064ec939d2bb20bf243e0d1d02654b58c81a9918a04a88f8e65";

  private static final String EVERYTHING =
      "{\"eventDescription\":{\"name\":\"Größe \\\"L\\\" \\uD83D\\uDED2\","
          + "\"conversionType\":\"OFF_AMAZON_PURCHASES\","
          + "\"eventSource\":\"MEASUREMENT_ATTRIBUTION_PARTNER\","
          + "\"eventIngestionMethod\":\"SERVER_TO_SERVER\",\"dataSetName\":\"Shop-1\"},"
          + "\"countryCode\":\"DE\",\"eventTime\":\"2026-04-14T04:34:30.250Z\",\"matchKeys\":["
          + "{\"type\":\"EMAIL\",\"values\":"
          + "[\"9eceb13483d7f187ec014fd6d4854d1420cfc634328af85f51d0323ba8622e21\"]},"
          + "{\"type\":\"RAMP_ID\",\"values\":[\"Xi1003/AbCd\"]}],"
          + "\"value\":19.9,\"currencyCode\":\"EUR\",\"unitsSold\":2,"
          + "\"consent\":{\"geo\":{\"ipAddress\":\"192.0.2.1\"},"
          + "\"amazonConsent\":{\"amznUserData\":\"GRANTED\",\"amznAdStorage\":\"DENIED\"},"
          + "\"tcf\":\"CPc\",\"gpp\":\"DBA\"},"
          + "\"dataProcessingOptions\":{\"options\":\"LIMITED_DATA_USE\"},"
          + "\"partner\":\"Partner\",\"amazonAdEventKey\":\"key\","
          + "\"deviceInfo\":{\"userAgent\":\"Mozilla/5.0\"},\"arefMeasurementTokens\":\"a.1\","
          + "\"customData\":[{\"name\":\"brand\",\"dataType\":\"STRING\",\"value\":\"Acme\"},"
          + "{\"name\":\"attr1\",\"dataType\":\"INTEGER\",\"value\":\"-7\"}]";

  private static final String EVERYTHING_OF_ENTITY1 =
      "2ff67850a1df1b9655a17202659e42115a739587ac133a80fcd7a11079d1f394";

  private static final CustomAttribute BRAND = new CustomAttribute("brand", Type.STRING);
  private static final CustomAttribute ATTR1 = new CustomAttribute("attr1", Type.INTEGER);

  @Test
  void randomGivesEachRowAnIdOfItsOwn() {
    Iterator<String> ids = List.of("first", "second").iterator();
    EventMaker maker = EventMaker.withIds(EventIdFallback.random(ids::next));

    assertThat(text(maker.event(ValidRow.lead()))).isEqualTo(LEAD + ",\"eventId\":\"first\"}");
    assertThat(text(maker.event(ValidRow.lead()))).isEqualTo(LEAD + ",\"eventId\":\"second\"}");
  }

  @Test
  void noneGivesNoId() {
    EventMaker maker = EventMaker.withIds(EventIdFallback.none());

    assertThat(text(maker.event(ValidRow.lead()))).isEqualTo(LEAD + "}");
  }

  @Test
  void rowHashIsADigestOfTheAdvertiserAndTheContent() {
    assertThat(EventIdFallback.ofContent("A1B2C3").idFor("{\"a\":1".getBytes(UTF_8)))
        .contains("99a23918e7c65a7490f3342d0ec91a8eba21ec5b33c19db04b1831baeb5b1347");
  }

  @Test
  void rowHashOfTheSmallestRowNeverChanges() {
    assertThat(text(rowHash("A1B2C3").event(ValidRow.lead())))
        .isEqualTo(LEAD + ",\"eventId\":\"" + LEAD_OF_A1B2C3 + "\"}");
  }

  @Test
  void rowHashOfTheFullestRowNeverChanges() {
    assertThat(text(rowHash("ENTITY1", "Shop-1", BRAND, ATTR1).event(everything())))
        .isEqualTo(EVERYTHING + ",\"eventId\":\"" + EVERYTHING_OF_ENTITY1 + "\"}");
  }

  @Test
  void rowHashKnowsTheDataSet() {
    assertThat(id(rowHash("A1B2C3", "Shop-1").event(ValidRow.lead())))
        .isEqualTo("02e448303f26bb292800453ae9c0466c6d88fe204ea1e0d264c850dd98a62e96");
  }

  @Test
  void rowHashKnowsTheAdvertiser() {
    assertThat(id(rowHash("A1B2C4").event(ValidRow.lead())))
        .isEqualTo("46d7b7c97fce8ced79ed7af4d7f808e88976990e730935aed454642d4d3b0457");
  }

  @Test
  void rowHashIsTheSameForEqualRowsWhateverCameBetween() {
    EventMaker maker = rowHash("A1B2C3");

    assertThat(id(maker.event(ValidRow.lead()))).isEqualTo(LEAD_OF_A1B2C3);
    maker.event(ValidRow.lead().with("event_name", "other"));
    maker.refusal(ValidRow.lead().with("event_time", "yesterday"));
    maker.event(ValidRow.lead().with("event_id", "own"));
    assertThat(id(maker.event(ValidRow.lead()))).isEqualTo(LEAD_OF_A1B2C3);
  }

  @Test
  void rowHashIsTheSameForTheSameEventInOtherWords() {
    ValidRow row =
        ValidRow.lead()
            .with("conversion_type", "lead")
            .with("country_code", "en-us")
            .with("event_time", 1776141270L)
            .with("email", " ABC@Example.com ")
            .with("phone", "no number")
            .with("event_id", " ")
            .with("nothing_uses_this", "x");

    assertThat(id(rowHash("A1B2C3").event(row))).isEqualTo(LEAD_OF_A1B2C3);
  }

  /** All of them change something that is sent, so the event is another one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "event_name",
        "ramp_id",
        "partner",
        "amazon_ad_event_key",
        "tcf",
        "gpp",
        "user_agent",
        "aref_measurement_tokens",
        "brand"
      })
  void rowHashKnowsEveryColumnThatIsSent(String column) {
    ValidRow row = everything().with(column, "another");

    assertThat(id(rowHash("ENTITY1", "Shop-1", BRAND, ATTR1).event(row)))
        .matches("[0-9a-f]{64}")
        .isNotEqualTo(EVERYTHING_OF_ENTITY1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mine", "9eceb134"})
  void anIdOfTheRowComesFirst(String own) {
    for (EventIdFallback fallback :
        List.of(
            EventIdFallback.none(),
            EventIdFallback.random(() -> "random"),
            EventIdFallback.ofContent("A1B2C3"))) {
      Item event = EventMaker.withIds(fallback).event(ValidRow.lead().with("event_id", own));

      assertThat(text(event)).isEqualTo(LEAD + ",\"eventId\":\"" + own + "\"}");
      assertThat(event.ownId()).contains(own);
    }
  }

  @Test
  void anIdThatWasGivenIsNotTheRowsOwn() {
    assertThat(rowHash("A1B2C3").event(ValidRow.lead()).ownId()).isEmpty();
  }

  private static ValidRow everything() {
    ValidRow row =
        ValidRow.lead()
            .with("event_name", "Größe \"L\" 🛒")
            .with("conversion_type", "OFF_AMAZON_PURCHASES")
            .with("event_source", "MEASUREMENT_ATTRIBUTION_PARTNER")
            .with("country_code", "DE")
            .with("event_time", "2026-04-14T04:34:30.250Z")
            .with("ramp_id", "Xi1003/AbCd")
            .with("value", 19.9)
            .with("currency_code", "EUR")
            .with("units_sold", 2L)
            .with("ip_address", "192.0.2.1")
            .with("tcf", "CPc")
            .with("gpp", "DBA")
            .with("amzn_user_data", "GRANTED")
            .with("amzn_ad_storage", "DENIED")
            .with("limited_data_use", true)
            .with("partner", "Partner")
            .with("amazon_ad_event_key", "key")
            .with("user_agent", "Mozilla/5.0")
            .with("aref_measurement_tokens", "a.1")
            .with("brand", "Acme")
            .with("attr1", -7L);
    return row;
  }

  private static EventMaker rowHash(String advertiser) {
    return EventMaker.withIds(EventIdFallback.ofContent(advertiser));
  }

  private static EventMaker rowHash(String advertiser, String dataSet, CustomAttribute... data) {
    return EventMaker.withIds(EventIdFallback.ofContent(advertiser), dataSet, data);
  }

  private static String text(Item event) {
    return new String(event.json(), UTF_8);
  }

  private static String id(Item event) {
    return text(event).replaceFirst(".*\"eventId\":\"([^\"]*)\"}$", "$1");
  }
}
