package org.embulk.output.amazon_ads.core.job;

import static org.embulk.output.amazon_ads.core.report.RecordCounts.ACCEPTED_RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.BATCHES;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.DATA_CHECK;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.LEFT_OUT;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.LEFT_OUT_REASONS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.MATCH_KEYS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.REASONS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.RECORDS_IN_SKIP_BATCHES;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.REQUESTS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.RETRIES;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.SENT;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.SKIP_BATCHES;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.SKIP_RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.UNCERTAIN_RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.UNCERTAIN_REFUSED_RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.WITHOUT_OWN_ID;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.embulk.output.amazon_ads.core.deliver.BatchOutcome;
import org.embulk.output.amazon_ads.core.deliver.GivenUp;
import org.embulk.output.amazon_ads.core.deliver.Item;
import org.embulk.output.amazon_ads.core.deliver.Receipt;
import org.embulk.output.amazon_ads.core.deliver.Refusal;
import org.embulk.output.amazon_ads.core.identity.Finding;
import org.embulk.output.amazon_ads.core.identity.IdentifierCheck;
import org.embulk.output.amazon_ads.core.identity.MatchKeyType;
import org.embulk.output.amazon_ads.core.report.Counts;
import org.embulk.output.amazon_ads.core.report.OutputText;
import org.embulk.output.amazon_ads.core.report.RejectedRecord;
import org.embulk.output.amazon_ads.core.report.RejectedRecords;
import org.embulk.output.amazon_ads.core.report.ReportLines;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;

/** Records the outcome of each of an output's records: in numbers, and one by one in a file. */
public final class Ledger {
  private static final MatchKeyType[] TYPES = MatchKeyType.values();

  static final String REFUSED = "refused_by_amazon";
  static final String GIVEN_UP = "batch_given_up";

  private final String output;
  private final RejectedRecords rejected;
  private final OutputText text;
  private final Counts counts;
  private final List<Receipt> receipts = new ArrayList<>();
  private long records;

  /**
   * @param output what messages call the output, such as {@code output 1}
   * @param counts all of them zero
   */
  public Ledger(String output, Counts counts, RejectedRecords rejected, OutputText text) {
    this.output = output;
    this.rejected = rejected;
    this.counts = counts;
    this.text = text;
  }

  String output() {
    return output;
  }

  /** Returns the numbers so far, which grow as the output goes on. */
  public Counts counts() {
    return counts;
  }

  /** Counts a row and returns its number, from 1. */
  long received() {
    counts.set(++records, RECORDS);
    return records;
  }

  /** Returns whether any row was received. */
  boolean hasRecords() {
    return records > 0;
  }

  void invalid(long record, String ownId, InvalidRecordException e) {
    skip(e.reason().code());
    rejected.add(new RejectedRecord(record, ownId, e.reason().code()).column(e.column()));
  }

  /** Records the outcome of a batch: all of its numbers first, since the file may fail. */
  void settled(BatchOutcome outcome) {
    counts.add(1, BATCHES);
    counts.add(outcome.requests(), REQUESTS);
    counts.add(outcome.retries(), RETRIES);
    counts.add(outcome.accepted().size(), ACCEPTED_RECORDS);
    counts.add(outcome.uncertain(), UNCERTAIN_RECORDS);
    countWithoutOwnId(outcome.accepted());
    countWithoutOwnId(outcome.uncertainItems());
    counts.add(
        outcome.refused().stream().filter(Refusal::isUncertain).count(), UNCERTAIN_REFUSED_RECORDS);
    receipts.addAll(outcome.receipts());
    countContents(outcome.accepted());
    outcome.refused().forEach(refusal -> skip(REFUSED + " " + refusal.error().kind()));
    counts.add(outcome.givenUp().isEmpty() ? 0 : 1, SKIP_BATCHES);
    outcome.givenUp().forEach(this::count);
    outcome.refused().forEach(this::list);
    outcome.givenUp().forEach(this::list);
    rejected.flush();
  }

  private void countContents(List<Item> accepted) {
    long[] sent = new long[TYPES.length];
    for (Item item : accepted) {
      item.coverage().sent().forEach(type -> sent[type.ordinal()]++);
      item.coverage().leftOut().forEach(this::countLeftOut);
      item.countContents(counts);
    }
    for (MatchKeyType type : TYPES) {
      if (sent[type.ordinal()] > 0) {
        counts.add(sent[type.ordinal()], MATCH_KEYS, type.name(), SENT);
        counts.add(0, MATCH_KEYS, type.name(), LEFT_OUT);
      }
    }
  }

  private void countWithoutOwnId(Collection<Item> items) {
    counts.add(items.stream().filter(item -> !item.ownId().isPresent()).count(), WITHOUT_OWN_ID);
  }

  private void countLeftOut(MatchKeyType type, String reason) {
    counts.add(0, MATCH_KEYS, type.name(), SENT);
    counts.add(1, MATCH_KEYS, type.name(), LEFT_OUT);
    counts.add(1, MATCH_KEYS, type.name(), LEFT_OUT_REASONS, reason);
  }

  private void count(GivenUp part) {
    counts.add(part.items().size(), RECORDS_IN_SKIP_BATCHES);
    counts.add(part.items().size(), REASONS, GIVEN_UP + " " + part.code());
  }

  private void list(Refusal refusal) {
    rejected.add(
        new RejectedRecord(refusal.item().record(), refusal.item().ownId().orElse(null), REFUSED)
            .byAmazon(
                refusal.error().code(), refusal.error().fieldLocation(), refusal.error().message())
            .mayHaveBeenAccepted(refusal.isUncertain()));
  }

  private void list(GivenUp part) {
    for (Item item : part.items()) {
      rejected.add(
          new RejectedRecord(item.record(), item.ownId().orElse(null), GIVEN_UP)
              .givenUp(part.detail())
              .mayHaveBeenAccepted(part.isUncertain(item)));
    }
  }

  private void skip(String reason) {
    counts.add(1, SKIP_RECORDS);
    counts.add(1, REASONS, reason);
  }

  /** Records what was found in the identifiers of the rows so far; it may be told again later. */
  void recordDataCheck(IdentifierCheck check) {
    for (MatchKeyType type : TYPES) {
      for (Finding finding : Finding.values()) {
        long number = check.count(type, finding);
        if (number > 0) {
          counts.set(number, DATA_CHECK, type.column(), finding.countName());
        }
      }
    }
  }

  /** Returns the receipts of what was accepted, by batch; none if the API gives none. */
  List<Receipt> receipts() {
    List<Receipt> sorted = new ArrayList<>(receipts);
    sorted.sort(Comparator.comparingLong(receipt -> receipt.firstRecord));
    return sorted;
  }

  Optional<Path> rejectedRecords() {
    return rejected.path();
  }

  /** Flushes the file to the operating system. */
  void flush() {
    rejected.flush();
  }

  /** Closes the file; idempotent. */
  void close() {
    rejected.close();
  }

  /** Returns the lines of the REPORT; if the output is the only one, it is that of the job. */
  ReportLines report(Job job) {
    Counts shown = counts.copy();
    job.counts().countRepeatedValues(shown);
    return text.ofOutput(shown, rejected.path());
  }

  OutputText text() {
    return text;
  }
}
