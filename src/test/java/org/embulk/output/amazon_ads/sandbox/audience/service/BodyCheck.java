package org.embulk.output.amazon_ads.sandbox.audience.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.List;
import org.embulk.output.amazon_ads.sandbox.records.EventError;
import org.embulk.output.amazon_ads.sandbox.records.ReceivedRequest;
import org.embulk.output.amazon_ads.sandbox.service.Json;

/** Reads the body of a request, and checks it against its definition. */
public final class BodyCheck {
  private final boolean checksSchema;

  /**
   * @param checksSchema false takes any JSON, for a run of hundreds of thousands of one shape
   */
  public BodyCheck(boolean checksSchema) {
    this.checksSchema = checksSchema;
  }

  JsonNode read(Operation operation, ReceivedRequest request) throws Refusal {
    if (!operation.hasBody()) {
      if (request.body().length > 0) {
        throw refusal(operation, request, "There is a body");
      }
      return MissingNode.getInstance();
    }
    JsonNode body;
    try {
      body = Json.read(request.body());
    } catch (IOException e) {
      throw refusal(operation, request, "The body is not JSON");
    }
    if (checksSchema) {
      checkDefinition(operation, request, body);
    }
    for (JsonNode record : body.path("records")) {
      JsonNode geo = record.at("/userConsent/geo/countryCode");
      if (!geo.isMissingNode() && !geo.equals(record.get("countryCode"))) {
        throw refusal(operation, request, "geo has another country than its record");
      }
    }
    return body;
  }

  private static void checkDefinition(Operation operation, ReceivedRequest request, JsonNode body)
      throws Refusal {
    List<EventError> errors = Definitions.named(operation.requestDefinition()).errorsOf(body);
    if (!errors.isEmpty()) {
      EventError first = errors.get(0);
      throw refusal(operation, request, first.message() + " at " + first.fieldLocation());
    }
  }

  private static Refusal refusal(Operation operation, ReceivedRequest request, String what) {
    return Refusal.ofFault(operation, request, ErrorBody.gatewayMessage(400, what), what);
  }
}
