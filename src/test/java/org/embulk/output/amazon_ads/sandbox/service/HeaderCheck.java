package org.embulk.output.amazon_ads.sandbox.service;

import java.util.Optional;
import java.util.regex.Pattern;
import org.embulk.output.amazon_ads.sandbox.records.ReceivedRequest;
import org.embulk.output.amazon_ads.sandbox.transport.RawResponse;

/** Checks everything of an events request that stands before its body. */
public final class HeaderCheck {
  /** The contract: the name of the plugin, and its version. */
  private static final Pattern USER_AGENT =
      Pattern.compile("embulk-output-amazon_ads_conversion/[^\\s/]+");

  static final String API_TOKEN_HEADER = "Amazon-Advertising-API-Token";

  private static final String ADVERTISER_HEADER = "Amazon-Ads-AccountId";
  private static final String MANAGER_HEADER = "Amazon-Ads-Manager-AccountId";

  private final String clientId;
  private final String apiToken;
  private final Optional<String> advertiserId;
  private final IssuedTokens tokens;

  public HeaderCheck(
      String clientId, String apiToken, Optional<String> advertiserId, IssuedTokens tokens) {
    this.clientId = clientId;
    this.apiToken = apiToken;
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
    boolean byApiToken = request.header(API_TOKEN_HEADER).isPresent();
    if (byApiToken && request.header("Authorization").isPresent()) {
      return badRequest("Authorization and " + API_TOKEN_HEADER + " exclude each other");
    }
    Optional<RawResponse> problem =
        byApiToken ? problemOfApiToken(request) : problemOfLogin(request);
    return problem.isPresent() ? problem : problemOfAccount(request);
  }

  private Optional<RawResponse> problemOfLogin(ReceivedRequest request) {
    if (request.header("Authorization").filter(this::isAccepted).isEmpty()) {
      return problem(401, "UNAUTHORIZED", "The access token is missing, unknown or expired");
    }
    if (request.header("Amazon-Ads-ClientId").isEmpty()) {
      return badRequest("Amazon-Ads-ClientId is missing");
    }
    return request.header("Amazon-Ads-ClientId").equals(Optional.of(clientId))
        ? Optional.empty()
        : problem(403, "FORBIDDEN", "The token belongs to another client");
  }

  private Optional<RawResponse> problemOfApiToken(ReceivedRequest request) {
    if (!request.header(API_TOKEN_HEADER).equals(Optional.of(apiToken))) {
      return problem(401, "UNAUTHORIZED", "The API token is unknown");
    }
    if (request.header("Amazon-Ads-ClientId").isPresent()) {
      return badRequest("Amazon-Ads-ClientId goes with Authorization only");
    }
    return request.header(MANAGER_HEADER).isPresent()
        ? Optional.empty()
        : badRequest(MANAGER_HEADER + " is missing");
  }

  private Optional<RawResponse> problemOfAccount(ReceivedRequest request) {
    Optional<String> advertiser = request.header(ADVERTISER_HEADER).filter(id -> !id.isBlank());
    Optional<String> manager = request.header(MANAGER_HEADER).filter(id -> !id.isBlank());
    if (advertiser.isPresent() && manager.isPresent()) {
      return badRequest(ADVERTISER_HEADER + " and " + MANAGER_HEADER + " exclude each other");
    }
    if (advertiser.isEmpty() && manager.isEmpty()) {
      return badRequest(ADVERTISER_HEADER + " is missing");
    }
    return advertiserId.isEmpty() || manager.isPresent() || advertiserId.equals(advertiser)
        ? Optional.empty()
        : problem(403, "FORBIDDEN", "This client may not write for this advertiser");
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
