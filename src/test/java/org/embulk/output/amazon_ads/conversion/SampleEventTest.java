package org.embulk.output.amazon_ads.conversion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.embulk.output.amazon_ads.conversion.CustomAttribute.Type;
import org.embulk.output.amazon_ads.core.deliver.Item;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.junit.jupiter.api.Test;

class SampleEventTest {
  @Test
  void replacesIdentifiersAndTextsByTheirKind() {
    CustomAttribute[] data = {
      new CustomAttribute("brand", Type.STRING),
      new CustomAttribute("attr1", Type.INTEGER),
      new CustomAttribute("attr2", Type.TIMESTAMP)
    };
    Item event =
        EventMaker.withIds(EventIdFallback.none(), "Shop-1", data).event(everyColumnMarked());

    assertThat(new String(event.json(), UTF_8)).contains("MARK");
    assertThat(SampleEvent.of(event))
        .isEqualTo(
            """
            {
              "eventDescription": {"name":"<name>","conversionType":"OFF_AMAZON_PURCHASES",\
            "eventSource":"MEASUREMENT_ATTRIBUTION_PARTNER",\
            "eventIngestionMethod":"SERVER_TO_SERVER","dataSetName":"Shop-1"},
              "countryCode": "GB",
              "eventTime": "2026-11-20T08:30:00Z",
              "matchKeys": [
                {"type":"EMAIL","values":["<sha256>"]},
                {"type":"PHONE","values":["<sha256>"]},
                {"type":"FIRST_NAME","values":["<sha256>"]},
                {"type":"LAST_NAME","values":["<sha256>"]},
                {"type":"ADDRESS","values":["<sha256>"]},
                {"type":"CITY","values":["<sha256>"]},
                {"type":"STATE","values":["<sha256>"]},
                {"type":"POSTAL","values":["<sha256>"]},
                {"type":"MAID","values":["<MAID>"]},
                {"type":"RAMP_ID","values":["<RAMP_ID>"]},
                {"type":"MATCH_ID","values":["<MATCH_ID>"]},
                {"type":"REAL_ID","values":["<REAL_ID>"]},
                {"type":"MERKLE_ID","values":["<MERKLE_ID>"]},
                {"type":"KANTAR_ID","values":["<KANTAR_ID>"]},
                {"type":"FIP","values":["<FIP>"]}
              ],
              "value": 19.9,
              "currencyCode": "GBP",
              "unitsSold": 2,
              "consent": {"geo":{"ipAddress":"<ipAddress>"},\
            "amazonConsent":{"amznUserData":"GRANTED","amznAdStorage":"DENIED"},\
            "tcf":"<tcf>","gpp":"<gpp>"},
              "dataProcessingOptions": {"options":"LIMITED_DATA_USE"},
              "partner": "<partner>",
              "amazonAdEventKey": "<amazonAdEventKey>",
              "deviceInfo": {"userAgent":"<userAgent>"},
              "arefMeasurementTokens": "<arefMeasurementTokens>",
              "customData": [
                {"name":"brand","dataType":"STRING","value":"<value>"},
                {"name":"attr1","dataType":"INTEGER","value":"<value>"},
                {"name":"attr2","dataType":"TIMESTAMP","value":"<value>"}
              ],
              "eventId": "<eventId>"
            }""");
  }

  @Test
  void hidesAnIdThatTheRowDidNotHave() {
    Item event = EventMaker.withIds(EventIdFallback.ofContent("ENTITY1")).event(ValidRow.lead());

    assertThat(SampleEvent.of(event))
        .endsWith(
            """
              "matchKeys": [
                {"type":"EMAIL","values":["<sha256>"]}
              ],
              "eventId": "<eventId>"
            }""");
  }

  @Test
  void cutsTheEventOffAfterFortyLines() {
    CustomAttribute[] data =
        IntStream.range(0, 13)
            .mapToObj(i -> new CustomAttribute("attr" + i, Type.INTEGER))
            .toArray(CustomAttribute[]::new);
    ValidRow row = everyColumnMarked();
    for (CustomAttribute attribute : data) {
      row = row.with(attribute.name(), 1L);
    }

    String sample =
        SampleEvent.of(EventMaker.withIds(EventIdFallback.none(), "Shop-1", data).event(row));

    assertThat(sample.lines()).hasSize(40);
    assertThat(sample).endsWith(",\n  …");
  }

  private static ValidRow everyColumnMarked() {
    ValidRow row = ValidRow.lead();
    for (String column :
        new String[] {
          "event_name",
          "first_name",
          "last_name",
          "address",
          "city",
          "state",
          "maid",
          "ramp_id",
          "match_id",
          "real_id",
          "merkle_id",
          "kantar_id",
          "fip",
          "partner",
          "amazon_ad_event_key",
          "event_id",
          "tcf",
          "gpp",
          "user_agent",
          "aref_measurement_tokens",
          "brand"
        }) {
      row = row.with(column, "MARK " + column);
    }
    return row.with("conversion_type", "OFF_AMAZON_PURCHASES")
        .with("event_source", "MEASUREMENT_ATTRIBUTION_PARTNER")
        .with("country_code", "GB")
        .with("event_time", "2026-11-20T08:30:00Z")
        .with("email", "mark@example.com")
        .with("phone", "+44 20 7946 0025")
        .with("postal", "SW1A 1AA")
        .with("value", "19.90")
        .with("currency_code", "GBP")
        .with("units_sold", 2L)
        .with("ip_address", "192.0.2.77")
        .with("amzn_user_data", "GRANTED")
        .with("amzn_ad_storage", "DENIED")
        .with("limited_data_use", true)
        .with("attr1", 770077L)
        .with("attr2", "1977-07-07T07:07:07Z");
  }
}
