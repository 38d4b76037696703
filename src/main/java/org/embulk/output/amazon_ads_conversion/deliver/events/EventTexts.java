package org.embulk.output.amazon_ads_conversion.deliver.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.embulk.output.amazon_ads_conversion.convert.Event;
import org.embulk.output.amazon_ads_conversion.deliver.error.KnownTexts;

/** Tells the texts in events that come from a row from the words of the API and the config. */
public final class EventTexts {
  /** Fields whose values come from the API's vocabulary or the config. */
  private static final Set<String> IMPERSONAL =
      new HashSet<>(
          Arrays.asList(
              "conversionType",
              "eventSource",
              "eventIngestionMethod",
              "dataSetName",
              "dataSetId",
              "countryCode",
              "type",
              "currencyCode",
              "options",
              "amznUserData",
              "amznAdStorage",
              "dataType"));

  /** Codes of the API, and fields that an event need not have. */
  private static final List<String> API_WORDS =
      Arrays.asList(
          "BAD_REQUEST",
          "CONFLICT",
          "CONTENT_TOO_LARGE",
          "DUPLICATE_FIELD_VALUE_FOUND",
          "DUPLICATE_RESOURCE_ID_FOUND",
          "FIELD_SIZE_IS_ABOVE_MAXIMUM_LIMIT",
          "FIELD_SIZE_IS_BELOW_MINIMUM_LIMIT",
          "FIELD_SIZE_IS_OUT_OF_RANGE",
          "FIELD_VALUE_CONTAINS_BLOCKLISTED_WORDS",
          "FIELD_VALUE_CONTAINS_INVALID_CHARACTERS",
          "FIELD_VALUE_IS_ABOVE_MAXIMUM_LIMIT",
          "FIELD_VALUE_IS_BELOW_MINIMUM_LIMIT",
          "FIELD_VALUE_IS_EMPTY",
          "FIELD_VALUE_IS_INVALID",
          "FIELD_VALUE_IS_NULL",
          "FIELD_VALUE_IS_OUT_OF_RANGE",
          "FIELD_VALUE_MISMATCH",
          "FIELD_VALUE_MUST_BE_EMPTY_OR_NULL",
          "FIELD_VALUE_NOT_FOUND",
          "FIELD_VALUE_NOT_UNIQUE",
          "FORBIDDEN",
          "INTERNAL_ERROR",
          "INVALID_INPUT",
          "NOT_FOUND",
          "TOO_MANY_REQUESTS",
          "UNAUTHORIZED",
          "events",
          "value",
          "currencyCode",
          "unitsSold",
          "dataSetId",
          "dataSetName",
          "eventId",
          "dataProcessingOptions",
          "consent",
          "ipAddress",
          "amazonConsent",
          "amznUserData",
          "amznAdStorage",
          "customData",
          "partner",
          "amazonAdEventKey",
          "deviceInfo",
          "userAgent",
          "arefMeasurementTokens");

  private static final JsonFactory JSON_FACTORY = new JsonFactory();

  private final Set<String> personal = new HashSet<>();
  private final Set<String> words = new HashSet<>(API_WORDS);

  private EventTexts() {}

  /**
   * Returns what must not be shown where a response quotes a request.
   *
   * @param credentials what else was sent and is a secret
   */
  public static KnownTexts of(List<Event> events, Collection<String> credentials) {
    EventTexts texts = new EventTexts();
    events.forEach(texts::collect);
    texts.personal.addAll(credentials);
    return new KnownTexts(texts.personal, texts.words);
  }

  private void collect(Event event) {
    try (JsonParser json = JSON_FACTORY.createParser(event.json())) {
      String field = "";
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.FIELD_NAME) {
          field = json.currentName();
          words.add(field);
        } else if (token == JsonToken.VALUE_STRING) {
          (isPersonal(field, json) ? personal : words).add(json.getText());
        }
      }
    } catch (IOException e) { // It quotes the event, so it must not become a cause.
      throw new IllegalStateException("a converted event is not valid JSON");
    }
  }

  private static boolean isPersonal(String field, JsonParser json) {
    // The name of a custom attribute comes from the config, that of an event from the row.
    boolean attributeName = field.equals("name") && json.getParsingContext().getParent().inArray();
    return !attributeName && !IMPERSONAL.contains(field);
  }
}
