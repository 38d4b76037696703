package org.embulk.output.amazon_ads.sandbox.audience.service;

import java.util.List;
import java.util.regex.Pattern;
import org.embulk.output.amazon_ads.sandbox.records.ReceivedRequest;
import org.embulk.output.amazon_ads.sandbox.service.IssuedTokens;

/** Checks everything that stands before the body of a request. */
public final class HeadCheck {
  static final String ACCOUNT_HEADER = "Amazon-Advertising-API-AdvertiserId";
  static final String MARKETPLACE_HEADER = "Amazon-Advertising-API-MarketplaceId";
  static final String PROFILE_HEADER = "Amazon-Advertising-API-Scope";

  private static final String CLIENT_HEADER = "Amazon-Advertising-API-ClientId";

  /** Names one of the plugins of this project, and its version. */
  private static final Pattern USER_AGENT =
      Pattern.compile("embulk-output-amazon_ads\\w*/[^\\s/]+");

  private static final Pattern LIMIT = Pattern.compile("[1-9][0-9]?|100");

  private final String clientId;
  private final IssuedTokens tokens;

  public HeadCheck(String clientId, IssuedTokens tokens) {
    this.clientId = clientId;
    this.tokens = tokens;
  }

  void check(Operation operation, ReceivedRequest request) throws Refusal {
    checkQuery(operation, request);
    checkLogin(operation, request);
    if (request.header("User-Agent").filter(USER_AGENT.asPredicate()).isEmpty()) {
      throw refusal(operation, request, 400, "User-Agent does not name the plugin");
    }
    if (!request.headers().all("Accept").equals(List.of(operation.mediaType()))) {
      throw refusal(operation, request, 406, "Accept is not " + operation.mediaType());
    }
    List<String> contentType = request.headers().all("Content-Type");
    if (operation.hasBody() && !contentType.equals(List.of(operation.mediaType()))) {
      throw refusal(operation, request, 415, "Content-Type is not " + operation.mediaType());
    }
    if (!operation.hasBody() && !contentType.isEmpty()) {
      throw refusal(operation, request, 415, "There is a Content-Type without a body");
    }
    checkScope(operation, request);
  }

  private static void checkQuery(Operation operation, ReceivedRequest request) throws Refusal {
    RequestTarget target = RequestTarget.of(request.head());
    for (String name : target.query().keySet()) {
      if (!operation.query().contains(name) || target.only(name).isEmpty()) {
        throw refusal(operation, request, 404, "The parameter " + name + " is unknown or repeated");
      }
    }
    if (operation == Operation.LIST_PROFILES
        && target.only("profileTypeFilter").filter("agency"::equals).isEmpty()) {
      throw refusal(operation, request, 404, "profileTypeFilter is not agency");
    }
    if (target.query().containsKey("limit")
        && target.only("limit").filter(LIMIT.asMatchPredicate()).isEmpty()) {
      throw refusal(operation, request, 404, "limit is not from 1 to 100");
    }
  }

  private void checkLogin(Operation operation, ReceivedRequest request) throws Refusal {
    String authorization = request.header("Authorization").orElse("");
    String token = authorization.replaceFirst("^Bearer ", "");
    if (token.equals(authorization) || !tokens.all().contains(token)) {
      throw Refusal.ofFault(
          operation,
          request,
          ErrorBody.gatewayDetails(401, "UNAUTHORIZED", "Not a token of this sandbox"),
          "Authorization has no token that was issued");
    }
    if (!tokens.accepts(token)) {
      // Nobody can know the moment when a token ends.
      throw new Refusal(ErrorBody.gatewayDetails(401, "UNAUTHORIZED", "The token is over"), "");
    }
    if (request.header(CLIENT_HEADER).filter(clientId::equals).isEmpty()) {
      throw refusal(operation, request, 400, CLIENT_HEADER + " is not the client's id");
    }
  }

  private static void checkScope(Operation operation, ReceivedRequest request) throws Refusal {
    boolean isInstances = operation == Operation.LIST_INSTANCES;
    checkPresence(operation, request, ACCOUNT_HEADER, isInstances);
    checkPresence(operation, request, MARKETPLACE_HEADER, isInstances);
    checkPresence(operation, request, PROFILE_HEADER, operation == Operation.LIST_ADVERTISERS);
  }

  private static void checkPresence(
      Operation operation, ReceivedRequest request, String header, boolean isNeeded)
      throws Refusal {
    if (isNeeded && request.header(header).filter(value -> !value.isBlank()).isEmpty()) {
      throw refusal(operation, request, 400, header + " is missing");
    }
    if (!isNeeded && !request.headers().all(header).isEmpty()) {
      throw refusal(operation, request, 400, header + " does not belong here");
    }
  }

  private static Refusal refusal(
      Operation operation, ReceivedRequest request, int status, String what) {
    return Refusal.ofFault(operation, request, ErrorBody.gatewayMessage(status, what), what);
  }
}
