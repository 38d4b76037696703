package org.embulk.output.amazon_ads.core.config;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the credentials for Login with Amazon, never showing their values. */
public final class LoginOptions {
  /** The client id is sent in an HTTP header. */
  private static final Pattern HEADER_TEXT = Pattern.compile("[\\x21-\\x7e]{1,512}");

  private static final String STORED = "td_authentication_id";
  private static final String CLIENT_ID = "client_id";
  private static final String CLIENT_SECRET = "client_secret";
  private static final String REFRESH_TOKEN = "refresh_token";

  private LoginOptions() {}

  /** Returns whether any of the three credentials is given. */
  public static boolean isAnySet(Options options) {
    return options.isSet(CLIENT_ID) || options.isSet(CLIENT_SECRET) || options.isSet(REFRESH_TOKEN);
  }

  /** Returns the name of the authentication that Treasure Data stores, if one is given. */
  public static Optional<String> stored(Options options) {
    Optional<String> stored = options.text(STORED);
    if (stored.isPresent() && (options.isSet("api_endpoint") || options.isSet("token_endpoint"))) {
      options.problem(
          STORED,
          "can't be set beside \"api_endpoint\" or \"token_endpoint\", where its secrets would be"
              + " sent: remove either it or them");
    }
    return stored;
  }

  /**
   * Reads the credentials.
   *
   * @param tokenEndpoint the full URL of the token request
   * @param required whether one that is absent is a problem; else it is an empty text
   */
  public static LoginCredentials read(Options options, URI tokenEndpoint, boolean required) {
    boolean unresolved = stored(options).isPresent() && !isAnySet(options);
    if (unresolved && required) {
      options.problem(
          STORED,
          "names an authentication that only Treasure Data can resolve into credentials; with plain"
              + " Embulk, set \"client_id\", \"client_secret\" and \"refresh_token\" instead");
    }
    boolean all = required && !unresolved;
    String clientId = text(options, CLIENT_ID, all);
    if (!clientId.isEmpty() && !HEADER_TEXT.matcher(clientId).matches()) {
      options.problem(CLIENT_ID, "must be at most 512 printable ASCII characters without blanks");
    }
    return new LoginCredentials(
        tokenEndpoint,
        clientId,
        text(options, CLIENT_SECRET, all),
        text(options, REFRESH_TOKEN, all));
  }

  private static String text(Options options, String name, boolean required) {
    return required ? options.required(name) : options.text(name).orElse("");
  }
}
