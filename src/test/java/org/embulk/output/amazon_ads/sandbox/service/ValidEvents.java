package org.embulk.output.amazon_ads.sandbox.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/** Events that the schema accepts, for tests to spoil. */
public final class ValidEvents {
  /** The types whose values are digests. */
  static final Set<String> HASHED =
      Set.of("EMAIL", "PHONE", "FIRST_NAME", "LAST_NAME", "ADDRESS", "CITY", "STATE", "POSTAL");

  private static final String HASH = "ab".repeat(32);

  private ValidEvents() {}

  /** Returns an event with no more than it must have, and an id. */
  public static ObjectNode lead(String eventId) {
    return parse(
        """
        {
          "eventDescription": {
            "name": "Newsletter",
            "conversionType": "LEAD",
            "eventSource": "WEBSITE",
            "eventIngestionMethod": "SERVER_TO_SERVER"
          },
          "countryCode": "US",
          "eventTime": "2026-11-20T08:30:00Z",
          "matchKeys": [{"type": "EMAIL", "values": ["%s"]}],
          "eventId": "%s"
        }
        """
            .formatted(HASH, eventId));
  }

  /** Returns an event with everything that an event can have. */
  public static ObjectNode purchase(String eventId) {
    return parse(
        """
        {
          "eventDescription": {
            "name": "Order",
            "conversionType": "OFF_AMAZON_PURCHASES",
            "eventSource": "MEASUREMENT_ATTRIBUTION_PARTNER",
            "eventIngestionMethod": "SERVER_TO_SERVER",
            "dataSetName": "Shop-1_eu"
          },
          "countryCode": "GB",
          "eventTime": "2026-11-20T08:30:00.250Z",
          "matchKeys": [
            {"type": "EMAIL", "values": ["%1$s"]},
            {"type": "PHONE", "values": ["%1$s"]},
            {"type": "FIRST_NAME", "values": ["%1$s"]},
            {"type": "LAST_NAME", "values": ["%1$s"]},
            {"type": "ADDRESS", "values": ["%1$s"]},
            {"type": "CITY", "values": ["%1$s"]},
            {"type": "STATE", "values": ["%1$s"]},
            {"type": "POSTAL", "values": ["%1$s"]},
            {"type": "MAID", "values": ["cdda802e-fb9c-47ad-9866-0794d394c912"]},
            {"type": "MATCH_ID", "values": ["customer 17"]},
            {"type": "RAMP_ID", "values": ["XYabc"]},
            {"type": "REAL_ID", "values": ["real"]},
            {"type": "MERKLE_ID", "values": ["merkle"]},
            {"type": "KANTAR_ID", "values": ["kantar"]},
            {"type": "FIP", "values": ["2001:db8::1"]}
          ],
          "value": 19.90,
          "currencyCode": "GBP",
          "unitsSold": 2,
          "eventId": "%2$s",
          "dataProcessingOptions": {"options": "LIMITED_DATA_USE"},
          "consent": {
            "geo": {"ipAddress": "192.0.2.1"},
            "amazonConsent": {"amznUserData": "GRANTED", "amznAdStorage": "DENIED"},
            "tcf": "CPc",
            "gpp": "DBA"
          },
          "customData": [{"name": "brand", "dataType": "STRING", "value": "Acme & sons"}],
          "partner": "Partner",
          "amazonAdEventKey": "key",
          "deviceInfo": {"userAgent": "Mozilla/5.0"},
          "arefMeasurementTokens": "abcdefghij.1700000000000"
        }
        """
            .formatted(HASH, eventId));
  }

  public static byte[] request(JsonNode... events) {
    ObjectNode body = Json.object();
    body.putArray("events").addAll(List.of(events));
    return Json.bytes(body);
  }

  static ObjectNode parse(String json) {
    try {
      return (ObjectNode) Json.read(json.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
