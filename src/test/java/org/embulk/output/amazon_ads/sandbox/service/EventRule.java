package org.embulk.output.amazon_ads.sandbox.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.embulk.output.amazon_ads.sandbox.records.EventError;

/** Judges one event. No errors: it may be taken in. */
@FunctionalInterface
public interface EventRule {
  EventRule TAKES_ALL = event -> List.of();

  /** With Login with Amazon a data set has a name, never an id. */
  EventRule WITHOUT_DATA_SET_ID =
      refuse(
          event -> event.has("dataSetId"),
          event -> EventError.of("BAD_REQUEST", "Only with an API token").at("dataSetId"));

  List<EventError> errorsOf(JsonNode event);

  /** Makes the rule of an API token, which is made for one data set. */
  static EventRule ofDataSet(String id) {
    return firstOf(
        List.of(
            refuse(
                event -> !event.path("dataSetId").asText().equals(id),
                event -> EventError.of("BAD_REQUEST", "Not the token's data set").at("dataSetId")),
            refuse(
                event -> event.path("eventDescription").has("dataSetName"),
                event ->
                    EventError.of("BAD_REQUEST", "Not with an API token")
                        .at("eventDescription.dataSetName"))));
  }

  /** Makes a rule that asks one after the other; the first that has errors decides. */
  static EventRule firstOf(List<EventRule> rules) {
    return event ->
        rules.stream()
            .map(rule -> rule.errorsOf(event))
            .filter(errors -> !errors.isEmpty())
            .findFirst()
            .orElse(List.of());
  }

  /** Makes the rule of what the contract says of one event. */
  static EventRule ofTheContract() {
    return firstOf(List.of(EventSchema.ofOneEvent(), new EachTypeOnce()));
  }

  /** Makes a rule that refuses what matches, for ever. */
  static EventRule refuse(Predicate<JsonNode> which, Function<JsonNode, EventError> error) {
    return event -> which.test(event) ? List.of(error.apply(event)) : List.of();
  }

  /**
   * Makes a rule that refuses each matching event so many times and takes it after that. Events are
   * told apart by their eventId, or by their whole content where they have none.
   */
  static EventRule refuseTimes(
      int times, Predicate<JsonNode> which, Function<JsonNode, EventError> error) {
    ConcurrentMap<String, Integer> refusals = new ConcurrentHashMap<>();
    return event -> {
      if (!which.test(event)) {
        return List.of();
      }
      int refusal = refusals.merge(idOf(event), 1, Integer::sum);
      return refusal <= times ? List.of(error.apply(event)) : List.of();
    };
  }

  private static String idOf(JsonNode event) {
    return event.has("eventId") ? event.get("eventId").asText() : event.toString();
  }
}
