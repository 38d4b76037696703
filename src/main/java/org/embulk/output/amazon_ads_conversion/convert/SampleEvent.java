package org.embulk.output.amazon_ads_conversion.convert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.embulk.output.amazon_ads_conversion.convert.normalize.MatchKeyType;

/**
 * Shows what an event looks like without what it says of a person: each identifier and each text of
 * the row is replaced by its kind, such as {@code <sha256>}. Numbers, times and words of the API
 * stay.
 */
public final class SampleEvent {
  /** Fields whose texts are words of the API or of the config, or a point in time. */
  private static final Set<String> SHOWN =
      new HashSet<>(
          Arrays.asList(
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
              "dataType",
              "customData.name"));

  private static final JsonFactory JSON_FACTORY = new JsonFactory();

  private SampleEvent() {}

  /** Returns the event as one line of JSON. */
  public static String of(Event event) {
    StringWriter text = new StringWriter();
    try (JsonParser in = JSON_FACTORY.createParser(event.json());
        JsonGenerator out = JSON_FACTORY.createGenerator(text)) {
      copy(in, out);
    } catch (IOException e) {
      throw new UncheckedIOException("an event of ours is no JSON", e);
    }
    return text.toString();
  }

  private static void copy(JsonParser in, JsonGenerator out) throws IOException {
    String field = "";
    String list = "";
    String keyType = "";
    for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
      if (token == JsonToken.FIELD_NAME) {
        field = in.currentName();
      } else if (token == JsonToken.START_ARRAY && !field.equals("values")) {
        list = field;
      } else if (token == JsonToken.END_ARRAY && in.getParsingContext().getParent() == null) {
        list = "";
      }
      if (token != JsonToken.VALUE_STRING) {
        out.copyCurrentEvent(in);
        continue;
      }
      if (field.equals("type")) {
        keyType = in.getText();
      }
      if (SHOWN.contains(field) || SHOWN.contains(list + "." + field)) {
        out.copyCurrentEvent(in);
      } else {
        out.writeString("<" + kind(field, keyType) + ">");
      }
    }
  }

  private static String kind(String field, String keyType) {
    if (!field.equals("values")) {
      return field;
    }
    return MatchKeyType.valueOf(keyType).hashed() ? "sha256" : keyType;
  }
}
