package org.embulk.output.amazon_ads.core.report;

import static org.embulk.output.amazon_ads.core.report.RecordCounts.ACCEPTED_RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.LEFT_OUT;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.LEFT_OUT_REASONS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.MATCH_KEYS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.REASONS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.RECORDS_IN_FAILED_UPLOADS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.RECORDS_IN_SKIP_BATCHES;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.REQUESTS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.RETRIES;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.SENT;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.UNCERTAIN_RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.UNCERTAIN_REFUSED_RECORDS;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.embulk.output.amazon_ads.core.identity.MatchKeyType;

/** The lines of a REPORT that every export has, where there is something to say. */
public final class RecordLines {
  private final boolean dryRun;
  private final Verb verb;

  /**
   * @param dryRun whether nothing was sent
   */
  public RecordLines(boolean dryRun, Verb verb) {
    this.dryRun = dryRun;
    this.verb = verb;
  }

  public boolean isDryRun() {
    return dryRun;
  }

  /** Returns the JSON field that counts the records that count as accepted. */
  String field() {
    return dryRun ? "records_to_send" : verb + "_records";
  }

  /** Returns what the records are called that count as accepted. */
  String name() {
    return dryRun ? "records to send" : verb + " records";
  }

  /** Returns what has become of the records that count as accepted, such as {@code uploaded}. */
  public String done() {
    return dryRun ? "to send" : verb.toString();
  }

  /** Adds the share of the records that were accepted, unless it is all of them. */
  public void addShare(ReportLines lines, Counts counts) {
    if (counts.get(ACCEPTED_RECORDS) < counts.get(RECORDS)) {
      lines.add(
          "Share " + done() + ": " + share(counts.get(ACCEPTED_RECORDS), counts.get(RECORDS)));
    }
  }

  /** Adds how the records were sent, and why some were not. */
  public void addDelivery(ReportLines lines, Counts counts) {
    if (counts.get(RECORDS_IN_SKIP_BATCHES) > 0) {
      lines.add(skippedBatches(counts));
    }
    lines.addIfAny(
        "Refused records that may have been " + verb, counts.get(UNCERTAIN_REFUSED_RECORDS));
    lines.addIfAny("Requests", counts.get(REQUESTS));
    lines.addIfAny("Retries", counts.get(RETRIES));
    counts
        .at(REASONS)
        .byNumber()
        .forEach(
            reason -> lines.addIfAny("Not " + verb + ", " + reason.getKey(), reason.getValue()));
  }

  /** Returns where the records are listed that Amazon does not have. */
  public String ofRejected(String file) {
    return "Records that were not " + verb + " are listed in " + file;
  }

  /**
   * Adds what to look at for a low match rate: the identifiers, and what was found in them.
   *
   * @param columns returns what the column of a hashed type is called
   */
  public void addIdentifiers(
      ReportLines lines, Counts counts, Function<MatchKeyType, String> columns) {
    addMatchKeys(lines, counts);
    DataCheckText.of(counts, columns).forEach(text -> lines.warn("Data check, " + text));
  }

  /**
   * Returns the end of a line for an output that failed or was stopped: how many records Amazon
   * has, and how many it may have.
   */
  public String ofFailure(Counts counts) {
    return "after "
        + counts.get(RECORDS)
        + (counts.get(RECORDS) == 1 ? " record: " : " records: ")
        + ofAccepted(counts.get(ACCEPTED_RECORDS), counts.get(UNCERTAIN_RECORDS));
  }

  /** Returns how many records Amazon had before a failure, and how many it may have had. */
  public String ofAccepted(long accepted, long uncertain) {
    String at = verb == Verb.ACCEPTED ? " by Amazon" : "";
    return dryRun
        ? "nothing was sent (dry run)"
        : accepted + " were already " + verb + at + ", " + uncertain + " may have been " + verb;
  }

  /** Returns the share in percent, rounded down: 100.0 % would say that none is missing. */
  static String share(long part, long records) {
    long permille = part * 1000 / records;
    return permille / 10 + "." + permille % 10 + " %";
  }

  /** Returns in how many percent of the records something is, rounded. */
  static String coverage(long part, long records) {
    return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / records);
  }

  private String skippedBatches(Counts counts) {
    String line = "Records in skipped batches: " + counts.get(RECORDS_IN_SKIP_BATCHES);
    long uncertain = counts.get(UNCERTAIN_RECORDS) - counts.get(UNCERTAIN_REFUSED_RECORDS);
    return uncertain == 0 ? line : line + ", of which " + uncertain + " may have been " + verb;
  }

  /** Adds how many accepted records carry each match key that any row has. */
  private void addMatchKeys(ReportLines lines, Counts counts) {
    long records = counts.get(ACCEPTED_RECORDS) + counts.get(RECORDS_IN_FAILED_UPLOADS);
    long keys = 0;
    List<String> ofTypes = new ArrayList<>();
    for (MatchKeyType type : MatchKeyType.values()) {
      long sent = counts.get(MATCH_KEYS, type.name(), SENT);
      long leftOut = counts.get(MATCH_KEYS, type.name(), LEFT_OUT);
      keys += sent;
      if (sent + leftOut > 0) {
        String share =
            "Match key " + type + ": in " + coverage(sent, records) + " of the " + name();
        Counts reasons = counts.at(MATCH_KEYS).at(type.name()).at(LEFT_OUT_REASONS);
        ofTypes.add(
            leftOut == 0
                ? share
                : share + "; left out of " + leftOut + " (" + ReportLines.list(reasons) + ")");
      }
    }
    if (!ofTypes.isEmpty()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "Mean number of match keys in the %s: %.2f",
              name(),
              (double) keys / records));
      ofTypes.forEach(lines::add);
    }
  }
}
