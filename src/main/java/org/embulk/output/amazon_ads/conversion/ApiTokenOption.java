package org.embulk.output.amazon_ads.conversion;

import java.util.Optional;
import java.util.regex.Pattern;
import org.embulk.output.amazon_ads.core.config.LoginOptions;
import org.embulk.output.amazon_ads.core.config.Options;

/** Reads the API token, which takes the place of Login with Amazon, never showing it. */
final class ApiTokenOption {
  private static final String API_TOKEN = "api_token";

  private static final Pattern TOKEN_TEXT = Pattern.compile("amzn_ads\\|[\\x21-\\x7e]{1,4087}");

  private ApiTokenOption() {}

  static boolean isSet(Options options) {
    return options.text(API_TOKEN).isPresent();
  }

  static Optional<ApiToken> read(Options options) {
    Optional<String> token = options.text(API_TOKEN);
    if (!token.isPresent()) {
      return Optional.empty();
    }
    boolean stored = LoginOptions.stored(options).isPresent();
    if (LoginOptions.isAnySet(options)) {
      options.problem(
          API_TOKEN,
          "takes the place of \"client_id\", \"client_secret\" and \"refresh_token\": remove either"
              + " it or them");
    }
    if (!TOKEN_TEXT.matcher(token.get()).matches()) {
      options.problem(
          API_TOKEN,
          "must begin with amzn_ads| and be printable ASCII without blanks, at most 4096"
              + " characters");
    }
    if (stored) {
      options.problem(
          API_TOKEN, "can't be set beside \"td_authentication_id\": remove one of them");
    }
    return token.map(ApiToken::new);
  }
}
