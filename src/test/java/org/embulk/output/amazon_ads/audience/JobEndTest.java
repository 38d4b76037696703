package org.embulk.output.amazon_ads.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embulk.output.amazon_ads.sandbox.audience.AudienceFaults.status;
import static org.embulk.output.amazon_ads.sandbox.audience.service.Operation.UPLOAD;

import org.embulk.output.amazon_ads.sandbox.audience.AudienceSandbox;
import org.embulk.output.amazon_ads.sandbox.audience.state.Connection;
import org.embulk.spi.DataException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The last lines of a job; a job that has made its audience always names it at the end. */
@Timeout(60)
class JobEndTest {
  private static final String EXISTS = Job.EXISTS.formatted(Job.CONNECTION);

  private final AudienceSandbox sandbox =
      AudienceSandbox.documented()
          .connection(Connection.of(Job.CONNECTION, "amc_instance_id"))
          .start();

  @AfterEach
  void close() {
    sandbox.close();
  }

  private Job job() {
    return Job.creating(sandbox);
  }

  private static People people(int good, int bad) {
    People people = People.number(good);
    for (int i = 1; i <= bad; i++) {
      people.row("not valid", "ann@example.org");
    }
    return people;
  }

  @Test
  void goesThroughAllRowsInADryRunAndFailsAtItsEnd() {
    Job.Result result =
        job()
            .with("dry_run", true)
            .with("skip_invalid_record", false)
            .run(people(1, 0), people(2, 2));

    assertThat(result.failure()).containsInstanceOf(DataException.class);
    assertThat(result.report())
        .startsWith(
            "************* REPORT *************",
            "Dry run: nothing was sent",
            "Total records: 5",
            "Total batches: 2",
            "Total skipped records: 2",
            "Records to send: 3");
    assertThat(result.message())
        .startsWith("output 2, record 3: \"externalUserId\": ")
        .endsWith(
            " (invalid_external_user_id); the real job would fail at this record, the first of 2"
                + " invalid ones; nothing was sent (dry run); correct the record, or set"
                + " \"skip_invalid_record\": true to leave such records out");
    assertThat(sandbox.requests()).isEmpty();
  }

  @Test
  void saysToRunTheJobLaterWhenTheServiceIsDown() {
    sandbox.script(UPLOAD).onEveryRequest(status(UPLOAD, 503));

    assertThat(job().with("maximum_retries", 1).run(people(2, 0)).message())
        .startsWith("output 1, batch 1: status 503 ")
        .endsWith(
            ", after 1 retry; 2 of its records were not uploaded (the first: record 1); of the"
                + " job's records, 0 were already uploaded, 0 may have been uploaded; running the"
                + " job again as it is may create another audience; run the job again"
                + " later"
                + EXISTS);
  }

  @Test
  void failsAJobThatReceivedLessThanItMust() {
    assertThat(job().with("min_records", 5).run(people(3, 1)).message())
        .isEqualTo(
            "the job received 4 records, fewer than \"min_records\": 5; of the job's records, 3 were"
                + " already uploaded, 0 may have been uploaded; running the job again as it is may create another audience; see whether the input, its parser or a filter"
                + " drops rows"
                + EXISTS);
  }

  @Test
  void failsAJobThatSkippedMoreThanItMayAndOtherwiseWarnsOfMoreThanTenPercent() {
    String skipped =
        "20 of the job's 100 records were skipped (20.0 %)%s; the most frequent reasons:"
            + " invalid_external_user_id (20)";

    assertThat(job().with("max_skip_percent", "19.9").run(people(80, 20)).message())
        .startsWith(skipped.replace("%s", ", more than \"max_skip_percent\": 19.9") + "; of")
        .endsWith(
            "; a column is probably mapped wrongly: the files of \"rejected_records_path\" name the"
                + " column that each record fails on"
                + EXISTS);
    assertThat(job().run(people(80, 20)).committed().log())
        .contains("WARN " + skipped.replace("%s", ""));
  }
}
