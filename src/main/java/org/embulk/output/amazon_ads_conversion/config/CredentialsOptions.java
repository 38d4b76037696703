package org.embulk.output.amazon_ads_conversion.config;

import java.util.regex.Pattern;

/** Reads the credentials, never showing what was given. */
final class CredentialsOptions {
  /** What an HTTP header can carry: the client id travels in one. */
  static final Pattern HEADER_TEXT = Pattern.compile("[\\x21-\\x7e]{1,512}");

  private CredentialsOptions() {}

  static Credentials read(PluginTask task, OptionReader options) {
    boolean none =
        !options.text("client_id", task.getClientId()).isPresent()
            && !options.text("client_secret", task.getClientSecret()).isPresent()
            && !options.text("refresh_token", task.getRefreshToken()).isPresent();
    if (none && options.text("td_authentication_id", task.getTdAuthenticationId()).isPresent()) {
      options.problem(
          "td_authentication_id",
          "names an authentication that only Treasure Data can resolve into credentials; with plain"
              + " Embulk give \"client_id\", \"client_secret\" and \"refresh_token\" instead");
      return new Credentials("", "", "");
    }
    String clientId = options.required("client_id", task.getClientId());
    if (!clientId.isEmpty() && !HEADER_TEXT.matcher(clientId).matches()) {
      options.problem("client_id", "must be at most 512 printable ASCII characters without blanks");
    }
    return new Credentials(
        clientId,
        options.required("client_secret", task.getClientSecret()),
        options.required("refresh_token", task.getRefreshToken()));
  }
}
