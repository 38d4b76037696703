package org.embulk.output.amazon_ads.sandbox.audience.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.embulk.output.amazon_ads.sandbox.service.Json;
import org.embulk.output.amazon_ads.sandbox.transport.RawResponse;

/** Makes the error bodies of the contract. */
public final class ErrorBody {
  private ErrorBody() {}

  /** Makes the body that belongs to the operation. */
  public static RawResponse of(Operation operation, int status, String message) {
    switch (operation) {
      case READ_TERMS:
      case LIST_CONNECTIONS:
      case LIST_ACCOUNTS:
      case CREATE_CONNECTION:
        return connections(status, message);
      case CREATE_AUDIENCE:
      case READ_AUDIENCE:
      case UPDATE_AUDIENCE:
      case UPLOAD:
      case READ_STATUS:
        return audiences(status, message);
      default:
        return gatewayDetails(status, "SCRIPTED", message);
    }
  }

  /** Makes a {@code connectionsError}. */
  public static RawResponse connections(int status, String message) {
    return json(
        status,
        Json.object()
            .put("message", message)
            .put("requestId", "c0ffee00-0000-4000-8000-000000000001"));
  }

  /** Makes an {@code audiencesError}. */
  public static RawResponse audiences(int status, String message) {
    return json(status, Json.object().put("message", message));
  }

  /** Makes a {@code gatewayError} with a capital M. */
  public static RawResponse gatewayMessage(int status, String message) {
    return json(status, Json.object().put("Message", message));
  }

  /** Makes a {@code gatewayError} with a code and details. */
  public static RawResponse gatewayDetails(int status, String code, String details) {
    return json(status, Json.object().put("code", code).put("details", details));
  }

  private static RawResponse json(int status, ObjectNode body) {
    return RawResponse.json(status, body);
  }
}
