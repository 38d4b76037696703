package org.embulk.output.amazon_ads.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embulk.output.amazon_ads.sandbox.audience.AudienceFaults.after;
import static org.embulk.output.amazon_ads.sandbox.audience.AudienceFaults.before;
import static org.embulk.output.amazon_ads.sandbox.audience.AudienceFaults.nullId;
import static org.embulk.output.amazon_ads.sandbox.audience.AudienceFaults.status;
import static org.embulk.output.amazon_ads.sandbox.audience.AudienceFaults.tooLargeOver;
import static org.embulk.output.amazon_ads.sandbox.audience.AudienceFaults.withoutId;
import static org.embulk.output.amazon_ads.sandbox.audience.service.Operation.UPLOAD;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.embulk.config.ConfigException;
import org.embulk.output.amazon_ads.core.retry.JumpingTimer;
import org.embulk.output.amazon_ads.sandbox.audience.AudienceSandbox;
import org.embulk.output.amazon_ads.sandbox.audience.AudienceSandboxBuilder;
import org.embulk.output.amazon_ads.sandbox.audience.state.Connection;
import org.embulk.output.amazon_ads.sandbox.audience.state.Target;
import org.embulk.output.amazon_ads.sandbox.audience.state.Upload;
import org.embulk.output.amazon_ads.sandbox.fault.Fault;
import org.embulk.spi.DataException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches and what becomes of them: acceptance tests 11, 12, 13 and 16. */
@Timeout(120)
class UploadTest {
  private AudienceSandbox sandbox = builder().start();

  private static AudienceSandboxBuilder builder() {
    return AudienceSandbox.documented()
        .connection(Connection.of(Job.CONNECTION, "amc_instance_id"));
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  private List<List<String>> uploads() {
    return sandbox.uploads().stream().map(Upload::externalUserIds).toList();
  }

  private static String[] ids(int number) {
    return IntStream.rangeClosed(1, number).mapToObj(n -> "c-" + n).toArray(String[]::new);
  }

  // 11: batches.

  @Test
  void test11ClosesABatchAtItsSize() {
    Job.Result result =
        Job.creating(sandbox)
            .with("batch_size", 2)
            .with("max_concurrent_requests", 1)
            .run(People.ids("a", "b", "c"))
            .committed();

    assertThat(uploads()).containsExactly(List.of("a", "b"), List.of("c"));
    assertThat(result.log())
        .filteredOn(line -> line.contains(": upload "))
        .hasSize(2)
        .first()
        .asString()
        .startsWith("INFO output 1, batch 1, records 1 to 2: upload ");
    assertThat(result.report()).contains("Total batches: 2", "Not waited for: 2 uploads");
  }

  @Test
  void test11ClosesABatchBeforeFourMebibytes() {
    People people = People.with("externalUserId", "email", "tcf");
    String text = "t".repeat(8192);
    for (int i = 1; i <= 600; i++) {
      people.row("c-" + i, "a@b.org", text);
    }

    Job.creating(sandbox).run(people).committed();

    assertThat(uploads()).hasSize(2);
    assertThat(sandbox.requests(UPLOAD))
        .allSatisfy(request -> assertThat(request.body().length).isLessThan(4 * 1024 * 1024 + 300));
    assertThat(sandbox.members(Job.AUDIENCE, Target.AMC)).hasSize(600);
  }

  @Test
  void test11HalvesWhatIsTooLargeDownToOneRecord() {
    sandbox.script(UPLOAD).onEveryRequest(tooLargeOver(1));

    Job.Result result = Job.creating(sandbox).waiting(5).run(People.number(7)).committed();

    assertThat(sandbox.members(Job.AUDIENCE, Target.AMC)).containsOnlyKeys(ids(7));
    assertThat(uploads()).hasSize(7).allMatch(upload -> upload.size() == 1);
    assertThat(result.report()).contains("Total batches: 1", "Total completed batches: 1/1");
  }

  @Test
  void test11RejectsARecordThatIsTooLargeAlone() {
    sandbox.script(UPLOAD).onEveryRequest(tooLargeOver(0));

    assertThat(Job.creating(sandbox).run(People.ids("c-1")).committed().report())
        .contains("Not uploaded, refused_by_amazon CONTENT_TOO_LARGE: 1");
    Job.Result result =
        Job.creating(sandbox).with("skip_invalid_record", false).run(People.ids("c-1"));
    assertThat(result.message())
        .startsWith("output 1, record 1: refused by Amazon: CONTENT_TOO_LARGE")
        .contains("its batch of 1 had 0 uploaded and 1 refused");
  }

  @Test
  void test11GivesUpAHalfThatIsRefused() {
    sandbox
        .script(UPLOAD)
        .onRequest(1, status(UPLOAD, 413))
        .onRequest(2, status(UPLOAD, 400))
        .onRequest(4, status(UPLOAD, 413))
        .onRequest(5, status(UPLOAD, 400));

    assertThat(Job.creating(sandbox).run(People.number(4)).message())
        .startsWith("output 1, batch 1: status 400 ")
        .contains("; 2 of its records were not uploaded (the first: record 1)");
    assertThat(
            Job.creating(sandbox)
                .with("skip_error_batch", true)
                .run(People.number(4))
                .committed()
                .report())
        .contains(
            "Uploaded records: 2", "Total skipped batches: 1", "Records in skipped batches: 2");
  }

  // 12: faults of uploads.

  static Stream<Fault> passing() {
    Fault unavailable = status(UPLOAD, 503);
    return Stream.of(
        before(unavailable).header("Retry-After", "1"),
        after(unavailable).header("Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT"),
        before(status(UPLOAD, 429)).header("Retry-After", "odd"),
        after(status(UPLOAD, 408)),
        after(status(UPLOAD, 520)),
        before(Fault.cutBeforeBody()),
        after(Fault.cutAfterBody()),
        after(Fault.cutInAnswer()),
        Fault.truncatedBody(),
        Fault.malformedBody(),
        Fault.emptyBody(),
        withoutId(),
        nullId());
  }

  @ParameterizedTest
  @MethodSource("passing")
  void test12LosesNobodyAndMakesNothingTwice(Fault fault) {
    sandbox.script(UPLOAD).onRequests(1, 2, fault.header("X-Fault", "1"));
    Job job = Job.creating(sandbox).with("batch_size", 2);

    job.run(People.number(5)).committed();

    assertThat(sandbox.members(Job.AUDIENCE, Target.AMC)).containsOnlyKeys(ids(5));
    assertThat(sandbox.audiencesMade()).hasSize(1);
    assertThat(sandbox.connectionsMade()).isEmpty();
  }

  @Test
  void test13RenewsATokenThatExpiresWhilePeopleAreUploaded() {
    sandbox.script(UPLOAD).onRequest(1, status(UPLOAD, 401));

    Job.creating(sandbox).with("batch_size", 2).run(People.number(5)).committed();

    assertThat(sandbox.members(Job.AUDIENCE, Target.AMC)).containsOnlyKeys(ids(5));
  }

  @Test
  void test12CountsWhoMayHaveArrivedWhenRetriesAreUsedUp() {
    sandbox.script(UPLOAD).onEveryRequest(after(status(UPLOAD, 504)));

    Job.Result result =
        Job.creating(sandbox)
            .with("maximum_retries", 1)
            .with("skip_error_batch", true)
            .run(People.ids("c-1"))
            .committed();

    assertThat(result.report())
        .contains(
            "Uploaded records: 0",
            "Records in skipped batches: 1, of which 1 may have been uploaded",
            "Requests: 2",
            "Retries: 1",
            "Not uploaded, batch_given_up status 504: 1");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 406, 415, 422, 501, 505, 307})
  void test12DoesNotRepeatWhatIsWrong(int status) {
    sandbox.script(UPLOAD).onEveryRequest(status(UPLOAD, status));

    Job.Result result = Job.creating(sandbox).run(People.ids("c-1"));

    assertThat(result.failure()).containsInstanceOf(DataException.class);
    assertThat(result.message())
        .startsWith("output 1, batch 1: status " + status)
        .endsWith(Job.EXISTS.formatted(Job.CONNECTION));
    assertThat(sandbox.requests(UPLOAD)).hasSize(1);
  }

  @Test
  void test12EndsAJobWhoseBatchesAreGivenUpTenTimesInARow() {
    sandbox.script(UPLOAD).onEveryRequest(status(UPLOAD, 400));

    Job.Result result =
        Job.creating(sandbox)
            .with("skip_error_batch", true)
            .with("batch_size", 1)
            .with("max_concurrent_requests", 1)
            .run(People.number(50));

    assertThat(result.message())
        .startsWith("output 1: 10 batches in a row were given up")
        .endsWith(Job.EXISTS.formatted(Job.CONNECTION));
    assertThat(sandbox.requests(UPLOAD)).hasSizeBetween(10, 12);
  }

  // 13: tokens.

  @Test
  void test13RenewsATokenThatExpiresInAnOutput() {
    sandbox.close();
    JumpingTimer timer = new JumpingTimer();
    sandbox = builder().tokenLife(Duration.ofSeconds(120)).clock(timer.clock()).start();
    sandbox.script(UPLOAD).onRequest(1, before(status(UPLOAD, 503)).header("Retry-After", "300"));

    Job.creating(sandbox).timer(timer).run(People.ids("c-1")).committed();

    assertThat(sandbox.token().requests())
        .as("one for the transaction, two for the output")
        .hasSize(3);
    assertThat(sandbox.members(Job.AUDIENCE, Target.AMC)).containsOnlyKeys("c-1");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void test13EndsTheJobIfAccessIsDenied(int status) {
    sandbox.script(UPLOAD).onEveryRequest(status(UPLOAD, status));

    Job.Result result =
        Job.creating(sandbox)
            .with("skip_error_batch", true)
            .run(People.ids("c-1"), People.ids("c-2"));

    assertThat(result.failure()).containsInstanceOf(ConfigException.class);
    assertThat(result.message())
        .startsWith("output 1: Amazon ")
        .contains("(status " + status)
        .contains("of the job's records, 0 were already uploaded, 0 may have been uploaded")
        .endsWith(Job.EXISTS.formatted(Job.CONNECTION));
    assertThat(sandbox.requests(UPLOAD)).hasSize(status == 401 ? 2 : 1);
  }

  // 16: nothing uploaded.

  private Job.Result nobody(int rows) {
    People people = People.with("externalUserId", "email");
    for (int i = 0; i < rows; i++) {
      people.row("c-" + i, "nobody");
    }
    return Job.creating(sandbox).run(people);
  }

  @Test
  void test16WarnsOf99RecordsOfWhichNoneWasUploaded() {
    assertThat(nobody(99).committed().log())
        .anyMatch(
            line ->
                line.startsWith(
                    "WARN none of the job's 99 records was uploaded; the most frequent reasons:"
                        + " no_identifier (99); a column is probably mapped wrongly: "));
  }

  @Test
  void test16FailsAt100() {
    Job.Result result = nobody(100);

    assertThat(result.failure()).containsInstanceOf(DataException.class);
    assertThat(result.message())
        .startsWith("none of the job's 100 records was uploaded; ")
        .endsWith(Job.EXISTS.formatted(Job.CONNECTION));
    assertThat(result.report()).contains("Total records: 100");
  }
}
