package org.embulk.output.amazon_ads.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.embulk.config.ConfigException;
import org.embulk.output.amazon_ads.conversion.Configs;
import org.embulk.output.amazon_ads.conversion.EventReport;
import org.embulk.output.amazon_ads.core.auth.AuthorizationException.Kind;
import org.embulk.output.amazon_ads.core.deliver.BatchOutcome;
import org.embulk.output.amazon_ads.core.deliver.Outcomes;
import org.embulk.output.amazon_ads.core.report.Counts;
import org.embulk.output.amazon_ads.core.report.Verb;
import org.embulk.spi.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the last line advises, by cause. */
class AdviceTest {
  private static final String CORRECT_CONFIG = "correct the config";
  private static final String CORRECT_RECORD =
      "correct the record, or set \"skip_invalid_record\": true to leave such records out";
  private static final String CORRECT_BATCH =
      "correct what Amazon's answer names, or set \"skip_error_batch\": true to leave such batches"
          + " out";
  private static final String RUN_LATER = "run the job again later";
  private static final String RUN_AGAIN = "run the job again";

  static Stream<Arguments> outcomes() {
    return Stream.of(
        Arguments.of(givenUp("status 503"), RUN_LATER),
        Arguments.of(givenUp("status 507"), RUN_LATER),
        Arguments.of(givenUp("status 520"), RUN_LATER),
        Arguments.of(givenUp("status 408"), RUN_LATER),
        Arguments.of(givenUp("status 429"), RUN_LATER),
        Arguments.of(givenUp("request timed out"), RUN_LATER),
        Arguments.of(givenUp("connection lost"), RUN_LATER),
        Arguments.of(givenUp("time used up"), RUN_LATER),
        Arguments.of(givenUp("left open by Amazon"), RUN_LATER),
        Arguments.of(givenUp("status 400"), CORRECT_BATCH),
        Arguments.of(givenUp("status 404"), CORRECT_BATCH),
        Arguments.of(givenUp("status 307"), CORRECT_BATCH),
        Arguments.of(givenUp("status 501"), CORRECT_BATCH),
        Arguments.of(
            Outcomes.ofBatch(1, 1, 1).refused(1, "INVALID", "value", "").outcome(), CORRECT_RECORD),
        Arguments.of(
            Outcomes.ofBatch(1, 1, 1).failed(Kind.CONFIG, "status 403").outcome(), CORRECT_CONFIG),
        Arguments.of(
            Outcomes.ofBatch(1, 1, 1).failed(Kind.SERVICE, "no token").outcome(), RUN_LATER),
        Arguments.of(Outcomes.ofBatch(1, 1, 1).interrupted().outcome(), RUN_AGAIN));
  }

  private static BatchOutcome givenUp(String code) {
    return Outcomes.ofBatch(1, 1, 1).givenUp(1, code, code, false).outcome();
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void advisesByTheOutcomeOfABatch(BatchOutcome outcome, String advice) {
    SkipPolicy policy =
        new SkipPolicy(
            "output 1", new SkipRules(false, false, false, false), Verb.ACCEPTED, new Job());

    assertThat(Advice.of(policy.failureOf(outcome))).hasToString(advice);
  }

  @Test
  void advisesByTheTypeOfAnyOtherFailure() {
    assertThat(Advice.of(new ConfigException("no"))).hasToString(CORRECT_CONFIG);
    assertThat(Advice.of(new DataException("no"))).hasToString(RUN_AGAIN);
  }

  @ParameterizedTest
  @CsvSource({
    "refused_by_amazon INVALID at value, READ_CODES",
    "batch_given_up status 400, READ_BATCHES",
    "batch_given_up status 503, RUN_LATER",
    "batch_given_up connection lost, RUN_LATER",
    "unknown_country, CORRECT_COLUMNS"
  })
  void advisesByTheMostFrequentKindOfReason(String reason, Advice advice) {
    Counts reasons = new Counts();
    reasons.add(60, reason);
    reasons.add(50, "no_identifier");

    assertThat(Advice.of(reasons)).isEqualTo(advice);
  }

  // Whether running the job again counts anything twice.

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 | 0 | 0 | RANDOM   | counts nothing twice
          2 | 1 | 0 | RANDOM   | counts nothing twice: Amazon recognizes each of them by its event_id
          2 | 1 | 3 | ROW_HASH | counts nothing twice: Amazon recognizes each of them by its event_id
          2 | 1 | 3 | RANDOM   | would count up to 3 of them twice, which have no event_id of their own
          2 | 1 | 3 | NONE     | would count up to 3 of them twice, which have no event_id of their own
          """)
  void saysWhetherARerunIsSafe(
      long accepted, long uncertain, long withoutId, String fallback, String expected) {
    Configs config = Configs.required().with("event_id_fallback", fallback);
    Counts total = EventReport.zeros();
    total.add(accepted, "accepted_records");
    total.add(uncertain, "uncertain_records");
    total.add(withoutId, "records_without_own_id");

    assertThat(
            LastLine.of(
                "output 1, batch 3: status 503, after 7 retries",
                total,
                new EventReport(config.settings(), 1, () -> Duration.ZERO),
                Advice.RUN_LATER))
        .isEqualTo(
            "output 1, batch 3: status 503, after 7 retries; of the job's records, "
                + accepted
                + " were already accepted by Amazon, "
                + uncertain
                + " may have been accepted; running the job again "
                + expected
                + "; run the job again later");
  }

  @Test
  void saysNothingOfARerunAfterADryRun() {
    Configs config = Configs.required().with("dry_run", true);

    assertThat(
            LastLine.of(
                "output 1, record 2: no",
                EventReport.zeros(),
                new EventReport(config.settings(), 1, () -> Duration.ZERO),
                Advice.CORRECT_RECORD))
        .isEqualTo("output 1, record 2: no; nothing was sent (dry run); " + CORRECT_RECORD);
  }
}
