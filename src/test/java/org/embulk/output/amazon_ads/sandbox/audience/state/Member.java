package org.embulk.output.amazon_ads.sandbox.audience.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * A person in an audience.
 *
 * @param hashes the first set of hashed identifiers; missing in a sandbox that keeps no bodies
 * @param consent the whole {@code userConsent}; missing if the record had none
 */
public record Member(String externalUserId, String countryCode, JsonNode hashes, JsonNode consent) {
  public static Member of(JsonNode record) {
    return new Member(
        record.path("externalUserId").asText(),
        record.path("countryCode").asText(),
        record.at("/hashedPII/0"),
        record.path("userConsent"));
  }

  public static Member of(String externalUserId) {
    return new Member(externalUserId, "US", MissingNode.getInstance(), MissingNode.getInstance());
  }

  /** Keeps the little that a run of hundreds of thousands of people has room for. */
  Member bare() {
    return new Member(
        externalUserId, countryCode, MissingNode.getInstance(), MissingNode.getInstance());
  }
}
