package org.embulk.output.amazon_ads_conversion.sandbox.service;

import java.util.Optional;
import java.util.regex.Pattern;
import org.embulk.output.amazon_ads_conversion.sandbox.records.ReceivedRequest;
import org.embulk.output.amazon_ads_conversion.sandbox.transport.RawResponse;

/** Checks everything of an events request that stands before its body. */
public final class HeaderCheck {
  /** The contract: the name of the plugin, and its version. */
  private static final Pattern USER_AGENT =
      Pattern.compile("embulk-output-amazon_ads_conversion/[^\\s/]+");

  private final String clientId;
  private final Optional<String> advertiserId;
  private final IssuedTokens tokens;

  public HeaderCheck(String clientId, Optional<String> advertiserId, IssuedTokens tokens) {
    this.clientId = clientId;
    this.advertiserId = advertiserId;
    this.tokens = tokens;
  }

  Optional<RawResponse> problemOf(ReceivedRequest request) {
    if (!request.method().equals("POST")) {
      return problem(405, "ACTION_NOT_SUPPORTED", "This path takes POST only");
    }
    if (!MediaType.of(request, "Content-Type").is("application/json")) {
      return badRequest("Content-Type is not application/json");
    }
    if (!MediaType.of(request, "Accept").is("application/json")) {
      return badRequest("Accept is not application/json");
    }
    if (!request.headers().all("Content-Encoding").isEmpty()) {
      return badRequest("Content-Encoding is not supported");
    }
    if (request.header("User-Agent").filter(USER_AGENT.asPredicate()).isEmpty()) {
      return badRequest("User-Agent does not name the plugin and its version");
    }
    if (request.header("Authorization").filter(this::isAccepted).isEmpty()) {
      return problem(401, "UNAUTHORIZED", "The access token is missing, unknown or expired");
    }
    if (request.header("Amazon-Ads-ClientId").isEmpty()) {
      return badRequest("Amazon-Ads-ClientId is missing");
    }
    if (request.header("Amazon-Ads-AccountId").filter(id -> !id.isBlank()).isEmpty()) {
      return badRequest("Amazon-Ads-AccountId is missing");
    }
    if (!request.header("Amazon-Ads-ClientId").equals(Optional.of(clientId))) {
      return problem(403, "FORBIDDEN", "The token belongs to another client");
    }
    if (advertiserId.isPresent() && !advertiserId.equals(request.header("Amazon-Ads-AccountId"))) {
      return problem(403, "FORBIDDEN", "This client may not write for this advertiser");
    }
    return Optional.empty();
  }

  private boolean isAccepted(String authorization) {
    return authorization.startsWith("Bearer ")
        && tokens.accepts(authorization.substring("Bearer ".length()));
  }

  private static Optional<RawResponse> badRequest(String message) {
    return problem(400, "BAD_REQUEST", message);
  }

  private static Optional<RawResponse> problem(int status, String code, String message) {
    return Optional.of(RawResponse.error(status, code, message));
  }
}
