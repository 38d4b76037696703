package org.embulk.output.amazon_ads.sandbox.audience.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.embulk.output.amazon_ads.sandbox.records.ReceivedRequest;
import org.embulk.output.amazon_ads.sandbox.transport.RawResponse;

/**
 * A request whose head and body were found to be in order.
 *
 * @param body missing if the operation has none
 */
record Call(Operation operation, ReceivedRequest request, JsonNode body) {
  Optional<String> parameter(String name) {
    return RequestTarget.of(request.head()).only(name);
  }

  /** Returns the value of a header, empty if there is none. */
  String header(String name) {
    return request.header(name).orElse("");
  }

  /** Returns the id at the end of the path. */
  String id() {
    return operation.idIn(RequestTarget.of(request.head()).path());
  }

  RawResponse answer(int status, JsonNode json) {
    return RawResponse.json(status, json).withHeader("Content-Type", operation.mediaType());
  }

  /** Refuses what a plugin may well ask. */
  Refusal refusal(int status, String message) {
    return new Refusal(ErrorBody.of(operation, status, message), "");
  }

  /** Refuses what the plugin must never do. */
  Refusal fault(int status, String message) {
    return Refusal.ofFault(operation, request, ErrorBody.of(operation, status, message), message);
  }
}
