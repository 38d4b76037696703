package org.embulk.output.amazon_ads.sandbox.records;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.embulk.output.amazon_ads.sandbox.service.Verdict;

/** Keeps the books of every event: what was taken in, what was refused. */
public final class EventLog {
  private final boolean keepsEvents;
  private final List<JsonNode> accepted = new ArrayList<>();
  private final List<RefusedEvent> refused = new ArrayList<>();
  private final List<String> acceptedIds = new ArrayList<>();
  private final Map<String, Integer> contents = new HashMap<>();
  private final Set<String> changedIds = new LinkedHashSet<>();
  private final Map<String, Integer> acceptedByType = new TreeMap<>();
  private final Map<String, Integer> refusedByType = new TreeMap<>();

  public EventLog(boolean keepsEvents) {
    this.keepsEvents = keepsEvents;
  }

  public synchronized void add(Verdict verdict) {
    verdict.accepted().forEach(this::accept);
    verdict.refused().forEach(this::refuse);
  }

  public synchronized List<JsonNode> accepted() {
    return List.copyOf(kept(accepted));
  }

  /** Returns the first event of each eventId, and every event that has none. */
  public synchronized List<JsonNode> acceptedOnce() {
    Map<Object, JsonNode> once = new LinkedHashMap<>();
    for (JsonNode event : kept(accepted)) {
      once.putIfAbsent(idOf(event).<Object>map(id -> id).orElse(new Object()), event);
    }
    return List.copyOf(once.values());
  }

  public synchronized List<RefusedEvent> refused() {
    return List.copyOf(kept(refused));
  }

  public synchronized List<String> acceptedIds() {
    return List.copyOf(acceptedIds);
  }

  public synchronized List<String> changedIds() {
    return List.copyOf(changedIds);
  }

  public synchronized Map<String, Integer> acceptedByType() {
    return new TreeMap<>(acceptedByType);
  }

  public synchronized Map<String, Integer> refusedByType() {
    return new TreeMap<>(refusedByType);
  }

  private void accept(JsonNode event) {
    acceptedByType.merge(typeOf(event), 1, Integer::sum);
    idOf(event)
        .ifPresent(
            id -> {
              acceptedIds.add(id);
              Integer before = contents.putIfAbsent(id, event.hashCode());
              if (before != null && before != event.hashCode()) {
                changedIds.add(id);
              }
            });
    if (keepsEvents) {
      accepted.add(event);
    }
  }

  private void refuse(RefusedEvent refusal) {
    refusedByType.merge(typeOf(refusal.event()), 1, Integer::sum);
    if (keepsEvents) {
      refused.add(refusal);
    }
  }

  private <T> List<T> kept(List<T> list) {
    if (!keepsEvents) {
      throw new IllegalStateException("This sandbox was built with keepBodies(false)");
    }
    return list;
  }

  private static Optional<String> idOf(JsonNode event) {
    return Optional.ofNullable(event.get("eventId")).map(JsonNode::asText);
  }

  private static String typeOf(JsonNode event) {
    return event.at("/eventDescription/conversionType").asText("(none)");
  }
}
