package org.embulk.output.amazon_ads_conversion.convert;

import java.time.Instant;
import java.util.Optional;

/** What the report needs to know about an event without reading its JSON again. */
public final class EventMetadata {
  private final KeyCoverage coverage;
  private final Instant time;
  private final String ownId;
  private final boolean consentByIpAddressOnly;

  /**
   * @param ownId the {@code event_id} of the row, or null if it has none, even if the event got a
   *     fallback
   * @param consentByIpAddressOnly whether Amazon requires more than the IP address that is sent
   */
  public EventMetadata(
      KeyCoverage coverage, Instant time, String ownId, boolean consentByIpAddressOnly) {
    this.coverage = coverage;
    this.time = time;
    this.ownId = ownId;
    this.consentByIpAddressOnly = consentByIpAddressOnly;
  }

  /** Returns which match keys the event carries, and which normalization left out. */
  public KeyCoverage coverage() {
    return coverage;
  }

  public Instant time() {
    return time;
  }

  public Optional<String> ownId() {
    return Optional.ofNullable(ownId);
  }

  /** Returns whether an IP address is the only consent of a person in the EEA or the UK. */
  public boolean isConsentByIpAddressOnly() {
    return consentByIpAddressOnly;
  }
}
