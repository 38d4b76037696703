package org.embulk.output.amazon_ads_conversion.deliver.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.embulk.output.amazon_ads_conversion.convert.Event;
import org.embulk.output.amazon_ads_conversion.deliver.TestEvents;
import org.embulk.output.amazon_ads_conversion.deliver.error.AmazonError;
import org.embulk.output.amazon_ads_conversion.deliver.error.ErrorReader;
import org.embulk.output.amazon_ads_conversion.deliver.error.RedactedError;
import org.embulk.output.amazon_ads_conversion.deliver.error.Redaction;
import org.embulk.output.amazon_ads_conversion.fuzz.FuzzInput;
import org.embulk.output.amazon_ads_conversion.fuzz.SentTexts;

/**
 * Reads errors that quote what was sent, in any spelling and among any other text, in code, field
 * location and message: nothing of eight or more characters that was sent is shown, be it of the
 * event or of the credentials.
 */
public final class AmazonErrorFuzz {
  private static final List<Event> EVENTS = List.of(TestEvents.of(1, SentTexts.EVENT));
  private static final JsonFactory JSON = new JsonFactory();

  private AmazonErrorFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    FuzzInput input = new FuzzInput(data);
    int source = input.choose(8);
    byte[] body =
        source == 0
            ? input.rest()
            : error(input, source == 1 ? SentTexts.CREDENTIALS : SentTexts.ALL);
    AmazonError error = ErrorReader.readBody(new ByteArrayInputStream(body), "code", "message");
    EventsResponse response =
        EventsResponse.ofError(
            400,
            error,
            new Redaction(() -> EventTexts.of(EVENTS, List.of(SentTexts.CREDENTIALS))),
            Duration.ZERO);
    RedactedError shown = response.redact(error);
    String kind = shown.kind();
    String kindLocation = kind.substring(kind.lastIndexOf(' ') + 1);
    // Each by itself: two that a colon or "at" joins may hold the halves of a text.
    for (String part :
        List.of(shown.code(), shown.fieldLocation(), shown.message(), kindLocation)) {
      checkNoLeak(part, body);
    }
    if (!response.describe().equals(("status 400 " + shown).trim())) {
      throw new AssertionError("not only what is redacted is shown: " + response.describe());
    }
  }

  private static void checkNoLeak(String shown, byte[] body) {
    SentTexts.leakIn(shown)
        .ifPresent(
            leak -> {
              throw new AssertionError(
                  "\"" + leak + "\" is shown: " + shown + "\nof " + new String(body, UTF_8));
            });
  }

  private static byte[] error(FuzzInput input, String[] sent) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(body)) {
      json.writeStartObject();
      while (!input.isEmpty()) {
        json.writeStringField(input.oneOf("message", "fieldLocation", "code"), text(input, sent));
      }
      json.writeEndObject();
    }
    return body.toByteArray();
  }

  private static String text(FuzzInput input, String[] sent) {
    StringBuilder text = new StringBuilder();
    int parts = 1 + input.choose(6);
    for (int i = 0; i < parts; i++) {
      text.append(
          switch (input.choose(4)) {
            case 0 -> input.text();
            case 1 -> input.oneOf(" ", "\"", "'", "=", "[?(@.value==", ")]", "\\", "events[0].");
            default -> quotation(input, sent);
          });
    }
    // What can't be encoded as UTF-8 is no answer.
    return new String(text.toString().getBytes(UTF_8), UTF_8);
  }

  private static String quotation(FuzzInput input, String[] sent) {
    String text = input.oneOf(sent);
    int from = input.choose(text.length() - SentTexts.SHORTEST_LEAK + 1);
    int length = text.length() - from - SentTexts.SHORTEST_LEAK + 1;
    String part = text.substring(from, from + SentTexts.SHORTEST_LEAK + input.choose(length));
    return switch (input.choose(8)) {
      case 1 -> part.toUpperCase(Locale.ROOT);
      case 2 -> URLEncoder.encode(part, UTF_8);
      case 3 -> part.replace("&", "&amp;").replace("'", "&#39;").replace("@", "&#64;");
      case 4 -> split(part, input.oneOf(":", "-", " "), 1 + input.choose(6));
      case 5 -> part.toLowerCase(Locale.ROOT);
      default -> part;
    };
  }

  private static String split(String text, String separator, int width) {
    return String.join(separator, text.split("(?<=\\G.{" + width + "})"));
  }
}
