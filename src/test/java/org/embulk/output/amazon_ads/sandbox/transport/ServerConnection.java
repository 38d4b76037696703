package org.embulk.output.amazon_ads.sandbox.transport;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import java.util.function.Function;
import org.embulk.output.amazon_ads.sandbox.fault.Pause;
import org.embulk.output.amazon_ads.sandbox.records.ReceivedRequest;

/** Serves the requests of one connection, one after the other, until either side ends it. */
public final class ServerConnection {
  private final Socket socket;
  private final int number;
  private final Function<RequestHead, Route> routes;
  private final ServerExchange exchange;
  private final Pause pause;

  public ServerConnection(
      Socket socket,
      int number,
      Function<RequestHead, Route> routes,
      ServerExchange exchange,
      Pause pause) {
    this.socket = socket;
    this.number = number;
    this.routes = routes;
    this.exchange = exchange;
    this.pause = pause;
  }

  public void serve() throws IOException {
    RequestReader in = new RequestReader(socket.getInputStream());
    while (!socket.isClosed()) {
      Optional<RequestHead> head = in.readHead();
      if (head.isEmpty()) {
        return;
      }
      serve(head.get(), in);
      if (head.get().headers().says("Connection", "close")) {
        return;
      }
    }
  }

  private void serve(RequestHead head, RequestReader in) throws IOException {
    Route route = routes.apply(head);
    Runnable leave = route.endpoint().inFlight().enter();
    try {
      ReceivedRequest arrived =
          new ReceivedRequest(
              route.endpoint().nextNumber(), number, System.nanoTime(), head, new byte[0], 0);
      exchange.run(route, arrived, in, new ResponseWriter(socket, in, pause, leave));
    } finally {
      leave.run();
    }
  }
}
