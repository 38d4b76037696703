package org.embulk.output.amazon_ads.sandbox.audience.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.embulk.output.amazon_ads.sandbox.service.Json;

/**
 * A connection, as {@code GET /amc/audiences/connections} shows it.
 *
 * <pre>{@code
 * Connection.of("c-1", "amc1example").advertiser("577000000000000123").created("2026-03-02T09:30:00Z")
 * }</pre>
 */
public record Connection(ObjectNode json) {
  public static Connection of(String id, String amcInstanceId) {
    return new Connection(Json.object().put("connectionId", id))
        .with("amcInstanceId", amcInstanceId);
  }

  public Connection account(String id) {
    return with("amcAccountId", id);
  }

  public Connection advertiser(String id) {
    return with("dspAdvertiserId", id);
  }

  /**
   * @param dateTime of ISO 8601; a connection without one is shown without it
   */
  public Connection created(String dateTime) {
    return with("creationDateTime", dateTime);
  }

  /** Adds a field, or replaces one. */
  public Connection with(String field, String value) {
    return new Connection(json.deepCopy().put(field, value));
  }

  public String id() {
    return text("connectionId");
  }

  public boolean hasAdvertiser() {
    return !text("dspAdvertiserId").isBlank();
  }

  /** Returns the value of a field, empty if there is none. */
  public String text(String field) {
    return json.path(field).asText();
  }
}
