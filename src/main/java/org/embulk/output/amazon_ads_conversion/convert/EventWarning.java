package org.embulk.output.amazon_ads_conversion.convert;

/** What is doubtful about an event that is sent all the same, since Amazon decides. */
public enum EventWarning {
  /** The name is one that Amazon's own client for the Events API refuses. */
  NAME,
  /** A purchase with a value has no currency, which Amazon's own client refuses. */
  NO_CURRENCY,
  /** An IP address is the only consent of a person in the EEA or the UK. */
  CONSENT_BY_IP_ADDRESS_ONLY,
  /** A person in the EEA or the UK has no consent, on a host that does not require one. */
  NO_CONSENT
}
