package org.embulk.output.amazon_ads_conversion;

import java.util.Optional;
import java.util.function.Supplier;
import org.embulk.output.amazon_ads_conversion.deliver.Batch;
import org.embulk.output.amazon_ads_conversion.deliver.BatchDelivery;
import org.embulk.output.amazon_ads_conversion.deliver.BatchOutcome;
import org.embulk.output.amazon_ads_conversion.deliver.Connection;
import org.embulk.output.amazon_ads_conversion.deliver.DeliveryException;

/** One output's use of the shared connection, from its first batch until it is released. */
final class Sender {
  private final SharedConnection shared;
  private final Supplier<Connection> opener;
  private Optional<BatchDelivery> delivery = Optional.empty();

  Sender(SharedConnection shared, Supplier<Connection> opener) {
    this.shared = shared;
    this.opener = opener;
  }

  /** Returns why no output of this plugin instance may send any more. */
  Optional<DeliveryException> stopped() {
    return shared.stopped();
  }

  /** Sends a batch and waits for its outcome. */
  BatchOutcome send(Batch batch) {
    BatchOutcome outcome = delivery().deliver(batch);
    outcome
        .failure()
        .filter(failure -> failure.kind() == DeliveryException.Kind.CONFIG)
        .ifPresent(shared::stop);
    return outcome;
  }

  private synchronized BatchDelivery delivery() {
    if (!delivery.isPresent()) {
      delivery = Optional.of(shared.join(opener));
    }
    return delivery.get();
  }

  /** Lets go of the connection; may be called any number of times. */
  synchronized void release() {
    if (delivery.isPresent()) {
      delivery = Optional.empty();
      shared.leave();
    }
  }
}
