package org.embulk.output.amazon_ads.sandbox.records;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.embulk.output.amazon_ads.sandbox.service.Json;

/** Why one event was refused, as it stands in the {@code error} part of a 207. */
public record EventError(String code, String message, String fieldLocation) {
  /** Makes an error without a field location: Amazon leaves it out where no field is to blame. */
  public static EventError of(String code, String message) {
    return new EventError(code, message, "");
  }

  /** Makes one of the two errors after which an event is to be sent again. */
  public static EventError internalError() {
    return of("INTERNAL_ERROR", "Internal error");
  }

  /** Makes the other of the two errors after which an event is to be sent again. */
  public static EventError tooManyRequests() {
    return of("TOO_MANY_REQUESTS", "Too many requests");
  }

  public EventError at(String location) {
    return new EventError(code, message, location);
  }

  public ObjectNode toJson() {
    ObjectNode json = Json.object().put("code", code).put("message", message);
    return fieldLocation.isEmpty() ? json : json.put("fieldLocation", fieldLocation);
  }
}
