package org.embulk.output.amazon_ads_conversion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.embulk.output.amazon_ads_conversion.report.RecordCounts.ACCEPTED_RECORDS;
import static org.embulk.output.amazon_ads_conversion.report.RecordCounts.RECORDS;
import static org.embulk.output.amazon_ads_conversion.report.RecordCounts.RECORDS_IN_SKIP_BATCHES;
import static org.embulk.output.amazon_ads_conversion.report.RecordCounts.SKIP_RECORDS;
import static org.embulk.output.amazon_ads_conversion.report.RecordCounts.UNCERTAIN_RECORDS;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.embulk.output.amazon_ads_conversion.convert.Event;
import org.embulk.output.amazon_ads_conversion.deliver.BatchOutcome;
import org.embulk.output.amazon_ads_conversion.deliver.GivenUp;
import org.embulk.output.amazon_ads_conversion.deliver.Refusal;
import org.embulk.output.amazon_ads_conversion.report.Counts;
import org.embulk.output.amazon_ads_conversion.sandbox.Sandbox;

/** What an output reports, held against what the sandbox took in. */
final class Books {
  private static final Pattern EVENT_ID = Pattern.compile("\"eventId\":\"([^\"]+)\"");

  private final Counts counts;
  private final boolean committed;
  private final List<String> accepted;
  private final List<String> uncertain;
  private final Set<String> taken;
  private final List<String> changed;

  Books(OutputRun.Result result, Sandbox sandbox) {
    this.counts = result.counts();
    this.committed = result.isCommitted();
    this.accepted = ids(result.outcomes().stream().map(BatchOutcome::accepted).toList());
    this.uncertain =
        ids(
            result.outcomes().stream()
                .flatMap(outcome -> outcome.givenUp().stream())
                .filter(GivenUp::isUncertain)
                .map(GivenUp::events)
                .toList());
    result.outcomes().stream()
        .flatMap(outcome -> outcome.refused().stream())
        .filter(Refusal::isUncertain)
        .forEach(refusal -> uncertain.addAll(ids(List.of(List.of(refusal.event())))));
    this.taken = new HashSet<>(sandbox.acceptedEventIds());
    this.changed = sandbox.changedEventIds();
  }

  long accepted() {
    return counts.get(ACCEPTED_RECORDS);
  }

  /** Returns the records left out, one by one or with their batch. */
  long skipped() {
    return counts.get(SKIP_RECORDS) + counts.get(RECORDS_IN_SKIP_BATCHES);
  }

  /**
   * Returns the records that a commit leaves unaccounted for, and those that are reported as
   * accepted and never were.
   */
  long lost() {
    long unaccounted = committed ? Math.abs(counts.get(RECORDS) - accepted() - skipped()) : 0;
    return unaccounted + accepted.stream().filter(id -> !taken.contains(id)).count();
  }

  /**
   * Returns the records that are reported as accepted more than once, and those that Amazon would
   * count again because the same id came with other content.
   */
  long countedTwice() {
    return Math.abs(accepted() - new HashSet<>(accepted).size()) + changed.size();
  }

  /**
   * Returns how many events the sandbox took in of which the output does not say so: that they are
   * accepted, or in a batch that may have been.
   */
  long unmentioned() {
    Set<String> silent = new HashSet<>(taken);
    accepted.forEach(silent::remove);
    if (committed) {
      uncertain.forEach(silent::remove);
      return silent.size();
    }
    // A failure names no batch but the first that failed; it tells the number of all.
    return Math.max(0, silent.size() - counts.get(UNCERTAIN_RECORDS));
  }

  private static List<String> ids(Collection<List<Event>> lists) {
    List<String> ids = new ArrayList<>();
    for (List<Event> events : lists) {
      for (Event event : events) {
        Matcher matcher = EVENT_ID.matcher(new String(event.json(), UTF_8));
        if (!matcher.find()) {
          throw new IllegalArgumentException("an event without an id");
        }
        ids.add(matcher.group(1));
      }
    }
    return ids;
  }
}
