package org.embulk.output.amazon_ads.conversion;

import org.embulk.output.amazon_ads.core.auth.AuthorizationException;
import org.embulk.output.amazon_ads.core.auth.CredentialSource;

/** Builds the exceptions that tell the user what to check when Amazon denies access. */
final class AccessDenied {
  private AccessDenied() {}

  /** Status 401, with an API token or with an access token that was only just renewed. */
  static AuthorizationException unauthorized(String error, CredentialSource credentials) {
    return credentials.renews()
        ? exception(
            "Amazon did not accept a new access token either (status 401",
            error,
            "): check that \"client_id\" and \"refresh_token\" belong to an application with access"
                + " to the Amazon Ads API")
        : exception(
            "Amazon did not accept \"api_token\" (status 401",
            error,
            "): check that it still exists, and that it was made for \"dataset_id\" and"
                + " \"manager_account_id\"");
  }

  /** Status 403. */
  static AuthorizationException forbidden(
      String error, Account account, CredentialSource credentials) {
    return exception(
        "Amazon does not allow this client to write events for this account (status 403",
        error,
        "): check \""
            + account.option()
            + (credentials.renews()
                ? "\" and \"region\", and that the user of \"refresh_token\" may view and edit the"
                    + " Events Manager of that account"
                : "\", \"dataset_id\" and \"region\", and that \"api_token\" was made for them"));
  }

  private static AuthorizationException exception(String what, String error, String advice) {
    return new AuthorizationException(
        AuthorizationException.Kind.CONFIG, what + (error.isEmpty() ? "" : " " + error) + advice);
  }
}
