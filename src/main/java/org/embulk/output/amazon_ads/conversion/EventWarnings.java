package org.embulk.output.amazon_ads.conversion;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.embulk.output.amazon_ads.core.config.ColumnNames;
import org.embulk.output.amazon_ads.core.report.Counts;
import org.embulk.output.amazon_ads.core.report.RepeatedIds;
import org.embulk.output.amazon_ads.core.report.ReportLines;

/** Counts what is doubtful about the events of one output, and says so in the REPORT. */
public final class EventWarnings {
  /** Nested: events by {@link EventWarning}. */
  public static final String WARNINGS = "warnings";

  /** Nested in {@link #WARNINGS}: events by country that the region's host may not serve. */
  public static final String UNSERVED_COUNTRIES = "unserved_countries";

  /** Nested in {@link #WARNINGS}: values by custom attribute that Amazon may reject. */
  public static final String CUSTOM_DATA_CHARACTERS = "custom_data_with_other_characters";

  /** Amazon's age limit by its own client and two partners; Amazon decides, we only warn. */
  private static final Duration MAX_AGE = Duration.ofDays(21);

  private static final Duration MAX_AHEAD = Duration.ofHours(1);

  private final Instant oldest;
  private final Instant latest;
  private final Set<String> servedCountries;
  private final Counts counts;
  private final RepeatedIds repeatedIds;
  private final MessageDigest sha256 = DigestUtils.getSha256Digest();

  /** Hashes of the ids since the last page. */
  private long[] idHashes = new long[1024];

  private int ids;

  /**
   * @param now what the age of an event is measured against
   * @param servedCountries those of which Amazon's client sends events to the region's host
   * @param counts those of the output
   * @param repeatedIds those of the job
   */
  public EventWarnings(
      Instant now, Set<String> servedCountries, Counts counts, RepeatedIds repeatedIds) {
    this.oldest = now.minus(MAX_AGE);
    this.latest = now.plus(MAX_AHEAD);
    this.servedCountries = servedCountries;
    this.counts = counts;
    this.repeatedIds = repeatedIds;
  }

  /** Gives each warning a place in the counts. */
  static void addZeros(Counts counts) {
    for (EventWarning warning : EventWarning.values()) {
      counts.add(0, WARNINGS, warning.countName());
    }
    counts.at(WARNINGS).at(CUSTOM_DATA_CHARACTERS);
    counts.at(WARNINGS).at(UNSERVED_COUNTRIES);
  }

  /** Counts what is doubtful about an event. */
  void count(Instant time, String country, Set<EventWarning> warnings) {
    if (time.isBefore(oldest)) {
      counts.add(1, WARNINGS, EventWarning.OLD.countName());
    } else if (time.isAfter(latest)) {
      counts.add(1, WARNINGS, EventWarning.FUTURE.countName());
    }
    warnings.forEach(this::count);
    if (!servedCountries.contains(country)) {
      counts.add(1, WARNINGS, UNSERVED_COUNTRIES, country);
    }
  }

  /** Counts one doubt, also about a row that becomes no event. */
  void count(EventWarning warning) {
    counts.add(1, WARNINGS, warning.countName());
  }

  /** Counts custom attributes whose values have other characters than Amazon names. */
  void countAttributes(Set<String> attributes) {
    attributes.forEach(attribute -> counts.add(1, WARNINGS, CUSTOM_DATA_CHARACTERS, attribute));
  }

  /** Keeps an id of the page, to be compared with the others of the job. */
  void addId(String id) {
    if (ids == idHashes.length) {
      idHashes = Arrays.copyOf(idHashes, 2 * ids);
    }
    byte[] digest = sha256.digest(id.getBytes(StandardCharsets.UTF_8));
    idHashes[ids++] = ByteBuffer.wrap(digest).getLong();
  }

  /** Counts the ids since the last page that the job had before. */
  void endPage() {
    RepeatedIds.Found found = repeatedIds.add(idHashes, ids);
    ids = 0;
    counts.add(found.repeated(), WARNINGS, EventWarning.REPEATED_ID.countName());
    counts.add(found.notCompared(), WARNINGS, EventWarning.UNCOMPARED_ID.countName());
  }

  /**
   * Adds a line for each warning that there is.
   *
   * @param names what the columns are called in the input
   */
  static void addTo(ReportLines lines, Counts counts, ColumnNames names) {
    for (EventWarning warning : EventWarning.values()) {
      lines.warnIfAny(warning.text(names), counts.get(WARNINGS, warning.countName()));
    }
    lines.warnByName(
        "values of custom attributes with characters other than A to Z, a to z, 0 to 9 and _, which"
            + " Amazon may refuse",
        counts.at(WARNINGS).at(CUSTOM_DATA_CHARACTERS),
        names::of);
    lines.warnByName(
        "events for countries that Amazon's own client does not send to this region",
        counts.at(WARNINGS).at(UNSERVED_COUNTRIES));
  }
}
