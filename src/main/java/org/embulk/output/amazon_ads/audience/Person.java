package org.embulk.output.amazon_ads.audience;

import java.util.Map;
import org.embulk.output.amazon_ads.core.config.Consent;
import org.embulk.output.amazon_ads.core.identity.KeyCoverage;
import org.embulk.output.amazon_ads.core.identity.MatchKeyType;

/** What a row says of a person; knows nothing of how an API writes it. */
final class Person {
  final String externalUserId;

  /** ISO 3166-1 alpha-2. */
  final String country;

  /** The SHA-256 of each identifier, in a fixed order. */
  final Map<MatchKeyType, byte[]> digests;

  /** Which identifiers there are, and which were left out. */
  final KeyCoverage coverage;

  /** What is sent of the person's consent, perhaps empty; null if nothing is said of it at all. */
  final Consent consent;

  /** Only beside a consent; null if there is none. */
  final String ipAddress;

  Person(
      String externalUserId,
      String country,
      Map<MatchKeyType, byte[]> digests,
      KeyCoverage coverage,
      Consent consent,
      String ipAddress) {
    this.externalUserId = externalUserId;
    this.country = country;
    this.digests = digests;
    this.coverage = coverage;
    this.consent = consent;
    this.ipAddress = ipAddress;
  }

  /** Says nothing of the person. */
  @Override
  public String toString() {
    return "Person(…)";
  }
}
