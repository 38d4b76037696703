package org.embulk.output.amazon_ads_conversion;

import java.util.Optional;
import java.util.function.Supplier;
import org.embulk.output.amazon_ads_conversion.deliver.BatchDelivery;
import org.embulk.output.amazon_ads_conversion.deliver.Connection;
import org.embulk.output.amazon_ads_conversion.deliver.DeliveryException;

/**
 * The connection of all outputs of one plugin instance: made when the first of them sends, closed
 * when the last has let go, and stopped for all of them by what no request can change.
 */
final class SharedConnection {
  private Connection connection;
  private Optional<DeliveryException> stopped = Optional.empty();
  private int users;

  /** Joins the users; each must call {@link #leave} once. */
  synchronized BatchDelivery join(Supplier<Connection> opener) {
    if (connection == null) {
      connection = opener.get();
    }
    users++;
    return connection.newDelivery();
  }

  synchronized void leave() {
    users--;
    if (users == 0) {
      connection.close();
      connection = null;
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
