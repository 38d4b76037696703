package org.embulk.output.amazon_ads.sandbox.audience.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.Optional;
import org.embulk.output.amazon_ads.sandbox.audience.state.Audience;
import org.embulk.output.amazon_ads.sandbox.audience.state.Connection;
import org.embulk.output.amazon_ads.sandbox.service.Json;

/** Writes an audience as the answers have it. */
final class AudienceJson {
  private AudienceJson() {}

  static ObjectNode created(Audience audience) {
    return Json.object()
        .put("audienceId", audience.id())
        .put("externalAudienceId", audience.externalId());
  }

  /** Writes the answer to a PUT, which has neither country nor sizes. */
  static ObjectNode updated(Audience audience, Optional<Connection> connection) {
    ObjectNode json = Json.object();
    connection
        .map(one -> one.text("dspAdvertiserId"))
        .filter(id -> id.matches("[1-9][0-9]{0,19}"))
        .ifPresent(id -> json.put("advertiserId", new BigInteger(id)));
    json.put("audienceId", audience.id())
        .put("name", audience.name())
        .put("description", audience.description());
    ObjectNode metadata =
        json.putObject("metadata")
            .put("externalAudienceId", audience.externalId())
            .put("ttl", audience.ttl());
    ArrayNode fees = metadata.putArray("audienceFees");
    audience
        .fees()
        .forEach(
            fee ->
                fees.addObject().put("currency", fee.currency()).put("cpmCents", fee.cpmCents()));
    return json;
  }

  static ObjectNode whole(Audience audience, Optional<Connection> connection) {
    ObjectNode json = updated(audience, connection).put("countryCode", audience.countryCode());
    json.withObject("/metadata").set("audienceSize", sizes());
    return json;
  }

  /** Writes what Amazon says as long as it knows nothing. */
  static ObjectNode sizes() {
    return Json.object()
        .put("receivedRecordSize", -1)
        .put("idResolutionCount", -1)
        .put("dspAudienceSize", -1);
  }
}
