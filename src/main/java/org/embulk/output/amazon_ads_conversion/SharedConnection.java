package org.embulk.output.amazon_ads_conversion;

import java.util.Optional;
import java.util.function.Supplier;
import org.embulk.output.amazon_ads_conversion.deliver.Connection;
import org.embulk.output.amazon_ads_conversion.deliver.DeliveryException;

/**
 * The connection of all outputs of one plugin instance: made when the first of them sends, closed
 * when the last has let go, although its token is kept for the next, and stopped for all of them by
 * what no request can change.
 */
final class SharedConnection {
  private Connection connection;
  private Optional<DeliveryException> stopped = Optional.empty();
  private int users;

  /** Joins the users; each must call {@link #leave} once. */
  synchronized Connection join(Supplier<Connection> opener) {
    if (connection == null) {
      connection = opener.get();
    }
    users++;
    return connection;
  }

  synchronized void leave() {
    users--;
    if (users == 0) {
      connection.close();
    }
  }

  /** Stops every output of the instance. */
  synchronized void stop(DeliveryException why) {
    if (!stopped.isPresent()) {
      stopped = Optional.of(why);
    }
  }

  synchronized Optional<DeliveryException> stopped() {
    return stopped;
  }
}
