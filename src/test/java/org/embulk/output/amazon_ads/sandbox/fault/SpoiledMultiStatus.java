package org.embulk.output.amazon_ads.sandbox.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.embulk.output.amazon_ads.sandbox.records.EventError;
import org.embulk.output.amazon_ads.sandbox.service.Json;
import org.embulk.output.amazon_ads.sandbox.transport.RawResponse;

/** Spoils the body of a 207 in ways that only its indexes show. Other answers stay as they are. */
final class SpoiledMultiStatus {
  private SpoiledMultiStatus() {}

  static UnaryOperator<RawResponse> forget(int index) {
    return edit(body -> List.of(success(body), error(body)).forEach(a -> remove(a, index)));
  }

  static UnaryOperator<RawResponse> nameTwice(int index) {
    return edit(body -> success(body).addObject().put("index", index).set("event", Json.object()));
  }

  static UnaryOperator<RawResponse> nameInBoth(int index) {
    return edit(
        body -> {
          remove(success(body), index);
          remove(error(body), index);
          success(body).addObject().put("index", index).set("event", Json.object());
          error(body)
              .addObject()
              .put("index", index)
              .putArray("errors")
              .add(EventError.of("FIELD_VALUE_IS_INVALID", "Expected failure").toJson());
        });
  }

  /** Puts the errors first and both parts in descending order, which is as good as any other. */
  static UnaryOperator<RawResponse> reorder() {
    return edit(
        body -> {
          ArrayNode success = reversed(success(body));
          body.set("error", reversed(error(body)));
          body.remove("success");
          body.set("success", success);
        });
  }

  private static UnaryOperator<RawResponse> edit(Consumer<ObjectNode> change) {
    return answer -> {
      if (answer.status() != 207) {
        return answer;
      }
      try {
        ObjectNode body = (ObjectNode) Json.read(answer.body());
        change.accept(body);
        return answer.withBody(Json.bytes(body));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  private static ArrayNode success(ObjectNode body) {
    return (ArrayNode) body.get("success");
  }

  private static ArrayNode error(ObjectNode body) {
    return (ArrayNode) body.get("error");
  }

  private static void remove(ArrayNode entries, int index) {
    for (Iterator<JsonNode> entry = entries.iterator(); entry.hasNext(); ) {
      if (entry.next().get("index").intValue() == index) {
        entry.remove();
      }
    }
  }

  private static ArrayNode reversed(ArrayNode entries) {
    ArrayNode reversed = Json.array();
    entries.forEach(entry -> reversed.insert(0, entry));
    return reversed;
  }
}
