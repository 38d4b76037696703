package org.embulk.output.amazon_ads.audience;

/** Says what the user has to check when Amazon denies access. */
final class AccessDenied {
  private AccessDenied() {}

  /** Returns what a 403 means, or a 401 for a token that was only just issued. */
  static String text(int status, String error) {
    String shown = " (status " + status + (error.isEmpty() ? "" : " " + error) + "): ";
    return status == 401
        ? "Amazon did not accept a new access token either"
            + shown
            + "check that \"client_id\" and \"refresh_token\" belong to an application with access to"
            + " the Amazon Ads API"
        : "Amazon does not allow this login to use advertiser audiences"
            + shown
            + "the client needs \"Data Provider\" access, and the consent behind \"refresh_token\" the"
            + " scopes advertising::campaign_management and advertising::audiences; its user needs the"
            + " AMC instance and, for the DSP, the advertiser";
  }
}
