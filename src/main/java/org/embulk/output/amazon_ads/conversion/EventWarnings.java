package org.embulk.output.amazon_ads.conversion;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.embulk.output.amazon_ads.core.report.Counts;
import org.embulk.output.amazon_ads.core.report.RecordCounts;

/** Counts what is doubtful about the events of one output, and says so in the REPORT. */
public final class EventWarnings {
  /** Nested: events by {@link EventWarning}. */
  public static final String WARNINGS = "warnings";

  /** Nested in {@link #WARNINGS}: events by country that the region's host may not serve. */
  public static final String UNSERVED_COUNTRIES = "unserved_countries";

  /** Amazon's age limit by its own client and two partners; Amazon decides, we only warn. */
  private static final Duration MAX_AGE = Duration.ofDays(21);

  private static final Duration MAX_AHEAD = Duration.ofHours(1);

  private final Instant oldest;
  private final Instant latest;
  private final Set<String> servedCountries;
  private final Counts counts;

  /**
   * @param now what the age of an event is measured against
   * @param servedCountries those of which Amazon's client sends events to the region's host
   * @param counts those of the output
   */
  public EventWarnings(Instant now, Set<String> servedCountries, Counts counts) {
    this.oldest = now.minus(MAX_AGE);
    this.latest = now.plus(MAX_AHEAD);
    this.servedCountries = servedCountries;
    this.counts = counts;
  }

  /** Returns the counts of this plugin, each of which is 0. */
  public static Counts zeros() {
    Counts counts = RecordCounts.zeros();
    for (EventWarning warning : EventWarning.values()) {
      counts.add(0, WARNINGS, warning.countName());
    }
    counts.at(WARNINGS).at(UNSERVED_COUNTRIES);
    return counts;
  }

  /** Counts what is doubtful about an event. */
  void count(Instant time, String country, Set<EventWarning> warnings) {
    if (time.isBefore(oldest)) {
      counts.add(1, WARNINGS, EventWarning.OLD.countName());
    } else if (time.isAfter(latest)) {
      counts.add(1, WARNINGS, EventWarning.FUTURE.countName());
    }
    warnings.forEach(warning -> counts.add(1, WARNINGS, warning.countName()));
    if (!servedCountries.contains(country)) {
      counts.add(1, WARNINGS, UNSERVED_COUNTRIES, country);
    }
  }

  /** Returns a line for each warning that there is. */
  public static List<String> lines(Counts counts) {
    List<String> lines = new ArrayList<>();
    for (EventWarning warning : EventWarning.values()) {
      long events = counts.get(WARNINGS, warning.countName());
      if (events > 0) {
        lines.add("Warning: " + warning.text() + ": " + events);
      }
    }
    Counts countries = counts.at(WARNINGS).at(UNSERVED_COUNTRIES);
    if (countries.sum() > 0) {
      lines.add(
          "Warning: events for countries that Amazon's own client does not send to this region: "
              + countries.sum()
              + countries.byNumber().stream()
                  .map(country -> country.getKey() + " " + country.getValue())
                  .collect(Collectors.joining(", ", " (", ")")));
    }
    return lines;
  }
}
