package org.embulk.output.amazon_ads.sandbox.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.embulk.output.amazon_ads.sandbox.records.RefusedEvent;
import org.embulk.output.amazon_ads.sandbox.transport.RawResponse;

/** What an endpoint makes of a request when no fault is in the way. */
public record Verdict(RawResponse answer, List<JsonNode> accepted, List<RefusedEvent> refused) {
  public static Verdict onlyAnswer(RawResponse answer) {
    return new Verdict(answer, List.of(), List.of());
  }
}
