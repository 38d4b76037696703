package org.embulk.output.amazon_ads_conversion.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/** The account that events belong to: an advertiser, or a manager account of Data Manager. */
public final class AccountOption {
  private static final String ADVERTISER = "advertiser_id";
  private static final String MANAGER = "manager_account_id";
  private static final Pattern MANAGER_ID =
      Pattern.compile("amzn1\\.ads1\\.ma1\\.[A-Za-z0-9]{1,400}");

  private final boolean manager;
  private final String id;

  private AccountOption(boolean manager, String id) {
    this.manager = manager;
    this.id = id;
  }

  static AccountOption read(PluginTask task, OptionReader options) {
    Optional<JsonNode> advertiser = task.getAdvertiserId();
    Optional<JsonNode> manager = task.getManagerAccountId();
    if (OptionReader.isAbsent(manager)) {
      if (OptionReader.isAbsent(advertiser) && !CredentialsOptions.hasApiToken(task)) {
        options.problem(ADVERTISER, "is required unless \"" + MANAGER + "\" is set");
      }
      return new AccountOption(false, advertiserId(advertiser, options));
    }
    if (!OptionReader.isAbsent(advertiser) && manager.get().isValueNode()) {
      options.problem(
          MANAGER, "can't be set together with \"" + ADVERTISER + "\": remove one of them");
    }
    return new AccountOption(true, managerAccountId(manager, options));
  }

  private static String advertiserId(Optional<JsonNode> given, OptionReader options) {
    String id = options.text(ADVERTISER, given).orElse("");
    // YAML takes 4567E12 without quotes for 4.567E15, which is nobody's id.
    if (given.isPresent() && given.get().isFloatingPointNumber()) {
      options.problem(ADVERTISER, "must be in quotes, or be a whole number", given);
      return id;
    }
    // It travels in a header, and an HTTP client must not be the one to find out that it can't.
    if (!id.isEmpty() && !CredentialsOptions.HEADER_TEXT.matcher(id).matches()) {
      options.problem(
          ADVERTISER, "must be at most 512 printable ASCII characters without blanks", given);
    }
    return id;
  }

  private static String managerAccountId(Optional<JsonNode> given, OptionReader options) {
    String id = options.text(MANAGER, given).orElse("");
    if (!id.isEmpty() && !MANAGER_ID.matcher(id).matches()) {
      options.problem(MANAGER, "must be amzn1.ads1.ma1. followed by letters and digits", given);
    }
    return id;
  }

  /** Returns whether it is a manager account, and not an advertiser. */
  public boolean isManager() {
    return manager;
  }

  public String id() {
    return id;
  }
}
