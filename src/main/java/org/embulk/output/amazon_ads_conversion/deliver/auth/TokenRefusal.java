package org.embulk.output.amazon_ads_conversion.deliver.auth;

import java.time.Duration;
import java.util.regex.Pattern;
import org.embulk.output.amazon_ads_conversion.deliver.error.AmazonError;

/** Turns an unsuccessful token response into advice for the user, or marks it as transient. */
final class TokenRefusal {
  private static final Pattern OAUTH_CODE = Pattern.compile("[a-z_]{1,40}");

  private TokenRefusal() {}

  static TokenResponse of(int status, AmazonError error, Duration retryAfter) {
    if (status == 429) {
      return TokenResponse.throttled(retryAfter);
    }
    if (status == 408 || status >= 500) {
      return TokenResponse.transientFailure("status " + status, retryAfter);
    }
    // Only the code is shown: the description may quote a credential.
    String code = OAUTH_CODE.matcher(error.code()).matches() ? " " + error.code() : "";
    return TokenResponse.refused("status " + status + code + ": " + advice(code.trim()));
  }

  private static String advice(String code) {
    switch (code) {
      case "invalid_grant":
        return "check \"refresh_token\". It must belong to this \"client_id\"; one issued after 30"
            + " June 2026 expires 365 days after consent";
      case "invalid_client":
        return "check \"client_id\" and \"client_secret\"";
      case "unauthorized_client":
        return "check that the application of \"client_id\" may use Login with Amazon and the"
            + " Amazon Ads API";
      default:
        return "check \"client_id\", \"client_secret\", \"refresh_token\" and \"token_endpoint\"";
    }
  }
}
