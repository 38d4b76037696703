package org.embulk.output.amazon_ads_conversion.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What an endpoint makes of a request when no fault is in the way. */
record Verdict(Answer answer, List<JsonNode> accepted, List<Refusal> refused) {
  static Verdict onlyAnswer(Answer answer) {
    return new Verdict(answer, List.of(), List.of());
  }
}
