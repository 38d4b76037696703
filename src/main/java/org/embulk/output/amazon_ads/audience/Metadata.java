package org.embulk.output.amazon_ads.audience;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Amazon says of an audience, in the requests and answers about it; each part may be absent.
 */
final class Metadata {
  private final ObjectNode json;

  Metadata(ObjectNode json) {
    this.json = json;
  }

  /** Returns what a new audience is made of. */
  static Metadata of(Settings settings, String connectionId) {
    AudienceOptions audience = settings.audience;
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", audience.name);
    json.put("description", audience.description.orElse(audience.name));
    json.put("countryCode", settings.country);
    json.putObject("targetResource").put("connectionId", connectionId);
    ObjectNode metadata = json.putObject("metadata");
    metadata.put("externalAudienceId", audience.externalId);
    metadata.put("ttl", audience.timeToLive.orElse(AudienceOptions.MAX_TIME_TO_LIVE));
    audience.fee.ifPresent(
        fee -> writeFees(metadata, Collections.singletonMap(fee.currency, plain(fee.cents))));
    return new Metadata(json);
  }

  ObjectNode json() {
    return json;
  }

  /**
   * Returns the options whose values differ from those of another one that says something of them.
   */
  List<String> differences(Metadata other) {
    List<String> differing = new ArrayList<>();
    addIfOther(differing, "audience_name", json.get("name"), other.json.get("name"));
    addIfOther(
        differing, "audience_description", json.get("description"), other.json.get("description"));
    addIfOther(differing, "country_code", json.get("countryCode"), other.json.get("countryCode"));
    JsonNode ttl = other.json.at("/metadata/ttl");
    if (isNumber(ttl)
        && isNumber(ttl())
        && ttl.decimalValue().compareTo(ttl().decimalValue()) != 0) {
      differing.add("time_to_live");
    }
    if (other.json.at("/metadata/audienceFees").isArray() && !fees().equals(other.fees())) {
      differing.add("audience_fee");
    }
    return differing;
  }

  private static void addIfOther(
      List<String> differing, String option, JsonNode ours, JsonNode theirs) {
    if (theirs != null && !theirs.isNull() && !theirs.equals(ours)) {
      differing.add(option);
    }
  }

  /**
   * Returns the body that changes what the options change and keeps the rest; empty if they change
   * nothing.
   */
  ObjectNode changedBy(AudienceOptions options) {
    ObjectNode changed = body(options.description, options.timeToLive, options.fee);
    return changed.equals(body(Optional.empty(), Optional.empty(), Optional.empty()))
        ? JsonNodeFactory.instance.objectNode()
        : changed;
  }

  /** Returns what can be changed, with what was read where nothing else is given. */
  private ObjectNode body(
      Optional<String> description, Optional<Integer> timeToLive, Optional<Fee> fee) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (description.isPresent() || json.path("description").isTextual()) {
      body.put("description", description.orElseGet(() -> json.path("description").asText()));
    }
    ObjectNode metadata = JsonNodeFactory.instance.objectNode();
    if (timeToLive.isPresent() || isNumber(ttl())) {
      BigDecimal seconds =
          timeToLive.map(BigDecimal::valueOf).orElseGet(() -> ttl().decimalValue());
      metadata.put("ttl", plain(seconds));
    }
    Map<String, BigDecimal> fees = fees();
    fee.ifPresent(given -> fees.put(given.currency, plain(given.cents)));
    if (!fees.isEmpty()) {
      writeFees(metadata, fees);
    }
    if (metadata.size() > 0) {
      body.set("metadata", metadata);
    }
    return body;
  }

  /** Returns whether it is a number that Java can hold. */
  private static boolean isNumber(JsonNode node) {
    return node.isNumber() && Double.isFinite(node.doubleValue());
  }

  private JsonNode ttl() {
    return json.at("/metadata/ttl");
  }

  private static void writeFees(ObjectNode metadata, Map<String, BigDecimal> fees) {
    ArrayNode list = metadata.putArray("audienceFees");
    fees.forEach(
        (currency, cents) -> list.addObject().put("currency", currency).put("cpmCents", cents));
  }

  /** Returns the cents of each fee by its currency, of those that have both. */
  private Map<String, BigDecimal> fees() {
    Map<String, BigDecimal> fees = new LinkedHashMap<>();
    for (JsonNode fee : json.at("/metadata/audienceFees")) {
      if (fee.path("currency").isTextual() && isNumber(fee.path("cpmCents"))) {
        fees.put(fee.path("currency").asText(), plain(fee.path("cpmCents").decimalValue()));
      }
    }
    return fees;
  }

  /** Returns the same number without zeros at its end, and without an exponent. */
  private static BigDecimal plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
