package org.embulk.output.amazon_ads_conversion.deliver.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.embulk.output.amazon_ads_conversion.convert.Event;

/** Finds the texts in events that come from a person or a row, not from the API's vocabulary. */
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

  private static final JsonFactory JSON_FACTORY = new JsonFactory();

  private EventTexts() {}

  /** Returns every text of the events that comes from a row. */
  public static Set<String> of(List<Event> events) {
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
        } else if (token == JsonToken.VALUE_STRING && isPersonal(field, json)) {
          texts.add(json.getText());
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
