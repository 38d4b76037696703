package org.embulk.output.amazon_ads.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embulk.output.amazon_ads.sandbox.audience.AudienceFaults.status;
import static org.embulk.output.amazon_ads.sandbox.audience.service.Operation.UPLOAD;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.embulk.output.amazon_ads.fixture.HtmlPage;
import org.embulk.output.amazon_ads.sandbox.audience.AudienceSandbox;
import org.embulk.output.amazon_ads.sandbox.audience.state.Connection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Acceptance test 15: the REPORT. */
@Timeout(60)
class ReportTest {
  private final AudienceSandbox sandbox =
      AudienceSandbox.documented()
          .connection(Connection.of(Job.CONNECTION, "amc_instance_id"))
          .start();

  @TempDir private Path folder;

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void test15AddsUpSeveralOutputsAndPrintsOneReport() {
    Job.Result result =
        Job.creating(sandbox)
            .waiting(1)
            .with("batch_size", 2)
            .run(People.ids("a", "b", "c"), People.ids("d", "not valid"), People.ids())
            .committed();

    assertThat(result.report())
        .startsWith(
            "************* REPORT *************",
            "Total records: 5",
            "Total batches: 3",
            "Total skipped records: 1",
            "Uploaded records: 4",
            "Share uploaded: 80.0 %",
            "Requests: 3",
            "Not uploaded, invalid_external_user_id: 1",
            "Mean number of match keys in the uploaded records: 1.00",
            "Match key EMAIL: in 100.0 % of the uploaded records")
        .containsSequence(
            "************* UPLOAD STATUS *************",
            "Total completed batches: 3/3",
            "Total uploaded records but invalid: 0",
            "************* AUDIENCE INFO *************",
            "Audience ID: 361054992504331001",
            "External audience ID: external_audience_id",
            "Connection ID: connection-1");
    assertThat(result.log())
        .filteredOn(line -> line.contains("* REPORT *"))
        .containsExactly("INFO ************* REPORT *************");
  }

  @Test
  void test15SaysZerosWithoutRows() {
    assertThat(Job.creating(sandbox).waiting(1).run(People.ids()).committed().report())
        .containsExactly(
            "************* REPORT *************",
            "Total records: 0",
            "Total batches: 0",
            "Total skipped records: 0",
            "************* UPLOAD STATUS *************",
            "Total completed batches: 0/0",
            "Total uploaded records but invalid: 0",
            "************* AUDIENCE INFO *************",
            "Audience ID: 361054992504331001",
            "External audience ID: external_audience_id",
            "Connection ID: connection-1",
            "the next run should use action UPDATE with audience_id 361054992504331001");
    assertThat(sandbox.audiencesMade()).hasSize(1);
  }

  @Test
  void test15SaysWhatWasNotWaitedFor() {
    assertThat(Job.creating(sandbox).run(People.ids()).committed().report())
        .contains("Not waited for: 0 uploads");
    assertThat(Job.creating(sandbox).run(People.ids("c-1")).committed().report())
        .contains("Not waited for: 1 upload");
  }

  @Test
  void test15SaysWhatADryRunWouldSend() {
    Job.Result result =
        Job.creating(sandbox)
            .without("client_id", "client_secret", "refresh_token")
            .waiting(5)
            .with("dry_run", true)
            .run(People.ids("c-1", "not valid"))
            .committed();

    assertThat(result.report())
        .startsWith(
            "************* REPORT *************",
            "Dry run: nothing was sent",
            "Total records: 2",
            "Total batches: 1",
            "Total skipped records: 1",
            "Records to send: 1")
        .containsSubsequence(
            "************* UPLOAD STATUS *************",
            "************* AUDIENCE INFO *************",
            "Audience ID: none (dry run)");
    assertThat(result.log())
        .contains(
            """
            INFO Sample record:
            {
              "externalUserId": "<externalUserId>",
              "countryCode": "US",
              "action": "CREATE",
              "hashedPII": [
                {"email":"<sha256>"}
              ]
            }""");
    assertThat(result.diff().orElseThrow().toJson()).isEqualTo("{}");
    assertThat(sandbox.requests()).isEmpty();
  }

  @Test
  void test15SaysOfAFailedJobWhatWasUploaded() {
    sandbox.script(UPLOAD).onRequest(2, status(UPLOAD, 400));

    Job.Result result =
        Job.creating(sandbox)
            .with("batch_size", 1)
            .with("max_concurrent_requests", 1)
            .run(People.ids("a", "b", "c"));

    assertThat(result.report()).isEmpty();
    assertThat(result.log())
        .anyMatch(
            line ->
                line.matches(
                    "ERROR output 1 failed after [23] records: 1 were already uploaded, 0 may have been"
                        + " uploaded"));
    assertThat(result.message())
        .contains(
            "; of the job's records, 1 were already uploaded, 0 may have been uploaded; running the job"
                + " again as it is may create another audience; ");
  }

  @Test
  void remindsOfWhatTheDspNeeds() {
    assertThat(Job.creatingForDsp(sandbox).run(People.ids("c-1")).committed().report())
        .contains(
            "Note: the DSP needs 2000 matched members, and up to 36 hours, before it shows an"
                + " audience");
  }

  @Test
  void namesTheFilesOfRejectedRecords() {
    assertThat(
            Job.creating(sandbox)
                .with("rejected_records_path", folder + "/x-")
                .run(People.ids("not valid"), People.ids("not valid"))
                .committed()
                .report())
        .filteredOn(line -> line.startsWith("Records that were not uploaded are listed in "))
        .hasSize(2);
  }

  @Test
  void writesTheReportAsAPage() throws Exception {
    Path file = folder.resolve("report.html");

    Job.creating(sandbox)
        .waiting(1)
        .with("report_path", file.toString())
        .run(People.ids("marked-1", "marked-2", "marked 3"))
        .committed();

    HtmlPage page = HtmlPage.read(file);
    assertThat(page.headings())
        .containsExactly(
            "h1 The job succeeded",
            "h2 Records",
            "h2 Why records were left out",
            "h2 Match keys",
            "h2 Warnings",
            "h2 Uploads",
            "h2 Numbers",
            "h2 Target, times and versions");
    assertThat(page.paragraphs()).startsWith("2 of 3 records were uploaded.");
    assertThat(page.table("Why records were left out").get(1))
        .containsExactly(
            "invalid_external_user_id",
            "1\nUse 1 to 128 letters, digits, _ and -. Hash an e-mail address.");
    assertThat(page.table("Uploads"))
        .contains(List.of("Batches", "1"), List.of("Completed batches", "1"));
    assertThat(page.table("Target, times and versions"))
        .contains(List.of("Audience id", Job.AUDIENCE), List.of("Connection id", Job.CONNECTION));
    assertThat(page.source()).doesNotContain("marked");
  }

  @Test
  void writesTheReportAsAFileToo() throws Exception {
    Path file = folder.resolve("report.json");

    Job.creating(sandbox)
        .with("report_path", file.toString())
        .run(People.ids("c-1", "not valid"))
        .committed();

    JsonNode report = new ObjectMapper().readTree(file.toFile());
    assertThat(report.get("status").asText()).isEqualTo("succeeded");
    assertThat(report.get("audience_id").asText()).isEqualTo(Job.AUDIENCE);
    assertThat(report.get("connection_id").asText()).isEqualTo(Job.CONNECTION);
    assertThat(report.at("/totals/uploaded_records").asInt()).isEqualTo(1);
    assertThat(report.at("/totals/skip_records").asInt()).isEqualTo(1);
    assertThat(report.at("/totals").has("accepted_records")).isFalse();
  }
}
