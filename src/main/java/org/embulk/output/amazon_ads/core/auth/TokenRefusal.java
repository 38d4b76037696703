package org.embulk.output.amazon_ads.core.auth;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.embulk.output.amazon_ads.core.error.ResponseJson;

/** Turns an unsuccessful token response into advice for the user, or marks it as transient. */
final class TokenRefusal {
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
   * Reads the code of an unsuccessful token response; returns "" if it is none of OAuth's. Nothing
   * else is read: the description may quote a credential.
   */
  static String readCode(InputStream body) {
    String code = "";
    try (JsonParser json = ResponseJson.SMALL.parser(body)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean isError = json.currentName().equals("error");
        json.nextToken();
        if (isError && CODES.contains(json.getText())) {
          code = json.getText();
        }
        json.skipChildren();
      }
      return code;
    } catch (IOException e) { // The status is what counts. The exception may quote the body.
      return "";
    }
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
