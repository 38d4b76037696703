package org.embulk.output.amazon_ads.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.embulk.output.amazon_ads.conversion.ConsentRule;
import org.embulk.output.amazon_ads.conversion.Conversion;
import org.embulk.output.amazon_ads.conversion.CustomAttributes;
import org.embulk.output.amazon_ads.conversion.EventColumn;
import org.embulk.output.amazon_ads.conversion.EventDefaults;
import org.embulk.output.amazon_ads.conversion.EventIdFallback;
import org.embulk.output.amazon_ads.conversion.EventTimes;
import org.embulk.output.amazon_ads.conversion.RowConverter;
import org.embulk.output.amazon_ads.core.config.Consent;
import org.embulk.output.amazon_ads.core.deliver.BatchBuilder;
import org.embulk.output.amazon_ads.core.deliver.BatchOutcome;
import org.embulk.output.amazon_ads.core.deliver.Outcomes;
import org.embulk.output.amazon_ads.core.report.RecordCounts;
import org.embulk.output.amazon_ads.core.report.Verb;
import org.embulk.output.amazon_ads.core.row.PageRow;
import org.embulk.output.amazon_ads.fixture.Ledgers;
import org.embulk.output.amazon_ads.fixture.Pages;
import org.embulk.output.amazon_ads.fixture.RowPages;
import org.embulk.output.amazon_ads.fixture.ScriptedPipeline;
import org.embulk.spi.DataException;
import org.junit.jupiter.api.Test;

class RecordPageOutputTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private final Pages pages = new Pages();
  private final List<String> calls = new ArrayList<>();
  private final ScriptedPipeline pipeline = new ScriptedPipeline("output 1", calls);
  private final Ledger ledger = Ledgers.ledger("output 1", "", NOW);
  private final Job job = new Job();

  @Test
  void commitsNoNumbersThatDoNotAddUp() throws Exception {
    with(
        output -> {
          output.add(pages.of("a"));
          // It takes the batch, and never says what became of it.
          output.finish();
          assertThat(calls).contains("submit output 1", "drain output 1");

          assertThatThrownBy(output::commit)
              .isInstanceOf(IllegalStateException.class)
              .hasMessage(
                  "output 1, record 1: internal error in the plugin; please report it"
                      + " (java.lang.IllegalStateException)");
          output.close();
        });
  }

  @Test
  void failsAtAnOutcomeThatHasArrivedBeforeTheNextBatchIsFull() throws Exception {
    pipeline.arrive(refusedBatch());

    with(
        output ->
            assertThatThrownBy(() -> output.add(pages.of("a")))
                .isInstanceOf(DataException.class)
                .hasMessage(
                    "output 1, batch 2: status 400; 3 of its records were not accepted (the first:"
                        + " record 101); of the job's records, 0 were already accepted by Amazon, 0"
                        + " may have been accepted; running the job again counts nothing twice;"
                        + " correct what Amazon's answer names, or set \"skip_error_batch\": true"
                        + " to leave such batches out"));
    assertThat(calls).doesNotContain("submit output 1");
  }

  @Test
  void countsButDoesNotReportAsItsFailureWhatWasInFlightWhenItStops() throws Exception {
    with(
        output -> {
          pipeline.arrive(refusedBatch());
          pipeline.arrive(Outcomes.ofBatch(3, 201, 2).accepted(2).outcome());

          output.abort();
        });

    assertThat(ledger.counts().get(RecordCounts.BATCHES)).isEqualTo(2);
    assertThat(ledger.counts().get(RecordCounts.ACCEPTED_RECORDS)).isEqualTo(2);
    assertThat(ledger.counts().get(RecordCounts.RECORDS_IN_SKIP_BATCHES)).isEqualTo(3);
  }

  @Test
  void submitsNothingOnceAnotherOutputHasFailed() throws Exception {
    with(
        output -> {
          job.fail("output 2", new DataException("output 2: no"));

          assertThatThrownBy(() -> output.add(pages.of("a", "b", "c")))
              .isInstanceOf(DataException.class)
              .hasMessageStartingWith(
                  "output 1: stopped, because the job failed: output 2: no; of the job's");
        });
    assertThat(calls).doesNotContain("submit output 1").contains("stop output 1");
  }

  @Test
  void leavesTheJobWhenItHasFinished() throws Exception {
    with(RecordPageOutput::finish);
    calls.clear();

    job.close();

    assertThat(calls).isEmpty();
  }

  private interface Work {
    void run(RecordPageOutput output);
  }

  /** Runs with an output of batches of two events. */
  private void with(Work work) throws Exception {
    pages.inSession(
        (Callable<Void>)
            () -> {
              job.add(1, ledger.counts(), pipeline);
              work.run(output());
              return null;
            });
  }

  private static BatchOutcome refusedBatch() {
    return Outcomes.ofBatch(2, 101, 3).givenUp(3, "status 400", "status 400", false).outcome();
  }

  private RecordPageOutput output() {
    EventTimes times = new EventTimes(ZoneOffset.UTC, null);
    return new RecordPageOutput(
        new PageRow(RowPages.SCHEMA, EventColumn.values()),
        new RowConverter(
            new EventDefaults(null, null, false),
            times,
            new ConsentRule(new Consent(null, null, null, null), false),
            new CustomAttributes(List.of(), Map.of(), times),
            EventIdFallback.none(),
            Conversion.uncounted()),
        new BatchBuilder("output 1", 2),
        pipeline,
        ledger,
        new SkipPolicy(
            "output 1", new SkipRules(false, false, false, false), Verb.ACCEPTED, new Job()),
        job);
  }
}
