package org.embulk.output.amazon_ads.conversion;

import java.net.URI;
import java.util.regex.Pattern;
import org.embulk.output.amazon_ads.core.config.Options;

/** Reads the account that events belong to: an advertiser, or a manager account. */
final class AccountOptions {
  private static final String ADVERTISER = "advertiser_id";
  private static final String MANAGER = "manager_account_id";

  /** The id is sent in an HTTP header, which holds no other characters. */
  private static final Pattern ADVERTISER_ID = Pattern.compile("[\\x21-\\x7e]{1,512}");

  private static final Pattern MANAGER_ID =
      Pattern.compile("amzn1\\.ads1\\.ma1\\.[A-Za-z0-9]{1,400}");

  private AccountOptions() {}

  static Account read(Options options, URI apiEndpoint) {
    boolean advertiserIsSet = options.isSet(ADVERTISER);
    if (options.isSet(MANAGER)) {
      if (advertiserIsSet && options.text(MANAGER).isPresent()) {
        options.problem(
            MANAGER, "can't be set together with \"" + ADVERTISER + "\": remove one of them");
      }
      String rule = "must be amzn1.ads1.ma1. followed by letters and digits";
      return Account.ofManager(apiEndpoint, options.text(MANAGER, MANAGER_ID, rule).orElse(""));
    }
    if (ApiTokenOption.isSet(options)) {
      options.problem(
          MANAGER,
          advertiserIsSet
              ? "is required with \"api_token\", instead of \"advertiser_id\""
              : "is required with \"api_token\"");
    } else if (!advertiserIsSet) {
      options.problem(ADVERTISER, "is required unless \"" + MANAGER + "\" is set");
    }
    return Account.ofAdvertiser(apiEndpoint, advertiserId(options));
  }

  private static String advertiserId(Options options) {
    String rule = "must be at most 512 printable ASCII characters without blanks";
    return options.text(ADVERTISER, ADVERTISER_ID, rule).orElse("");
  }
}
