package org.embulk.output.amazon_ads.core.report;

import static org.embulk.output.amazon_ads.core.report.RecordCounts.ACCEPTED_RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.LEFT_OUT;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.MATCH_KEYS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.REASONS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.RECORDS_IN_SKIP_BATCHES;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.REQUESTS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.RETRIES;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.SENT;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.UNCERTAIN_RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.UNCERTAIN_REFUSED_RECORDS;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
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

  /** Returns how the records were sent, and why some were not. */
  public List<String> ofDelivery(Counts counts) {
    List<String> lines = new ArrayList<>();
    if (counts.get(RECORDS_IN_SKIP_BATCHES) > 0) {
      lines.add(skippedBatches(counts));
    }
    addIfAny(
        lines, "Refused records that may have been " + verb, counts.get(UNCERTAIN_REFUSED_RECORDS));
    addIfAny(lines, "Requests", counts.get(REQUESTS));
    addIfAny(lines, "Retries", counts.get(RETRIES));
    counts
        .at(REASONS)
        .byNumber()
        .forEach(
            reason -> lines.add("Not " + verb + ", " + reason.getKey() + ": " + reason.getValue()));
    return lines;
  }

  /**
   * Returns a warning with the sum and the number of each name, such as {@code Warning: … : 3 (DE
   * 2, FR 1)}; none if there are none.
   */
  public static List<String> warningsByName(String what, Counts byName) {
    if (byName.sum() == 0) {
      return Collections.emptyList();
    }
    String numbers =
        byName.byNumber().stream()
            .map(name -> name.getKey() + " " + name.getValue())
            .collect(Collectors.joining(", ", " (", ")"));
    return Collections.singletonList("Warning: " + what + ": " + byName.sum() + numbers);
  }

  /** Returns where the records are listed that Amazon does not have. */
  public String ofRejected(String file) {
    return "Records that were not " + verb + " are listed in " + file;
  }

  /** Returns what to look at for a low match rate: the identifiers, and what was found in them. */
  public List<String> ofIdentifiers(Counts counts) {
    List<String> lines = new ArrayList<>();
    addMatchKeys(lines, counts);
    lines.addAll(DataCheckText.lines(counts));
    return lines;
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
        ? "none were sent (dry run)"
        : accepted + " were already " + verb + at + ", " + uncertain + " may have been " + verb;
  }

  private String skippedBatches(Counts counts) {
    String line = "Records in skipped batches: " + counts.get(RECORDS_IN_SKIP_BATCHES);
    long uncertain = counts.get(UNCERTAIN_RECORDS) - counts.get(UNCERTAIN_REFUSED_RECORDS);
    return uncertain == 0 ? line : line + ", of which " + uncertain + " may have been " + verb;
  }

  /** Adds how many accepted records carry each match key: what to look at for a low match rate. */
  private void addMatchKeys(List<String> lines, Counts counts) {
    long records = counts.get(ACCEPTED_RECORDS);
    String name = dryRun ? "records to send" : verb + " records";
    long keys = 0;
    List<String> ofTypes = new ArrayList<>();
    for (MatchKeyType type : MatchKeyType.values()) {
      long sent = counts.get(MATCH_KEYS, type.name(), SENT);
      long leftOut = counts.get(MATCH_KEYS, type.name(), LEFT_OUT);
      keys += sent;
      if (sent + leftOut > 0) {
        ofTypes.add(
            String.format(
                Locale.ROOT,
                "Match key %s: in %.1f %% of the %s, left out of %d",
                type,
                100.0 * sent / records,
                name,
                leftOut));
      }
    }
    if (!ofTypes.isEmpty()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "Mean number of match keys in the %s: %.2f",
              name,
              (double) keys / records));
      lines.addAll(ofTypes);
    }
  }

  private static void addIfAny(List<String> lines, String what, long number) {
    if (number > 0) {
      lines.add(what + ": " + number);
    }
  }
}
