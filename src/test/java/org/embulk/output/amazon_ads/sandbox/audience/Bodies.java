package org.embulk.output.amazon_ads.sandbox.audience;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The bodies that the tests of the sandbox send. */
final class Bodies {
  static final String EMAIL = "9eceb13483d7f187ec014fd6d4854d1420cfc634328af85f51d0323ba8622e21";

  private Bodies() {}

  /** Makes a person of the US. */
  static String create(String externalUserId) {
    return record(externalUserId, "CREATE", "US", "");
  }

  static String delete(String externalUserId) {
    return record(externalUserId, "DELETE", "US", "");
  }

  /** Makes a person of the US with this value of {@code amznUserData}. */
  static String consenting(String externalUserId, String grant) {
    return record(
        externalUserId,
        "CREATE",
        "US",
        """
        , "userConsent": {"geo": {"countryCode": "US"}, "consent": {"amzn": {"amznUserData": "%s"}}}
        """
            .formatted(grant));
  }

  static String record(String externalUserId, String action, String country, String more) {
    return """
        {"externalUserId": "%s", "countryCode": "%s", "action": "%s",
         "hashedPII": [{"email": "%s"}] %s}
        """
        .formatted(externalUserId, country, action, EMAIL, more);
  }

  /** Makes an upload to AMC alone. */
  static String upload(String connectionId, String audienceId, String... records) {
    return records("{\"connectionId\": \"%s\"}".formatted(connectionId), audienceId, records);
  }

  /** Makes an upload to AMC and DSP. */
  static String uploadToBoth(String connectionId, String audienceId, String... records) {
    return records(
        "{\"connectionId\": \"%s\", \"targetTypes\": [\"DSP\"]}".formatted(connectionId),
        audienceId,
        records);
  }

  static String audience(String connectionId, String externalId, String name) {
    return """
        {"name": "%s", "description": "%s", "countryCode": "US",
         "targetResource": {"connectionId": "%s"},
         "metadata": {"externalAudienceId": "%s", "ttl": 604800,
                      "audienceFees": [{"currency": "USD", "cpmCents": 1}]}}
        """
        .formatted(name, name, connectionId, externalId);
  }

  private static String records(String targetResource, String audienceId, String... records) {
    return "{\"targetResource\": %s, \"audienceId\": %s, \"records\": %s}"
        .formatted(
            targetResource,
            audienceId,
            Arrays.stream(records).collect(Collectors.joining(",", "[", "]")));
  }
}
