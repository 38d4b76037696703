package org.embulk.output.amazon_ads_conversion;

import java.util.Optional;
import java.util.function.Supplier;
import org.embulk.output.amazon_ads_conversion.deliver.Batch;
import org.embulk.output.amazon_ads_conversion.deliver.BatchDelivery;
import org.embulk.output.amazon_ads_conversion.deliver.BatchOutcome;
import org.embulk.output.amazon_ads_conversion.deliver.Connection;
import org.embulk.output.amazon_ads_conversion.deliver.DeliveryException;

/** One output's use of the shared connection, from its first batch until it is released. */
final class AmazonSender implements Sender {
  private final SharedConnection shared;
  private final Supplier<Connection> opener;
  private Optional<BatchDelivery> delivery = Optional.empty();

  AmazonSender(SharedConnection shared, Supplier<Connection> opener) {
    this.shared = shared;
    this.opener = opener;
  }

  @Override
  public Optional<DeliveryException> stopped() {
    return shared.stopped();
  }

  @Override
  public BatchOutcome send(Batch batch) {
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

  @Override
  public synchronized void release() {
    if (delivery.isPresent()) {
      delivery = Optional.empty();
      shared.leave();
    }
  }
}
