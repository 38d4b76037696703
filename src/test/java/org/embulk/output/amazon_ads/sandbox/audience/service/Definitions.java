package org.embulk.output.amazon_ads.sandbox.audience.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.embulk.output.amazon_ads.sandbox.service.EventSchema;
import org.embulk.output.amazon_ads.sandbox.service.Json;

/** Finds the schema of a body by its name in {@code audiences-schemas.json}. */
public final class Definitions {
  // Read once: a test that starts a hundred sandboxes would spend its time on it.
  private static final JsonNode DOCUMENT = load();
  private static final Map<String, EventSchema> BY_NAME = new ConcurrentHashMap<>();

  private Definitions() {}

  public static EventSchema named(String name) {
    return BY_NAME.computeIfAbsent(name, Definitions::make);
  }

  /** Returns the values of a definition that lists them. */
  static Set<String> valuesOf(String name) {
    return DOCUMENT
        .at("/$defs/" + name + "/enum")
        .valueStream()
        .map(JsonNode::asText)
        .collect(Collectors.toSet());
  }

  private static EventSchema make(String name) {
    if (!DOCUMENT.path("$defs").has(name)) {
      throw new IllegalArgumentException("There is no definition " + name);
    }
    ObjectNode schema = Json.object().put("$ref", "#/$defs/" + name);
    schema.set("$defs", DOCUMENT.get("$defs"));
    return EventSchema.of(schema);
  }

  private static JsonNode load() {
    try (InputStream in = Definitions.class.getResourceAsStream("audiences-schemas.json")) {
      return Json.read(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
