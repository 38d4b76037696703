package org.embulk.output.amazon_ads.conversion;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.embulk.output.amazon_ads.core.identity.KeyCoverage;

/** What the report needs to know about an event without reading its JSON again. */
public final class EventMetadata {
  private final KeyCoverage coverage;
  private final Instant time;
  private final String country;
  private final String ownId;
  private final Set<EventWarning> warnings;

  /**
   * @param country ISO 3166-1 alpha-2 in upper case
   * @param ownId the {@code event_id} of the row, or null if it has none, whatever the event got
   */
  public EventMetadata(
      KeyCoverage coverage,
      Instant time,
      String country,
      String ownId,
      Set<EventWarning> warnings) {
    this.coverage = coverage;
    this.time = time;
    this.country = country;
    this.ownId = ownId;
    this.warnings = warnings;
  }

  /** Returns which match keys the event carries, and which normalization left out. */
  public KeyCoverage coverage() {
    return coverage;
  }

  public Instant time() {
    return time;
  }

  public String country() {
    return country;
  }

  public Optional<String> ownId() {
    return Optional.ofNullable(ownId);
  }

  public Set<EventWarning> warnings() {
    return warnings;
  }
}
