package org.embulk.output.amazon_ads_conversion.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * An option that must not be printed: any JSON value, whose {@code toString} hides it.
 *
 * <p>A task's {@code toString} prints every option, so this keeps secrets out of the log of whoever
 * prints a task.
 */
final class Secret {
  private final JsonNode given;

  private Secret(JsonNode given) {
    this.given = given;
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Secret of(JsonNode given) {
    return new Secret(given);
  }

  @JsonValue
  JsonNode given() {
    return given;
  }

  @Override
  public String toString() {
    return "…";
  }
}
