package org.embulk.output.amazon_ads_conversion.deliver.auth;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.embulk.output.amazon_ads_conversion.deliver.error.AmazonError;
import org.embulk.output.amazon_ads_conversion.deliver.error.KnownTexts;
import org.embulk.output.amazon_ads_conversion.deliver.error.Redaction;

/** Turns an unsuccessful token response into advice for the user, or marks it as transient. */
final class TokenRefusal {
  private static final Pattern OAUTH_CODE = Pattern.compile("[a-z_]{1,40}");

  /** The codes of OAuth (RFC 6749, 5.2). */
  private static final List<String> CODES =
      Arrays.asList(
          "invalid_request",
          "invalid_client",
          "invalid_grant",
          "unauthorized_client",
          "unsupported_grant_type",
          "invalid_scope");

  private TokenRefusal() {}

  static TokenResponse of(int status, String code, Duration retryAfter) {
    if (status == 429) {
      return TokenResponse.throttled(retryAfter);
    }
    if (status == 408 || status >= 500) {
      return TokenResponse.transientFailure("status " + status, retryAfter);
    }
    return TokenResponse.refused(
        "status " + status + (code.isEmpty() ? "" : " " + code) + ": " + advice(code));
  }

  /**
   * Returns the code of an error, or "" if it may not be shown. Nothing else is shown: the
   * description may quote a credential.
   *
   * @param sent the credentials; a server may put them into the code, too
   */
  static String code(AmazonError error, Collection<String> sent) {
    String code = new Redaction(() -> new KnownTexts(sent, CODES)).redact(error).code();
    return OAUTH_CODE.matcher(code).matches() ? code : "";
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
