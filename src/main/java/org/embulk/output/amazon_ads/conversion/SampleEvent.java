package org.embulk.output.amazon_ads.conversion;

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
import java.util.regex.Pattern;
import org.embulk.output.amazon_ads.core.deliver.Item;
import org.embulk.output.amazon_ads.core.identity.MatchKeyType;

/**
 * Shows what an event looks like without personal data: replaces each identifier and each text from
 * the row with its kind, such as {@code <sha256>}. Keeps numbers, times and the API's vocabulary.
 */
public final class SampleEvent {
  /**
   * The paths of the texts that are kept: words of the API or the config, and a point in time. A
   * field name alone would not do, since {@code name} is also the name of the event.
   */
  private static final Set<String> SHOWN =
      new HashSet<>(
          Arrays.asList(
              "/eventDescription/conversionType",
              "/eventDescription/eventSource",
              "/eventDescription/eventIngestionMethod",
              "/eventDescription/dataSetName",
              "/dataSetId",
              "/countryCode",
              "/eventTime",
              "/matchKeys/type",
              "/currencyCode",
              "/dataProcessingOptions/options",
              "/consent/amazonConsent/amznUserData",
              "/consent/amazonConsent/amznAdStorage",
              "/customData/name",
              "/customData/dataType"));

  private static final Pattern INDEX = Pattern.compile("/[0-9]+(?=/|$)");

  private static final JsonFactory JSON_FACTORY = new JsonFactory();

  private SampleEvent() {}

  /** Returns the event as one line of JSON. */
  public static String of(Item event) {
    StringWriter text = new StringWriter();
    try (JsonParser in = JSON_FACTORY.createParser(event.json());
        JsonGenerator out = JSON_FACTORY.createGenerator(text)) {
      copy(in, out);
    } catch (IOException e) {
      throw new UncheckedIOException("a converted event is not valid JSON", e);
    }
    return text.toString();
  }

  private static void copy(JsonParser in, JsonGenerator out) throws IOException {
    String keyType = "";
    for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
      String path = path(in);
      if (path.equals("/matchKeys/type")) {
        keyType = in.getText();
      }
      if (token != JsonToken.VALUE_STRING || SHOWN.contains(path)) {
        out.copyCurrentEvent(in);
      } else {
        out.writeString("<" + kind(path, keyType) + ">");
      }
    }
  }

  /** Returns the path of field names to the parser's position, without array indexes. */
  private static String path(JsonParser in) {
    return INDEX.matcher(in.getParsingContext().pathAsPointer().toString()).replaceAll("");
  }

  private static String kind(String path, String keyType) {
    if (!path.equals("/matchKeys/values")) {
      return path.substring(path.lastIndexOf('/') + 1);
    }
    return MatchKeyType.valueOf(keyType).hashed() ? "sha256" : keyType;
  }
}
