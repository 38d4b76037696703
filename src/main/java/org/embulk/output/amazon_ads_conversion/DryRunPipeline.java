package org.embulk.output.amazon_ads_conversion;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.embulk.output.amazon_ads_conversion.convert.SampleEvent;
import org.embulk.output.amazon_ads_conversion.deliver.Batch;
import org.embulk.output.amazon_ads_conversion.deliver.BatchOutcome;
import org.embulk.output.amazon_ads_conversion.deliver.BatchPipeline;
import org.embulk.output.amazon_ads_conversion.deliver.auth.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends nothing: every event that could be sent counts as accepted, and one of them is shown. */
final class DryRunPipeline implements BatchPipeline {
  private static final Logger logger = LoggerFactory.getLogger(DryRunPipeline.class);

  /** Not of an instance, since each input task has a plugin instance of its own. */
  private static final AtomicReference<Instant> SHOWN_FOR = new AtomicReference<>();

  private final Instant jobStart;

  /**
   * @param jobStart when the job began: it shows one sample, whichever output comes first
   */
  DryRunPipeline(Instant jobStart) {
    this.jobStart = jobStart;
  }

  @Override
  public void submit(Batch batch, Consumer<BatchOutcome> settle) {
    if (!jobStart.equals(SHOWN_FOR.getAndSet(jobStart))) {
      logger.info("A sample of the events: {}", SampleEvent.of(batch.events().get(0)));
    }
    settle.accept(BatchOutcome.allAccepted(batch));
  }

  @Override
  public Optional<AuthorizationException> stopped() {
    return Optional.empty();
  }

  @Override
  public void poll(Consumer<BatchOutcome> settle) {
    // Nothing is ever in flight.
  }

  @Override
  public void drain(Consumer<BatchOutcome> settle) {
    // Nothing is ever in flight.
  }

  @Override
  public void stop(Consumer<BatchOutcome> count) {
    // Nothing is ever in flight.
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
