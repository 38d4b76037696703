package org.embulk.output.amazon_ads.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;

/**
 * Shows what an item looks like without personal data: keeps numbers and the texts at paths that
 * are known to hold none, and replaces each other text with its kind, such as {@code <sha256>}.
 */
public final class JsonSample {
  private static final Pattern INDEX = Pattern.compile("/[0-9]+(?=/|$)");

  /** With all digits of a number. */
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private static final int MAX_LINES = 40;

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

  /**
   * Returns the sample as JSON, with a line for each field of the item and for each element of an
   * array in such a field; of at most 40 lines, which cuts off what hardly any item has.
   */
  public String of(byte[] json) {
    StringWriter text = new StringWriter();
    List<String> lines = new ArrayList<>();
    try (JsonParser in = MAPPER.createParser(json);
        JsonGenerator out = MAPPER.createGenerator(text)) {
      copy(in, out);
      out.flush();
      addLines(lines, MAPPER.readTree(text.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException("an item is not valid JSON", e);
    }
    return lines.size() <= MAX_LINES
        ? String.join("\n", lines)
        : String.join("\n", lines.subList(0, MAX_LINES - 1)) + "\n  …";
  }

  private static void addLines(List<String> lines, JsonNode item) {
    lines.add("{");
    for (Map.Entry<String, JsonNode> field : item.properties()) {
      endPrevious(lines);
      String name = "  \"" + field.getKey() + "\": ";
      if (field.getValue().isArray()) {
        lines.add(name + "[");
        for (JsonNode element : field.getValue()) {
          endPrevious(lines);
          lines.add("    " + element);
        }
        lines.add("  ]");
      } else {
        lines.add(name + field.getValue());
      }
    }
    lines.add("}");
  }

  /** Puts a comma behind the last line, unless it opens an object or array. */
  private static void endPrevious(List<String> lines) {
    int last = lines.size() - 1;
    String line = lines.get(last);
    if (!line.equals("{") && !line.endsWith(": [")) {
      lines.set(last, line + ",");
    }
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
