package org.embulk.output.amazon_ads.sandbox.audience.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps the connections, in the order in which they came to be. */
public final class ConnectionStore {
  private final Clock clock;
  private final List<Connection> connections;
  private final List<Connection> made = new ArrayList<>();

  public ConnectionStore(Clock clock, List<Connection> before) {
    this.clock = clock;
    this.connections = new ArrayList<>(before);
  }

  /** Makes a connection out of its parts. */
  public synchronized Connection make(ObjectNode parts) {
    String id = "7b1e9c40-2f6d-4f57-8c3a-%012d".formatted(made.size() + 1);
    Instant now = clock.instant();
    Connection connection =
        new Connection(parts.deepCopy()).with("connectionId", id).created(now.toString());
    connections.add(connection);
    made.add(connection);
    return connection;
  }

  public synchronized Optional<Connection> find(String id) {
    return connections.stream().filter(connection -> connection.id().equals(id)).findFirst();
  }

  public synchronized List<Connection> all() {
    return List.copyOf(connections);
  }

  /** Returns those that a request made. */
  public synchronized List<Connection> made() {
    return List.copyOf(made);
  }
}
