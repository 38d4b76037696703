package org.embulk.output.amazon_ads.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embulk.output.amazon_ads.sandbox.audience.AudienceFaults.quotingAPerson;
import static org.embulk.output.amazon_ads.sandbox.audience.service.Operation.UPLOAD;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.embulk.output.amazon_ads.sandbox.audience.AudienceSandbox;
import org.embulk.output.amazon_ads.sandbox.audience.state.StatusScript;
import org.embulk.output.amazon_ads.sandbox.fault.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Acceptance test 19: no text of a row, digest, token or secret in a log, message or exception. */
@Timeout(60)
class PrivacyTest {
  private static final String DIGEST =
      "9eceb13483d7f187ec014fd6d4854d1420cfc634328af85f51d0323ba8622e21";

  private static final List<String> HIDDEN =
      List.of(
          "marked-person", // The row's id; the file of rejected records alone may have it.
          "abc@example.com",
          "zebedee",
          "CPmarkedtcf",
          DIGEST,
          "Atza",
          Sandbox.CLIENT_SECRET,
          Sandbox.REFRESH_TOKEN);

  private final AudienceSandbox sandbox =
      AudienceSandbox.documented()
          .status(StatusScript.atOnce().invalid(1, "abc@example.com of marked-person " + DIGEST))
          .start();

  @AfterEach
  void close() {
    sandbox.close();
  }

  private static People people() {
    return People.with("externalUserId", "email", "lastname", "tcf", "amzn_user_data")
        .row("marked-person", "abc@example.com", "zebedee", "CPmarkedtcf", null)
        .row("marked-person abc@example.com", "abc@example.com", null, null, null)
        .row("marked-person", "zebedee", null, null, "zebedee");
  }

  private static void assertHidden(Job.Result result) {
    StringWriter all = new StringWriter();
    result.log().forEach(line -> all.write(line + "\n"));
    result.failure().ifPresent(e -> e.printStackTrace(new PrintWriter(all)));
    assertThat(all.toString()).doesNotContain(HIDDEN);
  }

  @Test
  void test19HidesThemInAJobThatEndsWell() {
    Job.Result result = Job.creating(sandbox).waiting(5).run(people()).committed();

    assertThat(result.report()).contains("Total uploaded records but invalid: 1");
    assertHidden(result);
    assertHidden(Job.creating(sandbox).with("dry_run", true).run(people()).committed());
  }

  static Stream<Fault> failures() {
    return Stream.of(
        quotingAPerson(400), quotingAPerson(403), Fault.cutAfterBody(), Fault.malformedBody());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void test19HidesThemInAJobThatFails(Fault fault) {
    sandbox.script(UPLOAD).onEveryRequest(fault);

    Job.Result result = Job.creating(sandbox).with("maximum_retries", 1).run(people());

    assertThat(result.failure()).isPresent();
    assertHidden(result);
  }

  @Test
  void test19HidesThemInTheLastLinesOfJobsThatHaveEnded() {
    Job.Result dryRun =
        Job.creating(sandbox)
            .with("dry_run", true)
            .with("skip_invalid_record", false)
            .run(people());
    Job.Result tooFew = Job.creating(sandbox).with("min_records", 4).run(people());

    assertThat(dryRun.message()).contains("the real job would fail at this record");
    assertHidden(dryRun);
    assertThat(tooFew.message()).startsWith("the job received 3 records, fewer than");
    assertHidden(tooFew);
  }

  @Test
  void test19HidesThemInAMessageAboutARow() {
    Job.Result result = Job.creating(sandbox).with("skip_invalid_record", false).run(people());

    assertThat(result.failure()).isPresent();
    assertHidden(result);
  }
}
