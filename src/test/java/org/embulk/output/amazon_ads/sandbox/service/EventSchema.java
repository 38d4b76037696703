package org.embulk.output.amazon_ads.sandbox.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.regex.RegularExpression;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.embulk.output.amazon_ads.sandbox.records.EventError;

/** Checks JSON against a schema that lies beside this class. */
public final class EventSchema implements EventRule {
  /** The OpenAPI document's maxItems for the errors of one event. */
  private static final int MAXIMUM_ERRORS = 20;

  // Read once: a test that starts a thousand sandboxes would spend its time on it.
  private static final EventSchema ONE_EVENT = load("event.schema.json");
  private static final EventSchema THE_REQUEST = load("request.schema.json");

  private final JsonSchema schema;

  private EventSchema(JsonSchema schema) {
    this.schema = schema;
  }

  public static EventSchema ofOneEvent() {
    return ONE_EVENT;
  }

  public static EventSchema ofTheRequest() {
    return THE_REQUEST;
  }

  /** Makes a check of any other schema of draft 2020-12. Formats are asserted. */
  public static EventSchema of(JsonNode tree) {
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder()
            .pathType(PathType.LEGACY)
            .formatAssertionsEnabled(true)
            .regularExpressionFactory(EventSchema::compile)
            .build();
    JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(tree, config);
    schema.initializeValidators();
    return new EventSchema(schema);
  }

  @Override
  public List<EventError> errorsOf(JsonNode event) {
    return schema.validate(event).stream()
        .map(EventSchema::toError)
        .distinct()
        .limit(MAXIMUM_ERRORS)
        .toList();
  }

  /** Names the broken keyword and the place, never the value: that is another fault's business. */
  private static EventError toError(ValidationMessage found) {
    String path = found.getInstanceLocation().toString().replaceFirst("^\\$\\.?", "");
    String property = found.getProperty() == null ? "" : found.getProperty();
    String dot = path.isEmpty() || property.isEmpty() ? "" : ".";
    return EventError.of("FIELD_VALUE_IS_INVALID", "The schema refuses it: " + found.getType())
        .at(path + dot + property);
  }

  /** Lets $ stand for the end only, as JSON Schema has it: Java's also stands before a last \n. */
  private static RegularExpression compile(String regex) {
    Predicate<String> found = Pattern.compile(regex.replaceFirst("\\$$", "\\\\z")).asPredicate();
    return found::test;
  }

  private static EventSchema load(String name) {
    try (InputStream in = EventSchema.class.getResourceAsStream(name)) {
      return of(Json.read(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
