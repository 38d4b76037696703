package org.embulk.output.amazon_ads.sandbox.audience.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.embulk.output.amazon_ads.sandbox.audience.state.AccountBook;
import org.embulk.output.amazon_ads.sandbox.audience.state.Connection;
import org.embulk.output.amazon_ads.sandbox.audience.state.ConnectionStore;
import org.embulk.output.amazon_ads.sandbox.service.Json;
import org.embulk.output.amazon_ads.sandbox.transport.RawResponse;

/** Lists and makes connections. */
final class ConnectionCalls {
  private static final int MAX_LISTED = 100;

  private final ConnectionStore connections;
  private final AccountBook book;

  ConnectionCalls(ConnectionStore connections, AccountBook book) {
    this.connections = connections;
    this.book = book;
  }

  /** Answers without a list if there is nothing to list. */
  RawResponse list(Call call) {
    Optional<String> id = call.parameter("connectionId");
    List<ObjectNode> listed =
        connections.all().stream()
            .filter(connection -> id.isEmpty() || id.get().equals(connection.id()))
            .limit(MAX_LISTED)
            .map(Connection::json)
            .toList();
    ObjectNode json = Json.object();
    if (!listed.isEmpty()) {
      json.putArray("connections").addAll(listed);
    }
    return call.answer(200, json);
  }

  RawResponse create(Call call) throws Refusal {
    ObjectNode parts = (ObjectNode) call.body();
    if (!book.hasAllOf(new Connection(parts))) {
      throw call.fault(400, "The parts of the connection do not belong together");
    }
    return call.answer(201, Json.object().put("connectionId", connections.make(parts).id()));
  }
}
