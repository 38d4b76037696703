package org.embulk.output.amazon_ads_conversion;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.embulk.output.amazon_ads_conversion.convert.SampleEvent;
import org.embulk.output.amazon_ads_conversion.deliver.Batch;
import org.embulk.output.amazon_ads_conversion.deliver.BatchOutcome;
import org.embulk.output.amazon_ads_conversion.deliver.DeliveryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends nothing: every event that could be sent counts as taken, and one of them is shown. */
final class DryRunSender implements Sender {
  private static final Logger logger = LoggerFactory.getLogger(DryRunSender.class);

  /** Not of an instance, since each input task has a plugin instance of its own. */
  private static final AtomicReference<Instant> SHOWN_FOR = new AtomicReference<>();

  private final Instant run;

  /**
   * @param run when the job began: it shows one sample, whichever output comes first
   */
  DryRunSender(Instant run) {
    this.run = run;
  }

  @Override
  public Optional<DeliveryException> stopped() {
    return Optional.empty();
  }

  @Override
  public void send(Batch batch, Consumer<BatchOutcome> settle) {
    if (!run.equals(SHOWN_FOR.getAndSet(run))) {
      logger.info("A sample of the events: {}", SampleEvent.of(batch.events().get(0)));
    }
    settle.accept(BatchOutcome.ofDryRun(batch));
  }

  @Override
  public void poll(Consumer<BatchOutcome> settle) {
    // Nothing is ever under way.
  }

  @Override
  public void drain(Consumer<BatchOutcome> settle) {
    // Nothing is ever under way.
  }

  @Override
  public void stop(Consumer<BatchOutcome> count) {
    // Nothing is ever under way.
  }

  @Override
  public void release() {
    // Nothing is held.
  }
}
