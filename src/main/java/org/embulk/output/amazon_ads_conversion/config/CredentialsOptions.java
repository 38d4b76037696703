package org.embulk.output.amazon_ads_conversion.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the credentials, never showing their values. */
final class CredentialsOptions {
  /** What an HTTP header can contain: the client id is sent in one. */
  static final Pattern HEADER_TEXT = Pattern.compile("[\\x21-\\x7e]{1,512}");

  private CredentialsOptions() {}

  static Credentials read(PluginTask task, OptionReader options) {
    Optional<String> stored = options.text("td_authentication_id", task.getTdAuthenticationId());
    Optional<JsonNode> id = task.getClientId().map(Secret::given);
    Optional<JsonNode> secret = task.getClientSecret().map(Secret::given);
    Optional<JsonNode> token = task.getRefreshToken().map(Secret::given);
    if (stored.isPresent()
        && OptionReader.isAbsent(id)
        && OptionReader.isAbsent(secret)
        && OptionReader.isAbsent(token)) {
      options.problem(
          "td_authentication_id",
          "names an authentication that only Treasure Data can resolve into credentials; with plain"
              + " Embulk, set \"client_id\", \"client_secret\" and \"refresh_token\" instead");
      return new Credentials("", "", "");
    }
    String clientId = options.required("client_id", id);
    if (!clientId.isEmpty() && !HEADER_TEXT.matcher(clientId).matches()) {
      options.problem("client_id", "must be at most 512 printable ASCII characters without blanks");
    }
    return new Credentials(
        clientId,
        options.required("client_secret", secret),
        options.required("refresh_token", token));
  }
}
