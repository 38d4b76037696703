package org.embulk.output.amazon_ads_conversion.deliver;

/** Tells the user what to check when Amazon does not let this client write. */
final class Unauthorized {
  private Unauthorized() {}

  static DeliveryException twice(String error) {
    return new DeliveryException(
        DeliveryException.Kind.CONFIG,
        "Amazon did not accept a new access token either (status 401"
            + behind(error)
            + "): check that \"client_id\" and \"refresh_token\" belong to an application with"
            + " access to the Amazon Ads API");
  }

  static DeliveryException forbidden(String error) {
    return new DeliveryException(
        DeliveryException.Kind.CONFIG,
        "Amazon does not let this client write events for this advertiser (status 403"
            + behind(error)
            + "): check \"advertiser_id\" and \"region\", and that the user of \"refresh_token\""
            + " may view and edit the Events Manager of that account");
  }

  private static String behind(String error) {
    return error.isEmpty() ? "" : " " + error;
  }
}
