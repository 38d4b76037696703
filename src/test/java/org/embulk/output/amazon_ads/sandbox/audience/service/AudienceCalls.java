package org.embulk.output.amazon_ads.sandbox.audience.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.embulk.output.amazon_ads.sandbox.audience.state.Audience;
import org.embulk.output.amazon_ads.sandbox.audience.state.AudienceStore;
import org.embulk.output.amazon_ads.sandbox.audience.state.Connection;
import org.embulk.output.amazon_ads.sandbox.audience.state.ConnectionStore;
import org.embulk.output.amazon_ads.sandbox.audience.state.Fee;
import org.embulk.output.amazon_ads.sandbox.audience.state.SecondCreate;
import org.embulk.output.amazon_ads.sandbox.transport.RawResponse;

/** Makes, shows and changes audiences. */
final class AudienceCalls {
  private final AudienceStore audiences;
  private final ConnectionStore connections;
  private final Optional<SecondCreate> secondCreate;

  /**
   * @param secondCreate empty: SAME if the connection has an advertiser, ANOTHER otherwise
   */
  AudienceCalls(
      AudienceStore audiences, ConnectionStore connections, Optional<SecondCreate> secondCreate) {
    this.audiences = audiences;
    this.connections = connections;
    this.secondCreate = secondCreate;
  }

  synchronized RawResponse create(Call call) throws Refusal {
    String connectionId = call.body().at("/targetResource/connectionId").asText();
    Connection connection =
        connections
            .find(connectionId)
            .orElseThrow(() -> call.refusal(400, "There is no such connection"));
    Audience draft = draft(call.body(), connectionId);
    Optional<Audience> first = audiences.find(connectionId, draft.externalId());
    if (first.isPresent()) {
      switch (policyFor(connection)) {
        case SAME:
          return call.answer(200, AudienceJson.created(first.get()));
        case REFUSED:
          throw call.refusal(
              400, "An audience with externalAudienceId " + draft.externalId() + " exists");
        default:
          break;
      }
    }
    return call.answer(201, AudienceJson.created(audiences.make(draft)));
  }

  RawResponse read(Call call) throws Refusal {
    Audience audience = find(call);
    Optional<Connection> connection = connections.find(audience.connectionId());
    return call.answer(200, AudienceJson.whole(audience, connection));
  }

  /** Replaces what the body has, and resets what it lacks: the harshest reading. */
  synchronized RawResponse update(Call call) throws Refusal {
    JsonNode metadata = call.body().path("metadata");
    Audience changed =
        find(call)
            .description(call.body().path("description").asText())
            .ttl(metadata.path("ttl").asLong(Audience.DEFAULT_TTL))
            .fees(fees(metadata));
    audiences.replace(changed);
    Optional<Connection> connection = connections.find(changed.connectionId());
    return call.answer(200, AudienceJson.updated(changed, connection));
  }

  private Audience find(Call call) throws Refusal {
    return audiences
        .find(new BigInteger(call.id()))
        .orElseThrow(() -> call.refusal(404, "There is no such audience"));
  }

  private SecondCreate policyFor(Connection connection) {
    return secondCreate.orElse(
        connection.hasAdvertiser() ? SecondCreate.SAME : SecondCreate.ANOTHER);
  }

  private static Audience draft(JsonNode body, String connectionId) {
    JsonNode metadata = body.path("metadata");
    return new Audience(
        BigInteger.ZERO,
        connectionId,
        body.path("name").asText(),
        body.path("description").asText(),
        body.path("countryCode").asText(),
        metadata.path("externalAudienceId").asText(),
        metadata.path("ttl").asLong(Audience.DEFAULT_TTL),
        fees(metadata));
  }

  private static List<Fee> fees(JsonNode metadata) {
    List<Fee> fees = new ArrayList<>();
    for (JsonNode fee : metadata.path("audienceFees")) {
      fees.add(new Fee(fee.path("currency").asText(), fee.path("cpmCents").decimalValue()));
    }
    return List.copyOf(fees);
  }
}
