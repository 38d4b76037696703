package org.embulk.output.amazon_ads_conversion;

import java.util.Optional;
import org.embulk.output.amazon_ads_conversion.deliver.Batch;
import org.embulk.output.amazon_ads_conversion.deliver.BatchOutcome;
import org.embulk.output.amazon_ads_conversion.deliver.DeliveryException;

/** Where the batches of one output go. */
interface Sender {
  /** Returns why no output of this plugin instance may send any more. */
  Optional<DeliveryException> stopped();

  /** Sends a batch and waits for its outcome. */
  BatchOutcome send(Batch batch);

  /** Lets go of what it holds; may be called any number of times. */
  void release();
}
