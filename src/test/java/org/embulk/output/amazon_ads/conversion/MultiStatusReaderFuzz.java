package org.embulk.output.amazon_ads.conversion;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.embulk.output.amazon_ads.core.deliver.Answer;
import org.embulk.output.amazon_ads.core.deliver.ItemResult;
import org.embulk.output.amazon_ads.fuzz.FuzzInput;

/**
 * Reads any bytes as a 207: one result for each event, or an exception of Jackson's. The first byte
 * is the number of events.
 */
public final class MultiStatusReaderFuzz {
  private MultiStatusReaderFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    FuzzInput input = new FuzzInput(data);
    int size = 1 + input.choose(8);
    List<ItemResult> results;
    try {
      results = new MultiStatusReader().read(new ByteArrayInputStream(input.rest()), size);
    } catch (JsonProcessingException | CharConversionException e) { // No other.
      return;
    }
    if (results.size() != size) {
      throw new AssertionError(results.size() + " results for " + size + " events");
    }
    for (ItemResult result : results) {
      boolean failed =
          result.kind() == ItemResult.Kind.REFUSED || result.kind() == ItemResult.Kind.TRANSIENT;
      if (failed != (result.error() != null)) {
        throw new AssertionError(result.kind() + " with the error " + result.error());
      }
    }
    Answer.ofResults(207, results, Duration.ZERO).describe();
  }
}
