package org.embulk.output.amazon_ads_conversion.sandbox.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;
import org.embulk.output.amazon_ads_conversion.sandbox.records.EventError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {
  private static final EventRule SCHEMA = EventRule.ofTheContract();
  private static final String HASH = "0123456789abcdef".repeat(4);

  @Test
  void acceptsAnEventWithNoMoreThanItMustHave() {
    ObjectNode event = ValidEvents.lead("1");
    event.remove("eventId");

    assertThat(SCHEMA.errorsOf(event)).isEmpty();
  }

  @Test
  void acceptsAnEventWithEverything() {
    assertThat(SCHEMA.errorsOf(ValidEvents.purchase("1"))).isEmpty();
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
        "/eventDescription",
        "/eventDescription/name",
        "/eventDescription/conversionType",
        "/eventDescription/eventSource",
        "/eventDescription/eventIngestionMethod",
        "/countryCode",
        "/eventTime",
        "/matchKeys",
        "/matchKeys/0/type",
        "/matchKeys/0/values",
        "/consent/geo/ipAddress",
        "/consent/amazonConsent/amznUserData",
        "/dataProcessingOptions/options",
        "/deviceInfo/userAgent",
        "/customData/0/name",
        "/customData/0/value"
      })
  void refusesAnEventWithout(String pointer) {
    ObjectNode event = ValidEvents.purchase("1");
    int slash = pointer.lastIndexOf('/');
    ((ObjectNode) event.at(pointer.substring(0, slash))).remove(pointer.substring(slash + 1));

    assertThat(SCHEMA.errorsOf(event))
        .extracting(EventError::fieldLocation)
        .extracting(SchemaTest::pointerTo)
        .contains(pointer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/eventDescription/dataSetName",
        "/value",
        "/currencyCode",
        "/unitsSold",
        "/eventId",
        "/dataProcessingOptions",
        "/consent",
        "/consent/geo",
        "/consent/amazonConsent",
        "/consent/amazonConsent/amznAdStorage",
        "/consent/tcf",
        "/consent/gpp",
        "/customData",
        "/customData/0/dataType",
        "/partner",
        "/amazonAdEventKey",
        "/deviceInfo",
        "/arefMeasurementTokens"
      })
  void acceptsAnEventWithout(String pointer) {
    ObjectNode event = ValidEvents.purchase("1");
    int slash = pointer.lastIndexOf('/');
    ((ObjectNode) event.at(pointer.substring(0, slash))).remove(pointer.substring(slash + 1));

    assertThat(SCHEMA.errorsOf(event)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/eventDescription",
        "/matchKeys/0",
        "/dataProcessingOptions",
        "/consent",
        "/consent/geo",
        "/consent/amazonConsent",
        "/customData/0",
        "/deviceInfo"
      })
  void refusesAnUnknownPropertyIn(String pointer) {
    ObjectNode event = ValidEvents.purchase("1");
    ((ObjectNode) event.at(pointer)).put("surprise", "x");

    assertThat(SCHEMA.errorsOf(event))
        .singleElement()
        .extracting(EventError::fieldLocation)
        .asString()
        .endsWith("surprise");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /eventDescription/name           | "n"
          /eventDescription/conversionType | "OFF_AMAZON_PURCHASES"
          /eventDescription/eventSource    | "FIRE_TV"
          /eventDescription/dataSetName    | "a"
          /eventDescription/dataSetName    | "Z0_-"
          /countryCode                     | "JP"
          /eventTime                       | "2026-02-28T23:59:59Z"
          /eventTime                       | "2026-02-28T23:59:59.123456789Z"
          /eventTime                       | "2026-02-28T23:59:59+09:00"
          /value                           | 0
          /value                           | 0.01
          /value                           | 19.90
          /value                           | 19.900
          /value                           | 123456789012345.67
          /currencyCode                    | "JPY"
          /unitsSold                       | 1
          /unitsSold                       | 2147483647
          /consent/geo/ipAddress           | "255.255.255.255"
          /consent/geo/ipAddress           | "2001:db8::ff00:42:8329"
          /consent/amazonConsent/amznUserData  | "DENIED"
          /customData                      | []
          /customData/0/dataType           | "STRING"
          /customData/0/name               | "attr_1"
          """)
  void accepts(String pointer, String json) throws IOException {
    assertThat(SCHEMA.errorsOf(purchaseWith(pointer, json))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /eventDescription/name           | ""
          /eventDescription/name           | 7
          /eventDescription/name           | null
          /eventDescription/conversionType | "off_amazon_purchases"
          /eventDescription/conversionType | "PURCHASE"
          /eventDescription/eventSource    | "APP"
          /eventDescription/eventIngestionMethod | "PIXEL"
          /eventDescription/dataSetName    | ""
          /eventDescription/dataSetName    | "1shop"
          /eventDescription/dataSetName    | "my shop"
          /eventDescription/dataSetName    | "shop\\n"
          /countryCode                     | "UK"
          /countryCode                     | "us"
          /countryCode                     | "USA"
          /countryCode                     | "OTHER"
          /eventTime                       | "2026-02-30T00:00:00Z"
          /eventTime                       | "2026-02-28"
          /eventTime                       | "2026-02-28 23:59:59Z"
          /eventTime                       | "2026-02-28T23:59:59"
          /eventTime                       | "2026-02-28T23:59:60Z"
          /eventTime                       | "2026-02-28T24:00:00Z"
          /eventTime                       | "2026-02-28T23:59:59+0900"
          /eventTime                       | 1700000000
          /value                           | -0.01
          /value                           | 0.001
          /value                           | 19.999
          /value                           | 123456789012345.678
          /value                           | "19.90"
          /currencyCode                    | "usd"
          /currencyCode                    | "CHF"
          /unitsSold                       | 0
          /unitsSold                       | 2147483648
          /unitsSold                       | 1.5
          /unitsSold                       | "1"
          /eventId                         | ""
          /eventId                         | 17
          /dataProcessingOptions           | ["LIMITED_DATA_USE"]
          /dataProcessingOptions           | {"options": ["LIMITED_DATA_USE"]}
          /dataProcessingOptions           | {"options": "OTHER"}
          /consent                         | {}
          /consent/geo/ipAddress           | "256.0.0.1"
          /consent/geo/ipAddress           | "localhost"
          /consent/amazonConsent/amznUserData  | "granted"
          /consent/amazonConsent/amznAdStorage | "YES"
          /consent/tcf                     | ""
          /consent/gpp                     | ""
          /customData                      | {}
          /customData/0/dataType           | "BOOLEAN"
          /customData/0/name               | "my brand"
          /customData/0/name               | ""
          /customData/0/value              | 7
          /customData/0/value              | ""
          /partner                         | ""
          /amazonAdEventKey                | ""
          /deviceInfo/userAgent            | ""
          /arefMeasurementTokens           | ["a"]
          """)
  void refuses(String pointer, String json) throws IOException {
    assertThat(SCHEMA.errorsOf(purchaseWith(pointer, json)))
        .extracting(error -> pointerTo(error.fieldLocation()))
        .anySatisfy(place -> assertThat(place).startsWith(pointer));
  }

  @Test
  void acceptsADataSetNameOf100CharactersAndRefuses101() throws IOException {
    String pointer = "/eventDescription/dataSetName";

    assertThat(SCHEMA.errorsOf(purchaseWith(pointer, quoted("a".repeat(100))))).isEmpty();
    assertThat(SCHEMA.errorsOf(purchaseWith(pointer, quoted("a".repeat(101))))).hasSize(1);
  }

  @Test
  void acceptsAUserAgentOf512CharactersAndRefuses513() throws IOException {
    String pointer = "/deviceInfo/userAgent";

    assertThat(SCHEMA.errorsOf(purchaseWith(pointer, quoted("u".repeat(512))))).isEmpty();
    assertThat(SCHEMA.errorsOf(purchaseWith(pointer, quoted("u".repeat(513))))).hasSize(1);
  }

  @Test
  void acceptsAnAttributeOf256CodePointsAndRefuses257() throws IOException {
    String pointer = "/customData/0/value";

    assertThat(SCHEMA.errorsOf(purchaseWith(pointer, quoted("😀".repeat(256))))).isEmpty();
    assertThat(SCHEMA.errorsOf(purchaseWith(pointer, quoted("😀".repeat(257))))).hasSize(1);
  }

  @Test
  void accepts13AttributesAndRefuses14() {
    ObjectNode event = ValidEvents.lead("1");
    for (int i = 1; i <= 13; i++) {
      event.withArray("customData").addObject().put("name", "attr" + i).put("value", "v");
    }
    assertThat(SCHEMA.errorsOf(event)).isEmpty();

    event.withArray("customData").addObject().put("name", "attr14").put("value", "v");
    assertThat(SCHEMA.errorsOf(event))
        .extracting(EventError::fieldLocation)
        .containsExactly("customData");
  }

  @ParameterizedTest
  @CsvSource({
    "INTEGER, 0, true",
    "INTEGER, -1, true",
    "INTEGER, 999999999, true",
    "INTEGER, 2147483647, true",
    "INTEGER, 2147483648, false",
    "INTEGER, -2147483648, true",
    "INTEGER, -2147483649, false",
    "INTEGER, 3000000000, false",
    "INTEGER, 10000000000, false",
    "INTEGER, 007, false",
    "INTEGER, 1.0, false",
    "INTEGER, one, false",
    "TIMESTAMP, 2026-11-20T08:30:00Z, true",
    "TIMESTAMP, 2026-11-20, false",
    "STRING, 2147483648, true"
  })
  void readsAnAttributeByItsType(String type, String value, boolean accepted) {
    ObjectNode event = ValidEvents.lead("1");
    event
        .putArray("customData")
        .addObject()
        .put("name", "attr1")
        .put("dataType", type)
        .put("value", value);

    assertThat(SCHEMA.errorsOf(event).isEmpty()).isEqualTo(accepted);
  }

  @Test
  void refusesAnEventWithoutMatchKeys() {
    ObjectNode event = ValidEvents.lead("1");
    event.putArray("matchKeys");

    assertThat(SCHEMA.errorsOf(event))
        .extracting(EventError::fieldLocation)
        .containsExactly("matchKeys");
  }

  @Test
  void refusesA16thMatchKey() {
    ObjectNode event = ValidEvents.purchase("1");
    event.withArray("matchKeys").addObject().put("type", "FIP").putArray("values").add("192.0.2.1");

    assertThat(SCHEMA.errorsOf(event))
        .extracting(EventError::message)
        .containsExactly("The schema refuses it: maxItems");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EMAIL",
        "PHONE",
        "FIRST_NAME",
        "LAST_NAME",
        "ADDRESS",
        "CITY",
        "STATE",
        "POSTAL",
        "MAID",
        "MATCH_ID",
        "RAMP_ID",
        "REAL_ID",
        "MERKLE_ID",
        "KANTAR_ID",
        "FIP"
      })
  void refusesASecondKeyOfType(String type) {
    String value = ValidEvents.HASHED.contains(type) ? HASH : "raw";
    ObjectNode event = leadWithKey(type, value);
    event.withArray("matchKeys").addObject().put("type", type).putArray("values").add(value);

    assertThat(SCHEMA.errorsOf(event))
        .extracting(EventError::fieldLocation)
        .containsExactly("matchKeys");
  }

  @Test
  void refusesAKeyWithNoValueAndWithTwo() {
    ObjectNode none = ValidEvents.lead("1");
    ((ObjectNode) none.at("/matchKeys/0")).putArray("values");
    ObjectNode two = ValidEvents.lead("1");
    two.withArray("/matchKeys/0/values").add(HASH);

    assertThat(SCHEMA.errorsOf(none)).hasSize(1);
    assertThat(SCHEMA.errorsOf(two)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"EMAIL", "PHONE", "FIRST_NAME", "LAST_NAME", "ADDRESS", "CITY", "STATE", "POSTAL"})
  void acceptsOnly64LowerCaseHexadecimalCharactersFor(String type) {
    assertThat(SCHEMA.errorsOf(leadWithKey(type, HASH))).isEmpty();
    assertThat(SCHEMA.errorsOf(leadWithKey(type, HASH.toUpperCase(Locale.ROOT)))).hasSize(1);
    assertThat(SCHEMA.errorsOf(leadWithKey(type, HASH.substring(1)))).hasSize(1);
    assertThat(SCHEMA.errorsOf(leadWithKey(type, HASH + "0"))).hasSize(1);
    assertThat(SCHEMA.errorsOf(leadWithKey(type, HASH + "\n"))).hasSize(1);
    assertThat(SCHEMA.errorsOf(leadWithKey(type, "jane@example.com"))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MAID", "RAMP_ID", "REAL_ID", "MERKLE_ID", "KANTAR_ID", "FIP"})
  void acceptsOnlyTrimmedRawTextFor(String type) {
    assertThat(SCHEMA.errorsOf(leadWithKey(type, "R aw-1"))).isEmpty();
    assertThat(SCHEMA.errorsOf(leadWithKey(type, HASH))).hasSize(1);
    assertThat(SCHEMA.errorsOf(leadWithKey(type, " raw"))).hasSize(1);
    assertThat(SCHEMA.errorsOf(leadWithKey(type, "raw "))).hasSize(1);
    assertThat(SCHEMA.errorsOf(leadWithKey(type, ""))).hasSize(1);
  }

  @Test
  void acceptsADigestAsMatchIdSinceItMayBeTheAdvertisersOwn() {
    assertThat(SCHEMA.errorsOf(leadWithKey("MATCH_ID", HASH))).isEmpty();
    assertThat(SCHEMA.errorsOf(leadWithKey("MATCH_ID", " 1"))).hasSize(1);
  }

  @Test
  void refusesAnUnknownTypeOfKey() {
    assertThat(SCHEMA.errorsOf(leadWithKey("COOKIE", "x")))
        .extracting(EventError::fieldLocation)
        .contains("matchKeys[0].type");
  }

  @ParameterizedTest
  @CsvSource({"-5.25, true", "-5.251, false"})
  void acceptsANegativeScoreForOtherTypesThanPurchases(String value, boolean accepted)
      throws IOException {
    ObjectNode event = ValidEvents.lead("1");
    event.set("value", Json.read(value.getBytes(UTF_8)));

    assertThat(SCHEMA.errorsOf(event).isEmpty()).isEqualTo(accepted);
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

  @Test
  void acceptsARequestOf500EventsAndRefuses501AndNone() {
    EventSchema requests = EventSchema.ofTheRequest();

    assertThat(requests.errorsOf(requestOf(0))).hasSize(1);
    assertThat(requests.errorsOf(requestOf(1))).isEmpty();
    assertThat(requests.errorsOf(requestOf(500))).isEmpty();
    assertThat(requests.errorsOf(requestOf(501))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "{\"events\":{}}", "{\"events\":[{}],\"more\":1}"})
  void refusesTheRequest(String json) throws IOException {
    assertThat(EventSchema.ofTheRequest().errorsOf(Json.read(json.getBytes(UTF_8)))).hasSize(1);
  }

  private static JsonNode requestOf(int events) {
    ObjectNode body = Json.object();
    body.putArray("events");
    for (int i = 0; i < events; i++) {
      body.withArray("events").addObject();
    }
    return body;
  }

  private static ObjectNode leadWithKey(String type, String value) {
    ObjectNode event = ValidEvents.lead("1");
    event.putArray("matchKeys").addObject().put("type", type).putArray("values").add(value);
    return event;
  }

  private static ObjectNode purchaseWith(String pointer, String json) throws IOException {
    ObjectNode event = ValidEvents.purchase("1");
    int slash = pointer.lastIndexOf('/');
    ((ObjectNode) event.at(pointer.substring(0, slash)))
        .set(pointer.substring(slash + 1), Json.read(json.getBytes(UTF_8)));
    return event;
  }

  private static String pointerTo(String fieldLocation) {
    return "/" + fieldLocation.replaceAll("\\[(\\d+)]", "/$1").replace('.', '/');
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
