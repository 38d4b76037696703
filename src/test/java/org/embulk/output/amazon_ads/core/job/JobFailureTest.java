package org.embulk.output.amazon_ads.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import org.embulk.config.ConfigException;
import org.embulk.output.amazon_ads.core.deliver.Outcomes;
import org.embulk.output.amazon_ads.fixture.Ledgers;
import org.junit.jupiter.api.Test;

class JobFailureTest {
  @Test
  void tellsTypeAndPlaceButNeitherMessageNorCauses() {
    RuntimeException cause = new NumberFormatException("For input string: \"jane@example.com\"");
    RuntimeException quoting = new IllegalArgumentException("jane@example.com is bad", cause);
    quoting.addSuppressed(new IllegalStateException("jane@example.com again"));

    IllegalStateException error = JobFailure.internalError(quoting, "output 1, record 17");

    assertThat(error)
        .hasMessage(
            "output 1, record 17: internal error in the plugin; please report it"
                + " (java.lang.IllegalArgumentException)")
        .hasNoCause()
        .hasNoSuppressedExceptions();
    assertThat(error.getStackTrace()).isEqualTo(quoting.getStackTrace());
    assertThat(printed(error)).contains("JobFailureTest").doesNotContain("jane");
  }

  @Test
  void staysAnErrorOfTheConfigAndTellsWhatWasDone() {
    Instant now = Instant.parse("2026-11-21T12:00:00Z");
    Ledger ledger = Ledgers.ledger("output 1", "", now);
    Job job = new Job();
    job.add(1, ledger.counts(), new DryRunPipeline(now, item -> {}));
    ledger.settled(Outcomes.ofBatch(1, 1, 5).accepted(2).uncertain(3).outcome());

    assertThat(JobFailure.of(new ConfigException("output 1: status 403"), ledger, job))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "output 1: status 403; of the job's records, 2 were already accepted by Amazon, 3 may"
                + " have been accepted; running the job again would count up to 5 of them twice,"
                + " which have no event_id of their own; correct the config");
  }

  private static String printed(Exception e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
