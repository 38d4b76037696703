package org.embulk.output.amazon_ads.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.embulk.output.amazon_ads.conversion.ConsentRule;
import org.embulk.output.amazon_ads.conversion.Conversion;
import org.embulk.output.amazon_ads.conversion.CustomAttributes;
import org.embulk.output.amazon_ads.conversion.EventDefaults;
import org.embulk.output.amazon_ads.conversion.EventIdFallback;
import org.embulk.output.amazon_ads.conversion.EventTimes;
import org.embulk.output.amazon_ads.conversion.RowConverter;
import org.embulk.output.amazon_ads.core.auth.AuthorizationException;
import org.embulk.output.amazon_ads.core.config.Consent;
import org.embulk.output.amazon_ads.core.deliver.BatchOutcome;
import org.embulk.output.amazon_ads.core.deliver.Outcomes;
import org.embulk.output.amazon_ads.core.report.Counts;
import org.embulk.output.amazon_ads.core.report.RecordCounts;
import org.embulk.output.amazon_ads.core.report.Verb;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.fixture.CapturedLog;
import org.embulk.output.amazon_ads.fixture.Ledgers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of outcomes, row by row. */
class SkipPolicyTest {
  private static final String INVALID =
      "output 1, record 17: \"conversion_type\": must not be blank (missing_column_value)";
  private static final String REFUSED =
      "output 1, record 103: refused by Amazon: FIELD_VALUE_IS_INVALID at countryCode: Bad country";
  private static final String GIVEN_UP =
      "output 1, batch 2: status 400 BAD_REQUEST: No; 3 of its records were not"
          + " accepted (the first: record 101)";

  private static final Instant NOW = Instant.parse("2026-04-14T12:00:00Z");

  private final Job job = new Job();
  private final CapturedLog log = CapturedLog.of(SkipPolicy.class);
  private final Ledger ledger = Ledgers.ledger("output 1", "", NOW);
  private final Counts counts = ledger.counts();

  @AfterEach
  void closeTheLog() {
    log.close();
  }

  private Output output(boolean skipInvalidRecord, boolean skipErrorBatch) {
    return new Output(
        ledger,
        new SkipPolicy(
            "output 1",
            new SkipRules(skipInvalidRecord, skipErrorBatch, false, false),
            Verb.ACCEPTED,
            job));
  }

  /** Records first and then decides, as an output does. */
  private record Output(Ledger ledger, SkipPolicy policy) {
    void reject(long record, InvalidRecordException e) {
      ledger.invalid(record, null, e);
      policy.skip(record, null, e);
    }

    void settle(BatchOutcome outcome) {
      ledger.settled(outcome);
      policy.skip(outcome);
    }
  }

  // An invalid record.

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void failsAtAnInvalidRecord(boolean skipErrorBatch) {
    assertThatThrownBy(() -> output(false, skipErrorBatch).reject(17, anInvalidRow()))
        .isInstanceOf(AdvisedException.class)
        .hasMessage(INVALID)
        .hasNoCause();
    assertThat(log.lines()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void skipsAnInvalidRecord(boolean skipErrorBatch) {
    output(true, skipErrorBatch).reject(17, anInvalidRow());

    assertThat(log.lines()).containsExactly("WARN Skipped " + INVALID);
    assertThat(counts.get(RecordCounts.SKIP_RECORDS)).isEqualTo(1);
    assertThat(reasons()).isEqualTo(Map.of("missing_column_value", 1L));
  }

  @Test
  void logs100SkippedRecordsAndThenOnlyCountsThem() {
    Output output = output(true, false);
    for (int record = 1; record <= 99; record++) {
      output.reject(record, anInvalidRow());
    }
    output.settle(
        Outcomes.ofBatch(1, 1, 50).refused(50, "INVALID", "value", "").requests(1).outcome());
    output.reject(150, anInvalidRow());

    assertThat(log.lines())
        .hasSize(101)
        .endsWith(
            "WARN Skipped output 1, record 1: refused by Amazon: INVALID at value",
            "WARN further skipped records of the job are counted but not logged");
    assertThat(counts.get(RecordCounts.SKIP_RECORDS)).isEqualTo(150);
    assertThat(reasons())
        .isEqualTo(Map.of("missing_column_value", 100L, "refused_by_amazon INVALID at value", 50L));
  }

  @Test
  void logs100SkippedRecordsOfAllOutputsOfAJob() {
    Output first = output(true, false);
    Output second = output(true, false);
    for (int record = 1; record <= 60; record++) {
      first.reject(record, anInvalidRow());
      second.reject(record, anInvalidRow());
    }

    assertThat(log.lines()).hasSize(101);
  }

  @Test
  void goesOnInADryRunAndFailsTheJobAtItsEndForTheFirstRecord() {
    SkipPolicy policy = policy(new SkipRules(false, false, true, false));
    policy.skip(17, null, anInvalidRow());
    policy.skip(18, null, anInvalidRow());

    assertThat(log.lines()).hasSize(2);
    assertThat(job.failureAtItsEnd().orElseThrow())
        .hasMessage(INVALID)
        .extracting(AdvisedException::advice)
        .isEqualTo(Advice.CORRECT_RECORD);
  }

  @Test
  void doesNotFailADryRunThatMaySkipRecords() {
    policy(new SkipRules(true, false, true, false)).skip(17, null, anInvalidRow());

    assertThat(job.failureAtItsEnd()).isEmpty();
  }

  @Test
  void showsTheIdOfARowIfAskedToUnlessItWouldNotDoAsAMatchId() {
    SkipPolicy policy = policy(new SkipRules(true, true, false, true));
    policy.skip(17, "order-1", anInvalidRow());
    policy.skip(17, "jane@shop.org", anInvalidRow());
    policy.skip(17, "+1 206 555 0100", anInvalidRow());
    policy.skip(17, null, anInvalidRow());
    policy.skip(
        Outcomes.ofBatch(1, 17, 1).refused(1, "INVALID", "value", "").requests(1).outcome());

    String reason = "\"conversion_type\": must not be blank (missing_column_value)";
    assertThat(log.lines())
        .startsWith(
            "WARN Skipped output 1, record 17 (event_id \"order-1\"): " + reason,
            "WARN Skipped output 1, record 17: " + reason,
            "WARN Skipped output 1, record 17: " + reason,
            "WARN Skipped output 1, record 17: " + reason);
  }

  private SkipPolicy policy(SkipRules rules) {
    return new SkipPolicy("output 1", rules, Verb.ACCEPTED, job);
  }

  // An event refused in a 207.

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void failsAtARefusedEventAndTellsOfTheRestOfItsBatch(boolean skipErrorBatch) {
    assertThatThrownBy(() -> output(false, skipErrorBatch).settle(twoOfThreeAccepted()))
        .isInstanceOf(AdvisedException.class)
        .hasMessage(REFUSED + "; its batch of 3 had 2 accepted and 1 refused")
        .hasNoCause();
    assertThat(counts.get(RecordCounts.ACCEPTED_RECORDS)).isEqualTo(2);
    assertThat(counts.get(RecordCounts.BATCHES)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void skipsARefusedEvent(boolean skipErrorBatch) {
    counts.add(3, RecordCounts.RECORDS);
    output(true, skipErrorBatch).settle(twoOfThreeAccepted());

    assertThat(log.lines()).containsExactly("WARN Skipped " + REFUSED);
    assertThat(counts.get(RecordCounts.ACCEPTED_RECORDS)).isEqualTo(2);
    assertThat(counts.get(RecordCounts.SKIP_RECORDS)).isEqualTo(1);
    assertThat(counts.get(RecordCounts.SKIP_BATCHES)).isZero();
    assertThat(reasons())
        .isEqualTo(Map.of("refused_by_amazon FIELD_VALUE_IS_INVALID at countryCode", 1L));
    assertThatCode(() -> RecordCounts.verify(counts)).doesNotThrowAnyException();
  }

  @Test
  void failsAtARefusedEventThatMayHaveBeenAcceptedBefore() {
    assertThatThrownBy(
            () ->
                output(false, false)
                    .settle(
                        Outcomes.ofBatch(1, 1, 3)
                            .accepted(2)
                            .refusedAfterALostAnswer(1, "CONFLICT")
                            .outcome()))
        .isInstanceOf(AdvisedException.class)
        .hasMessage(
            "output 1, record 3: refused by Amazon: CONFLICT; it may have been accepted in an"
                + " earlier attempt; its batch of 3 had 2 accepted and 1 refused");
    assertThat(counts.get(RecordCounts.UNCERTAIN_RECORDS)).isEqualTo(1);
  }

  @Test
  void skipsARefusedEventThatMayHaveBeenAcceptedBefore() {
    counts.add(3, RecordCounts.RECORDS);
    output(true, false)
        .settle(
            Outcomes.ofBatch(1, 1, 3).accepted(2).refusedAfterALostAnswer(1, "CONFLICT").outcome());

    assertThat(log.lines())
        .containsExactly(
            "WARN Skipped output 1, record 3: refused by Amazon: CONFLICT; it may have been"
                + " accepted in an earlier attempt");
    assertThat(counts.get(RecordCounts.SKIP_RECORDS)).isEqualTo(1);
    assertThat(counts.get(RecordCounts.UNCERTAIN_RECORDS)).isEqualTo(1);
    assertThatCode(() -> RecordCounts.verify(counts)).doesNotThrowAnyException();
  }

  @Test
  void countsRefusalsByFieldWhateverTheNumberOfTheKey() {
    output(true, false)
        .settle(
            Outcomes.ofBatch(1, 1, 3)
                .refused(1, "INVALID", "matchKeys[0].values[0]", "")
                .refused(1, "INVALID", "matchKeys[14].values[0]", "")
                .refused(1, "INVALID", "", "")
                .outcome());

    assertThat(reasons())
        .isEqualTo(
            Map.of(
                "refused_by_amazon INVALID at matchKeys[].values[]",
                2L,
                "refused_by_amazon INVALID",
                1L));
  }

  // A batch refused, or retries used up.

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void failsAtABatchThatWasGivenUp(boolean skipInvalidRecord) {
    assertThatThrownBy(() -> output(skipInvalidRecord, false).settle(refusedBatch(2)))
        .isInstanceOf(AdvisedException.class)
        .hasMessage(GIVEN_UP)
        .hasNoCause();
    assertThat(log.lines()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void skipsABatchThatWasGivenUp(boolean skipInvalidRecord) {
    counts.add(3, RecordCounts.RECORDS);
    output(skipInvalidRecord, true).settle(refusedBatch(2));

    assertThat(log.lines()).containsExactly("WARN Skipped " + GIVEN_UP);
    assertThat(counts.get(RecordCounts.BATCHES)).isEqualTo(1);
    assertThat(counts.get(RecordCounts.SKIP_BATCHES)).isEqualTo(1);
    assertThat(counts.get(RecordCounts.RECORDS_IN_SKIP_BATCHES)).isEqualTo(3);
    assertThat(counts.get(RecordCounts.UNCERTAIN_RECORDS)).isZero();
    assertThat(reasons()).isEqualTo(Map.of("batch_given_up status 400", 3L));
    assertThatCode(() -> RecordCounts.verify(counts)).doesNotThrowAnyException();
  }

  @Test
  void saysWhereAnAnswerMayHaveBeenLost() {
    output(false, true)
        .settle(
            Outcomes.ofBatch(1, 1, 500)
                .givenUp(500, "request timed out", "request timed out after 8 requests", true)
                .requests(8)
                .outcome());

    assertThat(log.lines())
        .containsExactly(
            "WARN Skipped output 1, batch 1: request timed out after 8 requests; 500 of its"
                + " records may have been accepted (the first: record 1)");
    assertThat(counts.get(RecordCounts.UNCERTAIN_RECORDS)).isEqualTo(500);
    assertThat(counts.get(RecordCounts.REQUESTS)).isEqualTo(8);
    assertThat(counts.get(RecordCounts.RETRIES)).isEqualTo(7);
  }

  @Test
  void tellsApartHowManyRecordsMayHaveBeenAccepted() {
    output(false, true)
        .settle(Outcomes.ofBatch(1, 1, 5).givenUp(5, "status 207", "status 207", 2).outcome());
    output(false, true)
        .settle(Outcomes.ofBatch(2, 6, 5).givenUp(5, "status 207", "status 207", 4).outcome());

    assertThat(log.lines())
        .containsExactly(
            "WARN Skipped output 1, batch 1: status 207; 2 of its records may have been accepted"
                + " and 3 were not (the first: record 1)",
            "WARN Skipped output 1, batch 2: status 207; 4 of its records may have been accepted"
                + " and 1 was not (the first: record 6)");
    assertThat(counts.get(RecordCounts.UNCERTAIN_RECORDS)).isEqualTo(6);
    assertThat(counts.get(RecordCounts.RECORDS_IN_SKIP_BATCHES)).isEqualTo(10);
  }

  // Events of a 207 that stayed transient, a half of a 413.

  @Test
  void countsOneSkipBatchWithOnlyTheRecordsThatWereGivenUp() {
    counts.add(10, RecordCounts.RECORDS);
    output(true, true)
        .settle(
            Outcomes.ofBatch(1, 1, 10)
                .accepted(4)
                .refused(1, "INVALID", "", "")
                .givenUp(2, "left open by Amazon", "status 207 with INTERNAL_ERROR", false)
                .givenUp(3, "status 503", "status 503", true)
                .outcome());

    assertThat(counts.get(RecordCounts.BATCHES)).isEqualTo(1);
    assertThat(counts.get(RecordCounts.SKIP_BATCHES)).isEqualTo(1);
    assertThat(counts.get(RecordCounts.RECORDS_IN_SKIP_BATCHES)).isEqualTo(5);
    assertThat(counts.get(RecordCounts.SKIP_RECORDS)).isEqualTo(1);
    assertThat(counts.get(RecordCounts.ACCEPTED_RECORDS)).isEqualTo(4);
    assertThat(reasons())
        .isEqualTo(
            Map.of(
                "refused_by_amazon INVALID",
                1L,
                "batch_given_up left open by Amazon",
                2L,
                "batch_given_up status 503",
                3L));
    assertThatCode(() -> RecordCounts.verify(counts)).doesNotThrowAnyException();
  }

  @Test
  void failsAtAPartThatWasGivenUp() {
    assertThatThrownBy(
            () ->
                output(true, false)
                    .settle(
                        Outcomes.ofBatch(4, 1, 10)
                            .accepted(9)
                            .givenUp(
                                1, "left open by Amazon", "status 207 with INTERNAL_ERROR", false)
                            .outcome()))
        .isInstanceOf(AdvisedException.class)
        .hasMessage(
            "output 1, batch 4: status 207 with INTERNAL_ERROR; 1 of its records was not"
                + " accepted (the first: record 10)");
    assertThat(counts.get(RecordCounts.ACCEPTED_RECORDS)).isEqualTo(9);
  }

  // Ten in a row.

  @Test
  void failsAtTheTenthSkippedBatchInARow() {
    Output output = output(true, true);
    for (int number = 1; number <= 9; number++) {
      output.settle(refusedBatch(number));
    }

    assertThatThrownBy(() -> output.settle(refusedBatch(10)))
        .isInstanceOf(AdvisedException.class)
        .hasMessage(
            "output 1: 10 batches in a row were given up; the last one: output 1, batch 10: status 400 BAD_REQUEST: No; 3 of"
                + " its records were not accepted (the first: record 101)");
    assertThat(counts.get(RecordCounts.SKIP_BATCHES)).isEqualTo(10);
    assertThat(log.lines()).hasSize(10);
  }

  @Test
  void beginsToCountAgainAfterABatchThatWentThrough() {
    Output output = output(true, true);
    for (int round = 0; round < 3; round++) {
      for (int number = 1; number <= 9; number++) {
        output.settle(refusedBatch(number));
      }
      output.settle(twoOfThreeAccepted());
    }

    assertThat(counts.get(RecordCounts.SKIP_BATCHES)).isEqualTo(27);
    assertThat(counts.get(RecordCounts.BATCHES)).isEqualTo(30);
  }

  // What no option covers.

  @ParameterizedTest
  @CsvSource({"false, false", "false, true", "true, false", "true, true"})
  void failsWhereTheConfigIsWrongWhateverTheOptions(boolean skipRecord, boolean skipBatch) {
    assertThatThrownBy(
            () ->
                output(skipRecord, skipBatch)
                    .settle(
                        Outcomes.ofBatch(1, 1, 5)
                            .accepted(2)
                            .failed(AuthorizationException.Kind.CONFIG, "status 403: no permission")
                            .uncertain(3)
                            .requests(1)
                            .outcome()))
        .isInstanceOf(AdvisedException.class)
        .hasMessage("output 1: status 403: no permission")
        .hasNoCause();
    assertThat(counts.get(RecordCounts.ACCEPTED_RECORDS)).isEqualTo(2);
    assertThat(counts.get(RecordCounts.UNCERTAIN_RECORDS)).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({"false, false", "false, true", "true, false", "true, true"})
  void failsWhereLoginIsDownWhateverTheOptions(boolean skipRecord, boolean skipBatch) {
    assertThatThrownBy(
            () ->
                output(skipRecord, skipBatch)
                    .settle(
                        Outcomes.ofBatch(1, 1, 5)
                            .failed(AuthorizationException.Kind.SERVICE, "no token")
                            .outcome()))
        .isInstanceOf(AdvisedException.class)
        .hasMessage("output 1: no token");
  }

  @ParameterizedTest
  @CsvSource({"false, false", "true, true"})
  void failsUponAnInterruptWhateverTheOptions(boolean skipRecord, boolean skipBatch) {
    assertThatThrownBy(
            () ->
                output(skipRecord, skipBatch)
                    .settle(Outcomes.ofBatch(1, 1, 5).interrupted().uncertain(5).outcome()))
        .isInstanceOf(AdvisedException.class)
        .hasMessage("output 1, batch 1: the job was interrupted");
    assertThat(counts.get(RecordCounts.UNCERTAIN_RECORDS)).isEqualTo(5);
  }

  @Test
  void passesABugOnAsItIs() {
    IllegalStateException bug = new IllegalStateException("a bug");

    assertThatThrownBy(
            () -> output(true, true).settle(Outcomes.ofBatch(1, 1, 5).broken(bug).outcome()))
        .isSameAs(bug);
  }

  private Map<String, Long> reasons() {
    return counts.at(RecordCounts.REASONS).byNumber().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static BatchOutcome twoOfThreeAccepted() {
    return Outcomes.ofBatch(2, 101, 3)
        .accepted(2)
        .refused(1, "FIELD_VALUE_IS_INVALID", "countryCode", "Bad country")
        .requests(1)
        .outcome();
  }

  private static BatchOutcome refusedBatch(long number) {
    return Outcomes.ofBatch(number, 101, 3)
        .givenUp(3, "status 400", "status 400 BAD_REQUEST: No", false)
        .requests(1)
        .outcome();
  }

  private static InvalidRecordException anInvalidRow() {
    EventTimes times = new EventTimes(ZoneId.of("UTC"), null);
    RowConverter converter =
        new RowConverter(
            new EventDefaults(null, null, false),
            times,
            new ConsentRule(new Consent(null, null, null, null), false),
            new CustomAttributes(List.of(), Map.of(), times),
            EventIdFallback.none(),
            Conversion.uncounted());
    return catchThrowableOfType(
        InvalidRecordException.class, () -> converter.convert(column -> null, 17));
  }
}
