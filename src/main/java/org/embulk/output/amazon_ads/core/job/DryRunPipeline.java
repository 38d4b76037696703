package org.embulk.output.amazon_ads.core.job;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.embulk.output.amazon_ads.conversion.SampleEvent;
import org.embulk.output.amazon_ads.core.deliver.Batch;
import org.embulk.output.amazon_ads.core.deliver.BatchOutcome;
import org.embulk.output.amazon_ads.core.deliver.BatchPipeline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends nothing: counts every event as accepted, and logs one as a sample. */
public final class DryRunPipeline implements BatchPipeline {
  private static final Logger logger = LoggerFactory.getLogger(DryRunPipeline.class);

  /** Static, since each input task has its own plugin instance. */
  private static final AtomicReference<Instant> SHOWN_FOR = new AtomicReference<>();

  private final Instant jobStart;

  /**
   * @param jobStart when the job began: each job logs one sample, from whichever output is first
   */
  public DryRunPipeline(Instant jobStart) {
    this.jobStart = jobStart;
  }

  @Override
  public void submit(Batch batch, Consumer<BatchOutcome> settle) {
    if (!jobStart.equals(SHOWN_FOR.getAndSet(jobStart))) {
      logger.info("Sample event: {}", SampleEvent.of(batch.events().get(0)));
    }
    settle.accept(BatchOutcome.allAccepted(batch));
  }

  @Override
  public void halt() {
    // Nothing is ever sent.
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
    // Nothing to release.
  }
}
