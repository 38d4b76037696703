package org.embulk.output.amazon_ads.core.json;

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
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;

/**
 * Shows what an item looks like without personal data: keeps numbers and the texts at paths that
 * are known to hold none, and replaces each other text with its kind, such as {@code <sha256>}.
 */
public final class JsonSample {
  private static final Pattern INDEX = Pattern.compile("/[0-9]+(?=/|$)");
  private static final JsonFactory JSON_FACTORY = new JsonFactory();

  private final BinaryOperator<String> kind;
  private final Set<String> shown;

  /**
   * @param kind names a text by its path and the text that was shown last
   * @param shown the paths of the texts to keep, without array indexes. A field name alone would
   *     not do: it may stand in two places
   */
  public JsonSample(BinaryOperator<String> kind, String... shown) {
    this.kind = kind;
    this.shown = new HashSet<>(Arrays.asList(shown));
  }

  /** Returns the sample as one line of JSON. */
  public String of(byte[] json) {
    StringWriter text = new StringWriter();
    try (JsonParser in = JSON_FACTORY.createParser(json);
        JsonGenerator out = JSON_FACTORY.createGenerator(text)) {
      copy(in, out);
    } catch (IOException e) {
      throw new UncheckedIOException("an item is not valid JSON", e);
    }
    return text.toString();
  }

  private void copy(JsonParser in, JsonGenerator out) throws IOException {
    String lastShown = "";
    for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
      String path = path(in);
      if (token != JsonToken.VALUE_STRING) {
        out.copyCurrentEvent(in);
      } else if (shown.contains(path)) {
        lastShown = in.getText();
        out.copyCurrentEvent(in);
      } else {
        out.writeString("<" + kind.apply(path, lastShown) + ">");
      }
    }
  }

  /** Returns the path of field names to the parser's position, without array indexes. */
  private static String path(JsonParser in) {
    return INDEX.matcher(in.getParsingContext().pathAsPointer().toString()).replaceAll("");
  }

  /** Returns the name of the field at a path. */
  public static String field(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
