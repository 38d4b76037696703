package org.embulk.output.amazon_ads_conversion;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.embulk.output.amazon_ads_conversion.deliver.Batch;
import org.embulk.output.amazon_ads_conversion.deliver.BatchOutcome;
import org.embulk.output.amazon_ads_conversion.deliver.BatchPipeline;
import org.embulk.output.amazon_ads_conversion.deliver.Connection;
import org.embulk.output.amazon_ads_conversion.deliver.DeliveryException;

/** One output's use of the shared connection, from its first batch until it is released. */
final class AmazonSender implements Sender {
  private final String name;
  private final SharedConnection shared;
  private final Supplier<Connection> opener;
  private final int mostUnderWay;
  private final Duration requestTimeout;
  private Optional<BatchPipeline> pipeline = Optional.empty();

  /**
   * @param name what the names of the threads begin with
   * @param mostUnderWay the most requests under way at once
   * @param requestTimeout the longest that one of them can take
   */
  AmazonSender(
      String name,
      SharedConnection shared,
      Supplier<Connection> opener,
      int mostUnderWay,
      Duration requestTimeout) {
    this.name = name;
    this.shared = shared;
    this.opener = opener;
    this.mostUnderWay = mostUnderWay;
    this.requestTimeout = requestTimeout;
  }

  @Override
  public Optional<DeliveryException> stopped() {
    return shared.stopped();
  }

  @Override
  public void send(Batch batch, Consumer<BatchOutcome> settle) throws InterruptedException {
    joined().submit(batch, noting(settle));
  }

  @Override
  public void poll(Consumer<BatchOutcome> settle) {
    current().ifPresent(joined -> joined.poll(noting(settle)));
  }

  @Override
  public void drain(Consumer<BatchOutcome> settle) throws InterruptedException {
    Optional<BatchPipeline> current = current();
    if (current.isPresent()) {
      current.get().drain(noting(settle));
    }
  }

  @Override
  public void stop(Consumer<BatchOutcome> count) {
    current().ifPresent(joined -> joined.stop(requestTimeout, noting(count)));
  }

  @Override
  public synchronized void release() {
    pipeline.ifPresent(
        joined -> {
          joined.close();
          shared.leave();
        });
    pipeline = Optional.empty();
  }

  /** Stops the other outputs too when an outcome tells that none of them can do better. */
  private Consumer<BatchOutcome> noting(Consumer<BatchOutcome> settle) {
    return outcome -> {
      outcome
          .failure()
          .filter(failure -> failure.kind() == DeliveryException.Kind.CONFIG)
          .ifPresent(shared::stop);
      settle.accept(outcome);
    };
  }

  private synchronized Optional<BatchPipeline> current() {
    return pipeline;
  }

  private synchronized BatchPipeline joined() {
    if (!pipeline.isPresent()) {
      pipeline = Optional.of(shared.join(opener).newPipeline(name, mostUnderWay));
    }
    return pipeline.get();
  }
}
