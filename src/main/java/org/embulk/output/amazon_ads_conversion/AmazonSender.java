package org.embulk.output.amazon_ads_conversion;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.embulk.output.amazon_ads_conversion.deliver.Batch;
import org.embulk.output.amazon_ads_conversion.deliver.BatchOutcome;
import org.embulk.output.amazon_ads_conversion.deliver.BatchPipeline;
import org.embulk.output.amazon_ads_conversion.deliver.Connection;
import org.embulk.output.amazon_ads_conversion.deliver.DeliveryException;

/** One output's use of the shared connection, from its first batch until it is released. */
final class AmazonSender implements Sender {
  private final SharedConnection shared;
  private final Supplier<Connection> opener;
  private final BiFunction<Connection, Predicate<BatchOutcome>, BatchPipeline> pipelines;
  private final OutputRules rules;
  private final Duration requestTimeout;
  private Optional<BatchPipeline> pipeline = Optional.empty();

  /**
   * @param pipelines makes the output's way to Amazon, which stops by itself upon such an outcome
   * @param requestTimeout the longest that one request can take
   */
  AmazonSender(
      SharedConnection shared,
      Supplier<Connection> opener,
      BiFunction<Connection, Predicate<BatchOutcome>, BatchPipeline> pipelines,
      OutputRules rules,
      Duration requestTimeout) {
    this.shared = shared;
    this.opener = opener;
    this.pipelines = pipelines;
    this.rules = rules;
    this.requestTimeout = requestTimeout;
  }

  @Override
  public Optional<DeliveryException> stopped() {
    return shared.stopped();
  }

  @Override
  public void send(Batch batch, Consumer<BatchOutcome> settle) throws InterruptedException {
    joined().submit(batch, settle);
  }

  @Override
  public void poll(Consumer<BatchOutcome> settle) {
    current().ifPresent(joined -> joined.poll(settle));
  }

  @Override
  public void drain(Consumer<BatchOutcome> settle) throws InterruptedException {
    Optional<BatchPipeline> current = current();
    if (current.isPresent()) {
      current.get().drain(settle);
    }
  }

  @Override
  public void stop(Consumer<BatchOutcome> count) {
    current().ifPresent(joined -> joined.stop(requestTimeout, count));
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

  /** Tells whether an outcome ends the job, and stops the other outputs too if it ends theirs. */
  private boolean endsJob(BatchOutcome outcome) {
    outcome
        .failure()
        .filter(failure -> failure.kind() == DeliveryException.Kind.CONFIG)
        .ifPresent(shared::stop);
    return rules.endJob(outcome);
  }

  private synchronized Optional<BatchPipeline> current() {
    return pipeline;
  }

  private synchronized BatchPipeline joined() {
    if (!pipeline.isPresent()) {
      pipeline = Optional.of(pipelines.apply(shared.join(opener), this::endsJob));
    }
    return pipeline.get();
  }
}
