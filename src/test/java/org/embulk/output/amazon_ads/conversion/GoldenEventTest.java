package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import org.embulk.output.amazon_ads.fixture.Golden;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.embulk.output.amazon_ads.sandbox.service.EventSchema;
import org.junit.jupiter.api.Test;

class GoldenEventTest {
  /** The properties of EventCreate, by hand from the API's OpenAPI document. */
  private static final Set<String> EVENT_CREATE =
      Set.of(
          "amazonAdEventKey",
          "arefMeasurementTokens",
          "consent.amazonConsent.amznAdStorage",
          "consent.amazonConsent.amznUserData",
          "consent.geo.ipAddress",
          "consent.gpp",
          "consent.tcf",
          "countryCode",
          "currencyCode",
          "customData.dataType",
          "customData.name",
          "customData.value",
          "dataProcessingOptions.options",
          "deviceInfo.userAgent",
          "eventDescription.conversionType",
          "eventDescription.dataSetName",
          "eventDescription.eventIngestionMethod",
          "eventDescription.eventSource",
          "eventDescription.name",
          "eventId",
          "eventTime",
          "matchKeys.type",
          "matchKeys.values",
          "partner",
          "unitsSold",
          "value");

  /** The values of MatchKeyType, by hand from the same document. */
  private static final Set<String> MATCH_KEY_TYPES =
      Set.of(
          "ADDRESS",
          "CITY",
          "EMAIL",
          "FIP",
          "FIRST_NAME",
          "KANTAR_ID",
          "LAST_NAME",
          "MAID",
          "MATCH_ID",
          "MERKLE_ID",
          "PHONE",
          "POSTAL",
          "RAMP_ID",
          "REAL_ID",
          "STATE");

  @Test
  void writesTheSmallestEvent() throws Exception {
    JsonNode event = Conversion.plain().event(ValidRow.lead());

    assertThat(Golden.text(event)).isEqualTo(Golden.resource(getClass(), "smallest-event.json"));
    assertThat(EventSchema.ofOneEvent().errorsOf(event)).isEmpty();
  }

  @Test
  void writesTheFullestEvent() throws Exception {
    JsonNode event = FullestRow.conversion().event(FullestRow.row());

    assertThat(Golden.text(event)).isEqualTo(Golden.resource(getClass(), "fullest-event.json"));
    assertThat(EventSchema.ofOneEvent().errorsOf(event)).isEmpty();
  }

  @Test
  void fillsEveryPropertyThatTheApiKnows() throws Exception {
    JsonNode event = FullestRow.conversion().event(FullestRow.row());
    Set<String> properties = new TreeSet<>();
    collect(event, "", properties);

    assertThat(properties).containsExactlyInAnyOrderElementsOf(EVENT_CREATE);
    assertThat(event.get("matchKeys").findValuesAsText("type"))
        .containsExactlyInAnyOrderElementsOf(MATCH_KEY_TYPES);
  }

  private static void collect(JsonNode node, String path, Set<String> properties) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              field ->
                  collect(
                      field.getValue(),
                      path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                      properties));
    } else if (node.isArray()) {
      node.forEach(item -> collect(item, path, properties));
    } else {
      properties.add(path);
    }
  }
}
