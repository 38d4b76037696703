package org.embulk.output.amazon_ads_conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
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
    job.add(pipeline("first"));
    job.add(pipeline("second"));

    assertThat(job.isEndedBy("output 1", null)).isFalse();
    assertThat(calls).isEmpty();
    assertThatCode(() -> job.check("output 2")).doesNotThrowAnyException();

    assertThat(job.isEndedBy("output 1", new DataException("output 1: no"))).isTrue();
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
    job.add(gone);
    job.remove(gone);
    job.fail("output 1", new DataException("output 1: no"));
    assertThat(calls).isEmpty();

    job.add(pipeline("late"));

    assertThat(calls).containsExactly("halt late");
  }

  /** The text of a bug's exception may be a row's. */
  @Test
  void tellsTheOtherOutputsOnlyTheTypeOfABug() {
    Job job = new Job();
    job.fail("output 1", new IllegalArgumentException("jane@example.com"));

    assertThatThrownBy(() -> job.check("output 2"))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "output 2: stopped, because the job failed: java.lang.IllegalArgumentException");
  }

  /** Its thread may wait for rows while another output is stopped and the transaction ends. */
  @Test
  void knowsWhatEndedAnOutputThatIsAbortedBeforeItSaysSo() {
    Job job = new Job();
    job.isEndedBy("output 1", new DataException("output 1, batch 1: no"));
    job.fail("output 1", new DataException("output 1 was aborted"));
    job.shown("output 2", new DataException("output 2: stopped"));

    assertThat(job.message()).contains("output 1, batch 1: no");
  }

  @Test
  void prefersWhatTheFailedOutputItselfSays() {
    Job job = new Job();
    job.isEndedBy("output 1", new DataException("output 1, batch 1: no"));
    job.shown("output 1", new DataException("output 1, batch 1: no; 3 were accepted"));

    assertThat(job.message()).contains("output 1, batch 1: no; 3 were accepted");
  }

  @Test
  void doesNotTakeAnAbortForTheReason() {
    Job job = new Job();
    job.fail("output 1", new DataException("output 1 was aborted"));
    job.isEndedBy("output 1", new DataException("output 1, batch 1: the job was interrupted"));

    assertThat(job.message()).isEmpty();
  }

  @Test
  void tellsOnlyTheTypeOfABugThatAnOutcomeHolds() {
    Job job = new Job();
    job.isEndedBy("output 1", new IllegalArgumentException("jane@example.com"));

    assertThat(job.message()).contains("java.lang.IllegalArgumentException");
  }

  @Test
  void cancelsEveryPipelineThatIsLeftBeforeItWaitsForAny() {
    Job job = new Job();
    job.add(pipeline("first"));
    job.add(pipeline("second"));

    job.close();

    assertThat(calls.subList(0, 2)).containsExactlyInAnyOrder("halt first", "halt second");
    assertThat(calls.subList(2, 4)).containsExactlyInAnyOrder("cancel first", "cancel second");
    assertThat(calls.subList(4, calls.size()))
        .containsExactlyInAnyOrder("close first", "close second");
  }

  private ScriptedPipeline pipeline(String name) {
    return new ScriptedPipeline(name, calls);
  }
}
