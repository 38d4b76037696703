package org.embulk.output.amazon_ads.sandbox.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.embulk.output.amazon_ads.sandbox.records.EventError;
import org.embulk.output.amazon_ads.sandbox.records.ReceivedRequest;
import org.embulk.output.amazon_ads.sandbox.records.RefusedEvent;
import org.embulk.output.amazon_ads.sandbox.transport.RawResponse;

/** Judges each event of a request and echoes what it took, as the 207 does. */
public final class EventsService implements Service {
  private final HeaderCheck headers;
  private final EventRule requests;
  private final EventRule rules;
  private final String dataSetId;

  public EventsService(HeaderCheck headers, EventRule requests, EventRule rules, String dataSetId) {
    this.headers = headers;
    this.requests = requests;
    this.rules = rules;
    this.dataSetId = dataSetId;
  }

  @Override
  public Verdict judge(ReceivedRequest request, EventRule rule) {
    Optional<RawResponse> problem = headers.problemOf(request);
    if (problem.isPresent()) {
      return Verdict.onlyAnswer(problem.get());
    }
    JsonNode body;
    try {
      body = Json.read(request.body());
    } catch (IOException e) {
      return badRequest("The body is not JSON");
    }
    List<EventError> errors = requests.errorsOf(body);
    if (!errors.isEmpty()) {
      return badRequest(errors.get(0).message() + " at " + errors.get(0).fieldLocation());
    }
    boolean byApiToken = request.header(HeaderCheck.API_TOKEN_HEADER).isPresent();
    EventRule dataSet = byApiToken ? EventRule.ofDataSet(dataSetId) : EventRule.WITHOUT_DATA_SET_ID;
    return judgeEvents(body.get("events"), EventRule.firstOf(List.of(dataSet, rule)));
  }

  private Verdict judgeEvents(JsonNode events, EventRule rule) {
    EventRule all = EventRule.firstOf(List.of(rules, rule));
    List<JsonNode> accepted = new ArrayList<>();
    List<RefusedEvent> refused = new ArrayList<>();
    ArrayNode success = Json.array();
    ArrayNode error = Json.array();
    for (int index = 0; index < events.size(); index++) {
      JsonNode event = events.get(index);
      List<EventError> errors = all.errorsOf(event);
      if (errors.isEmpty()) {
        accepted.add(event);
        success.addObject().put("index", index).set("event", event);
      } else {
        refused.add(new RefusedEvent(event, errors));
        ArrayNode list = error.addObject().put("index", index).putArray("errors");
        errors.forEach(one -> list.add(one.toJson()));
      }
    }
    ObjectNode body = Json.object();
    body.set("success", success);
    body.set("error", error);
    return new Verdict(RawResponse.json(207, body), accepted, refused);
  }

  private static Verdict badRequest(String message) {
    return Verdict.onlyAnswer(RawResponse.error(400, "BAD_REQUEST", message));
  }
}
