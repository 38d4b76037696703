package org.embulk.output.amazon_ads_conversion.deliver;

import org.embulk.output.amazon_ads_conversion.deliver.auth.AuthorizationException;

/** Builds the exceptions that tell the user what to check when Amazon denies access. */
final class AccessDenied {
  private AccessDenied() {}

  static AuthorizationException unauthorizedTwice(String error) {
    return new AuthorizationException(
        AuthorizationException.Kind.CONFIG,
        "Amazon did not accept a new access token either (status 401"
            + after(error)
            + "): check that \"client_id\" and \"refresh_token\" belong to an application with"
            + " access to the Amazon Ads API");
  }

  static AuthorizationException forbidden(String error) {
    return new AuthorizationException(
        AuthorizationException.Kind.CONFIG,
        "Amazon does not allow this client to write events for this advertiser (status 403"
            + after(error)
            + "): check \"advertiser_id\" and \"region\", and that the user of \"refresh_token\""
            + " may view and edit the Events Manager of that account");
  }

  private static String after(String error) {
    return error.isEmpty() ? "" : " " + error;
  }
}
