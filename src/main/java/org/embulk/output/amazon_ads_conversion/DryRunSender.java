package org.embulk.output.amazon_ads_conversion;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.embulk.output.amazon_ads_conversion.convert.SampleEvent;
import org.embulk.output.amazon_ads_conversion.deliver.Batch;
import org.embulk.output.amazon_ads_conversion.deliver.BatchOutcome;
import org.embulk.output.amazon_ads_conversion.deliver.DeliveryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends nothing: every event that could be sent counts as taken, and one of them is shown. */
final class DryRunSender implements Sender {
  private static final Logger logger = LoggerFactory.getLogger(DryRunSender.class);

  private final AtomicBoolean shown;

  /**
   * @param shown whether an output of this plugin instance has shown its sample already
   */
  DryRunSender(AtomicBoolean shown) {
    this.shown = shown;
  }

  @Override
  public Optional<DeliveryException> stopped() {
    return Optional.empty();
  }

  @Override
  public BatchOutcome send(Batch batch) {
    if (shown.compareAndSet(false, true)) {
      logger.info("A sample of the events: {}", SampleEvent.of(batch.events().get(0)));
    }
    return BatchOutcome.ofDryRun(batch);
  }

  @Override
  public void release() {
    // Nothing is held.
  }
}
