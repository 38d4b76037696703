package org.embulk.output.amazon_ads_conversion.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the credentials, never showing their values. */
final class CredentialsOptions {
  /** What an HTTP header can contain: the client id is sent in one. */
  static final Pattern HEADER_TEXT = Pattern.compile("[\\x21-\\x7e]{1,512}");

  private static final String API_TOKEN = "api_token";
  private static final String STORED = "td_authentication_id";

  private static final Pattern TOKEN_TEXT = Pattern.compile("amzn_ads\\|[\\x21-\\x7e]{1,4087}");

  private CredentialsOptions() {}

  static Credentials read(PluginTask task, boolean dryRun, OptionReader options) {
    if (options.text(STORED, task.getTdAuthenticationId()).isPresent()
        && !(OptionReader.isAbsent(task.getApiEndpoint())
            && OptionReader.isAbsent(task.getTokenEndpoint()))) {
      options.problem(
          STORED,
          "can't be set beside \"api_endpoint\" or \"token_endpoint\", where its secrets would be"
              + " sent: remove either it or them");
    }
    Optional<JsonNode> id = task.getClientId().map(Secret::given);
    Optional<JsonNode> secret = task.getClientSecret().map(Secret::given);
    Optional<JsonNode> token = task.getRefreshToken().map(Secret::given);
    Optional<JsonNode> apiToken = task.getApiToken().map(Secret::given);
    boolean noLogin =
        OptionReader.isAbsent(id) && OptionReader.isAbsent(secret) && OptionReader.isAbsent(token);
    if (hasApiToken(task)) {
      if (!noLogin) {
        options.problem(
            API_TOKEN,
            "takes the place of \"client_id\", \"client_secret\" and \"refresh_token\": remove either"
                + " it or them");
      }
      return apiToken(apiToken, task, options);
    }
    options.text(API_TOKEN, apiToken); // A list or a map is a problem, and no token.
    boolean stored = options.text(STORED, task.getTdAuthenticationId()).isPresent();
    if (noLogin && stored && !dryRun) {
      options.problem(
          STORED,
          "names an authentication that only Treasure Data can resolve into credentials; with plain"
              + " Embulk, set \"client_id\", \"client_secret\" and \"refresh_token\" instead");
    }
    boolean required = !dryRun && !(noLogin && stored);
    return login(id, secret, token, required, options);
  }

  static boolean hasApiToken(PluginTask task) {
    return task.getApiToken()
        .map(Secret::given)
        .filter(JsonNode::isValueNode)
        .filter(given -> !OptionReader.isAbsent(Optional.of(given)))
        .isPresent();
  }

  private static Credentials apiToken(
      Optional<JsonNode> given, PluginTask task, OptionReader options) {
    String token = options.text(API_TOKEN, given).orElse("");
    if (!TOKEN_TEXT.matcher(token).matches()) {
      options.problem(
          API_TOKEN,
          "must begin with amzn_ads| and be printable ASCII without blanks, at most 4096"
              + " characters");
    }
    if (options.text(STORED, task.getTdAuthenticationId()).isPresent()) {
      options.problem(
          API_TOKEN, "can't be set beside \"td_authentication_id\": remove one of them");
    }
    if (OptionReader.isAbsent(task.getManagerAccountId())) {
      options.problem(
          "manager_account_id",
          OptionReader.isAbsent(task.getAdvertiserId())
              ? "is required with \"api_token\""
              : "is required with \"api_token\", instead of \"advertiser_id\"");
    }
    return Credentials.ofApiToken(token);
  }

  private static Credentials login(
      Optional<JsonNode> id,
      Optional<JsonNode> secret,
      Optional<JsonNode> token,
      boolean required,
      OptionReader options) {
    String clientId = text("client_id", id, required, options);
    if (!clientId.isEmpty() && !HEADER_TEXT.matcher(clientId).matches()) {
      options.problem("client_id", "must be at most 512 printable ASCII characters without blanks");
    }
    return Credentials.ofLogin(
        clientId,
        text("client_secret", secret, required, options),
        text("refresh_token", token, required, options));
  }

  private static String text(
      String option, Optional<JsonNode> given, boolean required, OptionReader options) {
    return required ? options.required(option, given) : options.text(option, given).orElse("");
  }
}
