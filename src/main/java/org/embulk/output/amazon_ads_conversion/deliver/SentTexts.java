package org.embulk.output.amazon_ads_conversion.deliver;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.embulk.output.amazon_ads_conversion.convert.Event;

/** Finds in events the texts that belong to a person or a row, and not to the API's own words. */
final class SentTexts {
  /** Fields whose values are words of the API or of the config. */
  private static final Set<String> IMPERSONAL =
      new HashSet<>(
          Arrays.asList(
              "name",
              "conversionType",
              "eventSource",
              "eventIngestionMethod",
              "dataSetName",
              "countryCode",
              "eventTime",
              "type",
              "currencyCode",
              "options",
              "amznUserData",
              "amznAdStorage",
              "dataType"));

  private static final JsonFactory JSON_FACTORY = new JsonFactory();

  private SentTexts() {}

  static Set<String> of(List<Event> events) {
    Set<String> texts = new HashSet<>();
    for (Event event : events) {
      collect(event, texts);
    }
    return texts;
  }

  private static void collect(Event event, Set<String> texts) {
    try (JsonParser json = JSON_FACTORY.createParser(event.json())) {
      String field = "";
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.FIELD_NAME) {
          field = json.currentName();
        } else if (token == JsonToken.VALUE_STRING && !IMPERSONAL.contains(field)) {
          texts.add(json.getText());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("an event of ours is no JSON", e);
    }
  }
}
