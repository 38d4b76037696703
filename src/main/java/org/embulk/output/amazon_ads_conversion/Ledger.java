package org.embulk.output.amazon_ads_conversion;

import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.ACCEPTED_RECORDS;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.BATCHES;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.EVENTS_WITHOUT_CONSENT;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.EVENTS_WITH_DOUBTFUL_NAME;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.EVENTS_WITH_IP_ADDRESS_ONLY;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.FUTURE_EVENTS;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.OLD_EVENTS;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.PURCHASES_WITHOUT_CURRENCY;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.RECORDS;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.RECORDS_IN_SKIP_BATCHES;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.REQUESTS;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.RETRIES;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.SKIP_BATCHES;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.SKIP_RECORDS;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.UNCERTAIN_RECORDS;
import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.UNCERTAIN_REFUSED_RECORDS;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.embulk.output.amazon_ads_conversion.convert.Event;
import org.embulk.output.amazon_ads_conversion.convert.EventWarning;
import org.embulk.output.amazon_ads_conversion.convert.check.Finding;
import org.embulk.output.amazon_ads_conversion.convert.check.IdentifierCheck;
import org.embulk.output.amazon_ads_conversion.convert.normalize.MatchKeyType;
import org.embulk.output.amazon_ads_conversion.convert.row.InvalidRecordException;
import org.embulk.output.amazon_ads_conversion.deliver.BatchOutcome;
import org.embulk.output.amazon_ads_conversion.deliver.GivenUp;
import org.embulk.output.amazon_ads_conversion.deliver.Refusal;
import org.embulk.output.amazon_ads_conversion.report.Coverage;
import org.embulk.output.amazon_ads_conversion.report.DataCheck;
import org.embulk.output.amazon_ads_conversion.report.OutputReport;
import org.embulk.output.amazon_ads_conversion.report.RejectedRecord;
import org.embulk.output.amazon_ads_conversion.report.RejectedRecords;
import org.embulk.output.amazon_ads_conversion.report.ReportText;
import org.embulk.output.amazon_ads_conversion.report.Tally;

/** Records the outcome of each of an output's records: in numbers, and one by one in a file. */
final class Ledger {
  /** Amazon's age limit by its own client and two partners; Amazon decides, we only warn. */
  private static final Duration MAX_AGE = Duration.ofDays(21);

  private static final Duration MAX_AHEAD = Duration.ofHours(1);

  private static final MatchKeyType[] TYPES = MatchKeyType.values();

  private static final String REFUSED = "refused_by_amazon";
  private static final String GIVEN_UP = "batch_given_up";

  private static final Map<EventWarning, Tally.Count> COUNTS = new EnumMap<>(EventWarning.class);

  static {
    COUNTS.put(EventWarning.NAME, EVENTS_WITH_DOUBTFUL_NAME);
    COUNTS.put(EventWarning.NO_CURRENCY, PURCHASES_WITHOUT_CURRENCY);
    COUNTS.put(EventWarning.CONSENT_BY_IP_ADDRESS_ONLY, EVENTS_WITH_IP_ADDRESS_ONLY);
    COUNTS.put(EventWarning.NO_CONSENT, EVENTS_WITHOUT_CONSENT);
  }

  private final OutputReport numbers = emptyReport();
  private final Tally tally = numbers.tally();
  private final String output;
  private final RejectedRecords rejected;
  private final Instant oldest;
  private final Instant latest;
  private final Set<String> servedCountries;

  /**
   * @param output what messages call the output, such as {@code output 1}
   * @param now what the age of an event is measured against
   * @param servedCountries those of which Amazon's client sends events to the region's host
   */
  Ledger(String output, RejectedRecords rejected, Instant now, Set<String> servedCountries) {
    this.output = output;
    this.rejected = rejected;
    this.oldest = now.minus(MAX_AGE);
    this.latest = now.plus(MAX_AHEAD);
    this.servedCountries = servedCountries;
  }

  /** Returns a report in which every number is zero. */
  static OutputReport emptyReport() {
    return new OutputReport(
        new Tally(),
        new Coverage(
            Arrays.stream(MatchKeyType.values()).map(Enum::name).collect(Collectors.toList())));
  }

  String output() {
    return output;
  }

  /** Returns the numbers so far. */
  OutputReport numbers() {
    return numbers;
  }

  Tally tally() {
    return tally;
  }

  /** Counts a row and returns its number, from 1. */
  long received() {
    return tally.add(RECORDS, 1);
  }

  void converted(Event event) {
    if (event.metadata().time().isBefore(oldest)) {
      tally.add(OLD_EVENTS, 1);
    } else if (event.metadata().time().isAfter(latest)) {
      tally.add(FUTURE_EVENTS, 1);
    }
    event.metadata().warnings().forEach(warning -> tally.add(COUNTS.get(warning), 1));
    if (!servedCountries.contains(event.metadata().country())) {
      tally.addUnservedCountry(event.metadata().country(), 1);
    }
  }

  void invalid(long record, String eventId, InvalidRecordException e) {
    skip(e.reason().code());
    rejected.add(new RejectedRecord(record, eventId, e.reason().code()).column(e.column()));
  }

  /** Records the outcome of a batch: all of its numbers first, since the file may fail. */
  void settled(BatchOutcome outcome) {
    tally.add(BATCHES, 1);
    tally.add(REQUESTS, outcome.requests());
    tally.add(RETRIES, outcome.retries());
    tally.add(ACCEPTED_RECORDS, outcome.accepted().size());
    tally.add(UNCERTAIN_RECORDS, outcome.uncertain());
    tally.add(
        UNCERTAIN_REFUSED_RECORDS, outcome.refused().stream().filter(Refusal::isUncertain).count());
    covered(outcome.accepted());
    outcome.refused().forEach(refusal -> skip(REFUSED + " " + refusal.error().kind()));
    tally.add(SKIP_BATCHES, outcome.givenUp().isEmpty() ? 0 : 1);
    outcome.givenUp().forEach(this::count);
    outcome.refused().forEach(this::list);
    outcome.givenUp().forEach(this::list);
    rejected.flush();
  }

  private void covered(List<Event> accepted) {
    long[] sent = new long[TYPES.length];
    long[] leftOut = new long[TYPES.length];
    for (Event event : accepted) {
      event.metadata().coverage().addTo(sent, leftOut);
    }
    numbers.coverage().add(accepted.size(), byType(sent), byType(leftOut));
  }

  private static Map<String, Long> byType(long[] numbers) {
    Map<String, Long> byType = new HashMap<>();
    for (MatchKeyType type : TYPES) {
      if (numbers[type.ordinal()] > 0) {
        byType.put(type.name(), numbers[type.ordinal()]);
      }
    }
    return byType;
  }

  private void count(GivenUp part) {
    tally.add(RECORDS_IN_SKIP_BATCHES, part.events().size());
    tally.addReason(GIVEN_UP + " " + part.reason(), part.events().size());
  }

  private void list(Refusal refusal) {
    rejected.add(
        new RejectedRecord(
                refusal.event().record(), refusal.event().metadata().ownId().orElse(null), REFUSED)
            .byAmazon(
                refusal.error().code(), refusal.error().fieldLocation(), refusal.error().message())
            .mayHaveBeenAccepted(refusal.isUncertain()));
  }

  private void list(GivenUp part) {
    for (Event event : part.events()) {
      rejected.add(
          new RejectedRecord(event.record(), event.metadata().ownId().orElse(null), GIVEN_UP)
              .givenUp(part.why())
              .mayHaveBeenAccepted(part.isUncertain()));
    }
  }

  private void skip(String reason) {
    tally.add(SKIP_RECORDS, 1);
    tally.addReason(reason, 1);
  }

  /** Takes over what was found in the identifiers of the rows so far. */
  void checked(IdentifierCheck check) {
    for (MatchKeyType type : MatchKeyType.values()) {
      for (Finding finding : Finding.values()) {
        numbers
            .dataCheck()
            .set(
                type.column(), DataCheck.Count.valueOf(finding.name()), check.count(type, finding));
      }
    }
  }

  /** Flushes the file to the operating system. */
  void flush() {
    rejected.flush();
  }

  /** Closes the file; idempotent. */
  void close() {
    rejected.close();
  }

  List<String> report(ReportText text) {
    return text.ofOutput(numbers, rejected.path());
  }
}
