package org.embulk.output.amazon_ads.audience;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Optional;
import org.embulk.output.amazon_ads.core.job.ApiClient;

/** A pair that Amazon stores: an AMC instance and, where there is one, a DSP advertiser. */
final class Connection {
  /**
   * An order that does not change over time, since an audience can only be used with the connection
   * that made it.
   */
  static final Comparator<Connection> OLDEST_FIRST =
      Comparator.comparing((Connection connection) -> connection.created)
          .thenComparing(connection -> connection.id);

  final String id;
  private final String instanceId;
  private final String advertiserId;
  private final String accountId;
  private final Instant created;

  Connection(JsonNode json) {
    this.id = ApiClient.id(json.path("connectionId"));
    this.instanceId = ApiClient.id(json.path("amcInstanceId"));
    this.advertiserId = ApiClient.id(json.path("dspAdvertiserId"));
    this.accountId = ApiClient.id(json.path("amcAccountId"));
    this.created = time(json.path("creationDateTime").asText());
  }

  private static Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return Instant.MAX;
    }
  }

  /** Returns whether it belongs to the instance and to the advertiser, or to no advertiser. */
  boolean isOf(String instance, Optional<String> advertiser) {
    return instanceId.equals(instance) && advertiserId.equals(advertiser.orElse(""));
  }

  /** Returns whether it contradicts the account, which it may leave unsaid. */
  boolean isOfOtherAccount(Optional<String> account) {
    return account.isPresent() && !accountId.isEmpty() && !accountId.equals(account.get());
  }
}
