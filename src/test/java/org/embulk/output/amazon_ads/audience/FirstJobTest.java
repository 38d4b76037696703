package org.embulk.output.amazon_ads.audience;

import static org.assertj.core.api.Assertions.assertThat;

import org.embulk.output.amazon_ads.sandbox.audience.AudienceSandbox;
import org.embulk.output.amazon_ads.sandbox.audience.service.Operation;
import org.embulk.output.amazon_ads.sandbox.audience.state.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The least that a job has to do. */
@Timeout(60)
class FirstJobTest {
  private final AudienceSandbox sandbox = AudienceSandbox.documented().start();

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void makesAnAudienceForAmcAndUploadsItsPeople() {
    Job.Result result = Job.creating(sandbox).run(People.ids("c-1", "c-2")).committed();

    assertThat(sandbox.members(Job.AUDIENCE, Target.AMC)).containsOnlyKeys("c-1", "c-2");
    assertThat(sandbox.members(Job.AUDIENCE, Target.DSP)).isEmpty();
    String connection = sandbox.connectionsMade().get(0).id();
    assertThat(result.diff().orElseThrow().toJson())
        .isEqualTo(
            "{\"action\":\"UPDATE\",\"audience_id\":\"361054992504331001\",\"connection_id\":\""
                + connection
                + "\"}");
    assertThat(result.log())
        .contains("INFO Audience ID: 361054992504331001, connection ID: " + connection)
        .last()
        .isEqualTo(
            "INFO the next run should use action UPDATE with audience_id 361054992504331001");
    assertThat(result.report())
        .startsWith(
            "************* REPORT *************",
            "Total records: 2",
            "Total batches: 1",
            "Total skipped records: 0",
            "Uploaded records: 2",
            "Requests: 1")
        .containsSequence(
            "************* UPLOAD STATUS *************",
            "Not waited for: 1 upload",
            "************* AUDIENCE INFO *************",
            "Audience ID: 361054992504331001",
            "External audience ID: external_audience_id",
            "Connection ID: " + connection);
  }

  /** A program that runs Embulk in its own process may use an instance again. */
  @Test
  void runsASecondJobOfAnInstanceWithItsOwnLogin() {
    AmazonAdsOutputPlugin plugin = new AmazonAdsOutputPlugin();
    Job.creating(sandbox).runOn(plugin, People.ids("c-1")).committed();
    try (AudienceSandbox other = AudienceSandbox.documented().start()) {
      Job.creating(other).runOn(plugin, People.ids("c-2")).committed();

      assertThat(sandbox.members(Job.AUDIENCE, Target.AMC)).containsOnlyKeys("c-1");
      assertThat(other.members(Job.AUDIENCE, Target.AMC)).containsOnlyKeys("c-2");
    }
  }

  @Test
  void makesOneForTheDspToo() {
    Job.Result result = Job.creatingForDsp(sandbox).waiting(5).run(People.ids("c-1")).committed();

    assertThat(sandbox.members(Job.AUDIENCE, Target.AMC)).containsOnlyKeys("c-1");
    assertThat(sandbox.members(Job.AUDIENCE, Target.DSP)).containsOnlyKeys("c-1");
    assertThat(sandbox.requests(Operation.READ_STATUS)).hasSize(1);
    assertThat(result.report())
        .containsSequence(
            "************* UPLOAD STATUS *************",
            "Total completed batches: 1/1",
            "Total uploaded records but invalid: 0",
            "************* AUDIENCE INFO *************");
  }
}
