package org.embulk.output.amazon_ads.sandbox.audience.service;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.embulk.output.amazon_ads.sandbox.transport.RequestHead;

/**
 * The operations of the contract, in the order of its table. The definitions are those of {@code
 * audiences-schemas.json}.
 */
public enum Operation {
  READ_TERMS(
      "GET", "/amc/audiences/connections/terms", MediaTypes.CONNECTIONS, "", "termsResponse"),
  LIST_CONNECTIONS(
      "GET",
      "/amc/audiences/connections",
      MediaTypes.CONNECTIONS,
      "",
      "connectionsResponse",
      "connectionId"),
  LIST_ACCOUNTS(
      "GET", "/amc/accounts", MediaTypes.CONNECTIONS, "", "accountsResponse", "nextToken"),
  LIST_INSTANCES(
      "GET", "/amc/instances", MediaTypes.INSTANCES, "", "instancesResponse", "limit", "nextToken"),
  LIST_PROFILES(
      "GET", "/v2/profiles", MediaTypes.JSON, "", "profilesResponse", "profileTypeFilter"),
  LIST_ADVERTISERS(
      "GET",
      "/dsp/advertisers",
      MediaTypes.JSON,
      "",
      "dspAdvertisersResponse",
      "advertiserIdFilter"),
  CREATE_CONNECTION(
      "POST",
      "/amc/audiences/connections",
      MediaTypes.CONNECTIONS,
      "connectionCreateRequest",
      "connectionCreateResponse"),
  CREATE_AUDIENCE(
      "POST",
      "/amc/audiences/metadata",
      MediaTypes.AUDIENCES,
      "audienceCreateRequest",
      "audienceCreateResponse"),
  READ_AUDIENCE(
      "GET",
      "/amc/audiences/metadata/([1-9][0-9]{0,19})",
      MediaTypes.AUDIENCES,
      "",
      "audienceResponse"),
  UPDATE_AUDIENCE(
      "PUT",
      "/amc/audiences/metadata/([1-9][0-9]{0,19})",
      MediaTypes.AUDIENCES,
      "audienceUpdateRequest",
      "audienceResponse"),
  UPLOAD(
      "POST", "/amc/audiences/records", MediaTypes.AUDIENCES, "recordsRequest", "recordsResponse"),
  READ_STATUS("GET", "/amc/audiences/records/([^/]+)", MediaTypes.AUDIENCES, "", "statusResponse");

  private final String method;
  private final Pattern path;
  private final String mediaType;
  private final String requestDefinition;
  private final String answerDefinition;
  private final Set<String> query;

  Operation(
      String method,
      String path,
      String mediaType,
      String requestDefinition,
      String answerDefinition,
      String... query) {
    this.method = method;
    this.path = Pattern.compile(path);
    this.mediaType = mediaType;
    this.requestDefinition = requestDefinition;
    this.answerDefinition = answerDefinition;
    this.query = Set.of(query);
  }

  /** Returns the operation of a method and a path; the query does not matter. */
  public static Optional<Operation> of(RequestHead head) {
    String path = RequestTarget.of(head).path();
    return Arrays.stream(values())
        .filter(operation -> operation.method.equals(head.method()))
        .filter(operation -> operation.path.matcher(path).matches())
        .findFirst();
  }

  /** Returns the id at the end of the path. */
  String idIn(String requestPath) {
    Matcher matcher = path.matcher(requestPath);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("Not a path of " + this);
    }
    return matcher.group(1);
  }

  public String mediaType() {
    return mediaType;
  }

  public boolean hasBody() {
    return !requestDefinition.isEmpty();
  }

  String requestDefinition() {
    return requestDefinition;
  }

  public String answerDefinition() {
    return answerDefinition;
  }

  Set<String> query() {
    return query;
  }

  /** The media types of the contract. */
  private static final class MediaTypes {
    static final String CONNECTIONS = "application/vnd.amcaudiencesconnections.v1+json";
    static final String AUDIENCES = "application/vnd.amcaudiences.v1+json";
    static final String INSTANCES = "application/vnd.amcinstances.v1+json";
    static final String JSON = "application/json";
  }
}
