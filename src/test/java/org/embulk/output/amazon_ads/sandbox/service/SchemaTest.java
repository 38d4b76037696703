package org.embulk.output.amazon_ads.sandbox.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;
import org.embulk.output.amazon_ads.sandbox.records.EventError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sandbox checks of an event, with a value on either side of each limit. */
class SchemaTest {
  private static final EventRule SCHEMA = EventRule.ofTheContract();
  private static final String HASH = "0123456789abcdef".repeat(4);

  @Test
  void acceptsAnEventWithEverythingAndOneWithNoMoreThanItMustHave() {
    ObjectNode least = ValidEvents.lead("1");
    least.remove("eventId");

    assertThat(SCHEMA.errorsOf(ValidEvents.purchase("1"))).isEmpty();
    assertThat(SCHEMA.errorsOf(least)).isEmpty();
  }

  @Test
  void namesThePlaceAndTheRuleButNotTheValue() {
    ObjectNode event = ValidEvents.purchase("1");
    ((ObjectNode) event.at("/matchKeys/1")).putArray("values").add("+12065550100");

    assertThat(SCHEMA.errorsOf(event))
        .containsExactly(
            new EventError(
                "FIELD_VALUE_IS_INVALID",
                "The schema refuses it: pattern",
                "matchKeys[1].values[0]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/eventDescription/name",
        "/eventDescription/conversionType",
        "/eventDescription/eventSource",
        "/eventDescription/eventIngestionMethod",
        "/countryCode",
        "/eventTime",
        "/matchKeys",
        "/consent/geo/ipAddress",
        "/consent/amazonConsent/amznUserData",
        "/customData/0/value"
      })
  void refusesAnEventWithout(String pointer) {
    ObjectNode event = ValidEvents.purchase("1");
    int slash = pointer.lastIndexOf('/');
    ((ObjectNode) event.at(pointer.substring(0, slash))).remove(pointer.substring(slash + 1));

    assertThat(SCHEMA.errorsOf(event))
        .extracting(error -> pointerTo(error.fieldLocation()))
        .contains(pointer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/eventDescription", "/matchKeys/0", "/consent", "/customData/0"})
  void refusesAnUnknownPropertyIn(String pointer) {
    ObjectNode event = ValidEvents.purchase("1");
    ((ObjectNode) event.at(pointer)).put("unknown", "x");

    assertThat(SCHEMA.errorsOf(event)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /eventDescription/name               | "a"                      | ""
          /eventDescription/conversionType     | "OFF_AMAZON_PURCHASES"   | "PURCHASE"
          /eventDescription/eventSource        | "OFFLINE"                | "APP"
          /eventDescription/dataSetName        | "a1_-"                   | "1shop"
          /countryCode                         | "JP"                     | "UK"
          /eventTime                           | "2026-02-28T23:59:59Z"   | "2026-02-30T00:00:00Z"
          /value                               | 123456789012345.67       | 123456789012345.678
          /value                               | 0.01                     | -0.01
          /value                               | 19.90                    | "19.90"
          /currencyCode                        | "JPY"                    | "ZZZ"
          /unitsSold                           | 2147483647               | 2147483648
          /unitsSold                           | 1                        | 0
          /eventId                             | "17"                     | 17
          /consent/geo/ipAddress               | "255.255.255.255"        | "256.0.0.1"
          /consent/amazonConsent/amznUserData  | "DENIED"                 | "denied"
          /customData/0/name                   | "attr_1"                 | "my brand"
          /customData/0/dataType               | "STRING"                 | "BOOLEAN"
          """)
  void acceptsTheFirstValueAndRefusesTheSecond(String pointer, String good, String bad)
      throws IOException {
    assertThat(SCHEMA.errorsOf(purchaseWith(pointer, good))).isEmpty();
    assertThat(SCHEMA.errorsOf(purchaseWith(pointer, bad)))
        .extracting(error -> pointerTo(error.fieldLocation()))
        .contains(pointer);
  }

  /** One that has the greatest length, and one character more. */
  @ParameterizedTest
  @CsvSource({
    "/eventDescription/dataSetName, a, 100",
    "/deviceInfo/userAgent, u, 512",
    "/customData/0/value, 😀, 256"
  })
  void countsTheCharactersOf(String pointer, String character, int most) throws IOException {
    assertThat(SCHEMA.errorsOf(purchaseWith(pointer, quoted(character.repeat(most))))).isEmpty();
    assertThat(SCHEMA.errorsOf(purchaseWith(pointer, quoted(character.repeat(most + 1)))))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "INTEGER, -2147483648, 2147483648",
    "INTEGER, 0, 007",
    "TIMESTAMP, 2026-11-20T08:30:00Z, 2026-11-20"
  })
  void readsAnAttributeByItsType(String type, String good, String bad) {
    assertThat(SCHEMA.errorsOf(leadWithAttribute(type, good))).isEmpty();
    assertThat(SCHEMA.errorsOf(leadWithAttribute(type, bad))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"EMAIL", "PHONE", "FIRST_NAME", "LAST_NAME", "ADDRESS", "CITY", "STATE", "POSTAL"})
  void acceptsOnly64LowerCaseHexadecimalCharactersFor(String type) {
    assertThat(SCHEMA.errorsOf(leadWithKey(type, HASH))).isEmpty();
    assertThat(SCHEMA.errorsOf(leadWithKey(type, HASH.toUpperCase(Locale.ROOT)))).hasSize(1);
    assertThat(SCHEMA.errorsOf(leadWithKey(type, HASH + "\n"))).hasSize(1);
    assertThat(SCHEMA.errorsOf(leadWithKey(type, "jane@example.com"))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MAID", "RAMP_ID", "REAL_ID", "MERKLE_ID", "KANTAR_ID", "FIP"})
  void acceptsOnlyTrimmedRawTextFor(String type) {
    assertThat(SCHEMA.errorsOf(leadWithKey(type, "R aw-1"))).isEmpty();
    assertThat(SCHEMA.errorsOf(leadWithKey(type, HASH))).hasSize(1);
    assertThat(SCHEMA.errorsOf(leadWithKey(type, " raw"))).hasSize(1);
  }

  @Test
  void acceptsADigestAsMatchIdSinceItMayBeTheAdvertisersOwn() {
    assertThat(SCHEMA.errorsOf(leadWithKey("MATCH_ID", HASH))).isEmpty();
  }

  @Test
  void refusesKeysThatAreMissingUnknownOrOfTheSameType() {
    ObjectNode none = ValidEvents.lead("1");
    none.putArray("matchKeys");
    ObjectNode twice = leadWithKey("MAID", "raw");
    ((ArrayNode) twice.get("matchKeys")).add(twice.at("/matchKeys/0").deepCopy());

    assertThat(SCHEMA.errorsOf(none)).hasSize(1);
    assertThat(SCHEMA.errorsOf(leadWithKey("COOKIE", "x"))).isNotEmpty();
    assertThat(SCHEMA.errorsOf(twice)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"currencyCode", "unitsSold"})
  void refusesWhatOnlyPurchasesHaveForOtherTypes(String property) {
    ObjectNode event = ValidEvents.lead("1");
    event.set(property, ValidEvents.purchase("1").get(property));

    assertThat(SCHEMA.errorsOf(event))
        .extracting(EventError::fieldLocation)
        .containsExactly(property);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0", "500, 0", "501, 1"})
  void acceptsARequestOf1To500Events(int events, int errors) {
    ObjectNode body = Json.object();
    body.putArray("events");
    for (int i = 0; i < events; i++) {
      body.withArray("events").addObject();
    }

    assertThat(EventSchema.ofTheRequest().errorsOf(body)).hasSize(errors);
  }

  private static ObjectNode leadWithAttribute(String type, String value) {
    ObjectNode event = ValidEvents.lead("1");
    event
        .putArray("customData")
        .addObject()
        .put("name", "attr1")
        .put("dataType", type)
        .put("value", value);
    return event;
  }

  private static ObjectNode leadWithKey(String type, String value) {
    ObjectNode event = ValidEvents.lead("1");
    event.putArray("matchKeys").addObject().put("type", type).putArray("values").add(value);
    return event;
  }

  private static ObjectNode purchaseWith(String pointer, String json) throws IOException {
    ObjectNode event = ValidEvents.purchase("1");
    int slash = pointer.lastIndexOf('/');
    JsonNode value = Json.read(json.getBytes(UTF_8));
    ((ObjectNode) event.at(pointer.substring(0, slash))).set(pointer.substring(slash + 1), value);
    return event;
  }

  private static String pointerTo(String fieldLocation) {
    return "/" + fieldLocation.replaceAll("\\[(\\d+)]", "/$1").replace('.', '/');
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
