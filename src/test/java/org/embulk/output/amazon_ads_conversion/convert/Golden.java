package org.embulk.output.amazon_ads_conversion.convert;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the golden events and the JSON Schema of the contract. */
final class Golden {
  private static final ObjectMapper EXACT =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private Golden() {}

  static JsonNode event(String resource) throws IOException {
    try (InputStream file = Golden.class.getResourceAsStream(resource)) {
      return EXACT.readTree(file);
    }
  }

  /** Returns what the schema of the sandbox finds wrong. */
  static Set<String> errorsOf(JsonNode event) throws IOException {
    try (InputStream file = Golden.class.getResourceAsStream("../sandbox/event.schema.json")) {
      JsonSchema schema =
          JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(EXACT.readTree(file));
      return schema
          .validate(event, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true))
          .stream()
          .map(Object::toString)
          .collect(Collectors.toSet());
    }
  }
}
