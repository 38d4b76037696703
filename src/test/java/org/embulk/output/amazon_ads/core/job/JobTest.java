package org.embulk.output.amazon_ads.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.embulk.output.amazon_ads.core.deliver.Item;
import org.embulk.output.amazon_ads.core.identity.KeyCoverage;
import org.embulk.output.amazon_ads.core.report.Counts;
import org.embulk.output.amazon_ads.core.report.RecordCounts;
import org.embulk.output.amazon_ads.fixture.ScriptedPipeline;
import org.embulk.spi.DataException;
import org.junit.jupiter.api.Test;

class JobTest {
  private final List<String> calls = new ArrayList<>();

  @Test
  void isFoundByItsIdUntilItEnds() {
    Job job = Job.begin();
    try (Job other = Job.begin()) {
      assertThat(Job.find(job.id())).isSameAs(job);
      assertThat(Job.find(other.id())).isSameAs(other);
    } finally {
      job.close();
    }
    assertThat(Job.find(job.id())).isNull();
  }

  @Test
  void haltsEveryPipelineOnceAnOutcomeEndsIt() {
    Job job = new Job();
    add(job, 1, pipeline("first"));
    add(job, 2, pipeline("second"));

    assertThat(job.failIfFatal("output 1", null)).isFalse();
    assertThat(calls).isEmpty();
    assertThatCode(() -> job.check("output 2")).doesNotThrowAnyException();

    assertThat(job.failIfFatal("output 1", new DataException("output 1: no"))).isTrue();
    assertThat(calls).containsExactlyInAnyOrder("halt first", "halt second");
    assertThatThrownBy(() -> job.check("output 2"))
        .isInstanceOf(DataException.class)
        .hasMessage("output 2: stopped, because the job failed: output 1: no");
    assertThatCode(() -> job.check("output 1")).doesNotThrowAnyException();
  }

  @Test
  void haltsAPipelineThatComesAfterTheFailureButNoneThatIsGone() {
    Job job = new Job();
    ScriptedPipeline gone = pipeline("gone");
    add(job, 1, gone);
    job.release(gone);
    job.fail("output 1", new DataException("output 1: no"));
    assertThat(calls).containsExactly("close gone");

    add(job, 2, pipeline("late"));

    assertThat(calls).containsExactly("close gone", "halt late");
  }

  /** The text of a bug's exception may be a row's. */
  @Test
  void tellsTheOtherOutputsOnlyTheTypeOfABug() {
    Job job = new Job();
    job.fail("output 1", new IllegalArgumentException("jane@example.com"));

    assertThatThrownBy(() -> job.check("output 2"))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "output 2: stopped, because the job failed: output 1: internal error in the plugin; please"
                + " report it (java.lang.IllegalArgumentException)");
  }

  /** Its thread may wait for rows while another output is stopped and the transaction ends. */
  @Test
  void knowsWhatEndedAnOutputThatIsEndedBeforeItSaysSo() {
    Job job = new Job();
    job.failIfFatal("output 1", new DataException("output 1, batch 1: no"));
    job.failByInput();

    assertThat(job.message()).contains("output 1, batch 1: no");
    assertThat(job.isFailedByInput()).isFalse();
  }

  @Test
  void blamesNoOutputWhereEmbulkEndsOneThoughNoneHasFailed() {
    Job job = new Job();
    job.failByInput();
    job.failIfFatal("output 1", new DataException("output 1, batch 1: the job was interrupted"));

    assertThat(job.message()).isEmpty();
    assertThat(job.isFailedByInput()).isTrue();
    assertThatThrownBy(() -> job.check("output 1"))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "output 1: stopped, because the job failed: the input failed; see above in Embulk's log");
  }

  @Test
  void tellsOnlyTheTypeOfABugThatAnOutcomeHolds() {
    Job job = new Job();
    job.failIfFatal("output 1", new IllegalArgumentException("jane@example.com"));

    assertThat(job.message())
        .contains(
            "output 1: internal error in the plugin; please report it"
                + " (java.lang.IllegalArgumentException)");
  }

  @Test
  void haltsEveryPipelineThatIsLeftBeforeItWaitsForAny() {
    Job job = new Job();
    add(job, 1, pipeline("first"));
    add(job, 2, pipeline("second"));

    job.close();

    assertThat(calls.subList(0, 2)).containsExactlyInAnyOrder("halt first", "halt second");
    assertThat(calls.subList(2, calls.size()))
        .containsExactlyInAnyOrder("close first", "close second");
  }

  @Test
  void haltsAPipelineThatIsOpenedAfterTheJobHasEnded() {
    Job job = Job.begin();
    job.close();

    job.add(1, new Counts(), pipeline("late"));

    assertThat(calls).containsExactly("halt late");
  }

  @Test
  void givesNumbersThatChangeNoMore() {
    Job job = Job.begin();
    Counts counts = new Counts();
    counts.add(1, "records");
    job.add(1, counts, pipeline("first"));

    Counts before = job.counts().byOutput().get(1);
    counts.add(1, "records");

    assertThat(before.get("records")).isEqualTo(1);
  }

  @Test
  void sumsUpWhatItsOutputsHaveDone() {
    Job job = new Job();
    Counts first = add(job, 1, pipeline("first"));
    first.add(2, "accepted_records");
    first.add(1, "uncertain_records");
    add(job, 2, pipeline("second")).add(30, "accepted_records");

    assertThat(job.counts().total().get("accepted_records")).isEqualTo(32);
    assertThat(job.counts().total().get("uncertain_records")).isEqualTo(1);
  }

  /** One of the three has no id of its own. */
  @Test
  void countsAsUncertainWhatIsInFlightWhenASignalEndsIt() {
    Job job = new Job();
    ScriptedPipeline first = pipeline("first");
    first.hold(List.of(item(3, "order-3"), item(4, null), item(5, "order-5")));
    Counts counts = add(job, 1, first);
    counts.add(2, "accepted_records");
    counts.add(1, "uncertain_records");
    add(job, 2, pipeline("second")).add(30, "accepted_records");

    Map<Integer, Counts> atTheEnd = job.halt(Duration.ZERO);

    assertThat(calls).containsExactlyInAnyOrder("halt first", "halt second");
    assertThat(job.isEndedBySignal()).isTrue();
    assertThat(atTheEnd).containsOnlyKeys(1, 2);
    assertThat(atTheEnd.get(1).get("accepted_records")).isEqualTo(2);
    assertThat(atTheEnd.get(1).get("uncertain_records")).isEqualTo(4);
    assertThat(atTheEnd.get(1).get("records_without_own_id")).isEqualTo(1);
    assertThat(atTheEnd.get(2).get("uncertain_records")).isZero();
    assertThat(counts.get("uncertain_records")).as("it may still get an answer").isEqualTo(1);
  }

  @Test
  void waitsForWhatIsInFlightNoLongerThanItMay() {
    Job job = new Job();
    ScriptedPipeline stalled = pipeline("stalled");
    stalled.hold(List.of(item(1, null)));
    add(job, 1, stalled);

    assertTimeoutPreemptively(Duration.ofSeconds(5), () -> job.halt(Duration.ofMillis(20)));
  }

  private static Item item(long record, String ownId) {
    return new Item(record, new byte[0], new KeyCoverage(), ownId);
  }

  @Test
  void letsAHundredSkippedRecordsBeLogged() {
    Job job = new Job();

    assertThat(job.counts().skippedRecordsToLog()).isEqualTo(100);
    for (int i = 2; i <= 99; i++) {
      job.counts().skippedRecordsToLog();
    }
    assertThat(job.counts().skippedRecordsToLog()).isEqualTo(1);
    assertThat(job.counts().skippedRecordsToLog()).isZero();
    assertThat(job.counts().skippedRecordsToLog()).isNotPositive();
  }

  private static Counts add(Job job, int output, ScriptedPipeline pipeline) {
    Counts counts = RecordCounts.zeros();
    job.add(output, counts, pipeline);
    return counts;
  }

  private ScriptedPipeline pipeline(String name) {
    return new ScriptedPipeline(name, calls);
  }
}
