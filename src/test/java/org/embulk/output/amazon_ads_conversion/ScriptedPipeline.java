package org.embulk.output.amazon_ads_conversion;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.embulk.output.amazon_ads_conversion.deliver.Batch;
import org.embulk.output.amazon_ads_conversion.deliver.BatchOutcome;
import org.embulk.output.amazon_ads_conversion.deliver.BatchPipeline;

/** Notes what is done to it, and reports the outcomes that a test has put into it. */
final class ScriptedPipeline implements BatchPipeline {
  private final List<BatchOutcome> arrived = new ArrayList<>();
  private final String name;
  private final List<String> calls;

  /**
   * @param calls receives each call with the name behind it, such as {@code halt first}
   */
  ScriptedPipeline(String name, List<String> calls) {
    this.name = name;
    this.calls = calls;
  }

  /** Lets an outcome arrive, to be reported by the next call that does. */
  void arrive(BatchOutcome outcome) {
    arrived.add(outcome);
  }

  @Override
  public void submit(Batch batch, Consumer<BatchOutcome> settle) {
    called("submit");
  }

  @Override
  public void poll(Consumer<BatchOutcome> settle) {
    called("poll");
    report(settle);
  }

  @Override
  public void drain(Consumer<BatchOutcome> settle) {
    called("drain");
    report(settle);
  }

  @Override
  public void stop(Consumer<BatchOutcome> count) {
    called("stop");
    report(count);
  }

  @Override
  public void halt() {
    called("halt");
  }

  @Override
  public void close() {
    called("close");
  }

  private void called(String what) {
    calls.add(what + " " + name);
  }

  private void report(Consumer<BatchOutcome> settle) {
    List<BatchOutcome> reported = List.copyOf(arrived);
    arrived.clear();
    reported.forEach(settle);
  }
}
