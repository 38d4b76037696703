package org.embulk.output.amazon_ads.core.job;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.embulk.output.amazon_ads.core.deliver.Batch;
import org.embulk.output.amazon_ads.core.deliver.BatchOutcome;
import org.embulk.output.amazon_ads.core.deliver.BatchPipeline;
import org.embulk.output.amazon_ads.core.deliver.Item;

/** Sends nothing: counts every item as accepted, and shows one as a sample. */
public final class DryRunPipeline implements BatchPipeline {
  /** Static, since each input task has its own plugin instance. */
  private static final AtomicReference<Instant> SHOWN_FOR = new AtomicReference<>();

  private final Instant jobStart;
  private final Consumer<Item> sample;

  /**
   * @param jobStart when the job began: each job shows one sample, from whichever output is first
   * @param sample logs an item without personal data
   */
  public DryRunPipeline(Instant jobStart, Consumer<Item> sample) {
    this.jobStart = jobStart;
    this.sample = sample;
  }

  @Override
  public void submit(Batch batch, Consumer<BatchOutcome> settle) {
    if (!jobStart.equals(SHOWN_FOR.getAndSet(jobStart))) {
      sample.accept(batch.items().get(0));
    }
    settle.accept(BatchOutcome.allAccepted(batch));
  }

  @Override
  public List<Item> inFlight() {
    return Collections.emptyList();
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
