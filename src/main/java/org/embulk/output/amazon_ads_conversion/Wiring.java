package org.embulk.output.amazon_ads_conversion;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.embulk.output.amazon_ads_conversion.config.ConsentOptions;
import org.embulk.output.amazon_ads_conversion.config.Credentials;
import org.embulk.output.amazon_ads_conversion.config.CustomAttributeOption;
import org.embulk.output.amazon_ads_conversion.config.Region;
import org.embulk.output.amazon_ads_conversion.config.Settings;
import org.embulk.output.amazon_ads_conversion.convert.Consent;
import org.embulk.output.amazon_ads_conversion.convert.ConsentRule;
import org.embulk.output.amazon_ads_conversion.convert.CustomAttribute;
import org.embulk.output.amazon_ads_conversion.convert.CustomAttributes;
import org.embulk.output.amazon_ads_conversion.convert.EventDefaults;
import org.embulk.output.amazon_ads_conversion.convert.EventIdFallback;
import org.embulk.output.amazon_ads_conversion.convert.EventWarnings;
import org.embulk.output.amazon_ads_conversion.convert.RowConverter;
import org.embulk.output.amazon_ads_conversion.convert.row.EventTimes;
import org.embulk.output.amazon_ads_conversion.deliver.AmazonAdsClient;
import org.embulk.output.amazon_ads_conversion.deliver.auth.AccessTokens;
import org.embulk.output.amazon_ads_conversion.deliver.auth.ApiToken;
import org.embulk.output.amazon_ads_conversion.deliver.auth.CredentialSource;
import org.embulk.output.amazon_ads_conversion.deliver.auth.LoginCredentials;
import org.embulk.output.amazon_ads_conversion.deliver.auth.TokenEndpoint;
import org.embulk.output.amazon_ads_conversion.deliver.events.Account;
import org.embulk.output.amazon_ads_conversion.deliver.http.HttpClient;
import org.embulk.output.amazon_ads_conversion.deliver.retry.Backoff;
import org.embulk.output.amazon_ads_conversion.deliver.retry.RetryPolicy;
import org.embulk.output.amazon_ads_conversion.deliver.retry.Timer;
import org.embulk.output.amazon_ads_conversion.report.RejectedRecords;
import org.embulk.output.amazon_ads_conversion.report.ReportText;

/** Builds the stages from the settings: the only place that knows both. */
final class Wiring {
  private static final Timer TIMER = Timer.SYSTEM;

  private Wiring() {}

  static RowConverter converter(Settings settings) {
    EventTimes times =
        new EventTimes(settings.defaultTimezone(), settings.eventTimeFormat().orElse(null));
    return new RowConverter(
        new EventDefaults(
            settings.datasetName().orElse(null),
            settings.datasetId().orElse(null),
            settings.limitedDataUse()),
        times,
        new ConsentRule(consent(settings.consent()), settings.region() == Region.EU),
        new CustomAttributes(attributes(settings.customData()), times),
        idFallback(settings));
  }

  private static EventIdFallback idFallback(Settings settings) {
    switch (settings.eventIdFallback()) {
      case ROW_HASH:
        return EventIdFallback.ofContent(settings.account().id());
      case NONE:
        return EventIdFallback.none();
      default:
        return EventIdFallback.random(() -> UUID.randomUUID().toString());
    }
  }

  private static Consent consent(ConsentOptions options) {
    return new Consent(
        options.tcf().orElse(null),
        options.gpp().orElse(null),
        options.amznAdStorage().orElse(null),
        options.amznUserData().orElse(null));
  }

  private static List<CustomAttribute> attributes(List<CustomAttributeOption> options) {
    return options.stream()
        .map(
            option ->
                new CustomAttribute(
                    option.name(), CustomAttribute.Type.valueOf(option.type().name())))
        .collect(Collectors.toList());
  }

  /**
   * @param output the number of the output, from 1
   * @param jobStart when the job began
   */
  static Ledger ledger(Settings settings, int output, Instant jobStart) {
    return new Ledger(
        "output " + output,
        new RejectedRecords(settings.rejectedRecordsPath().orElse(""), jobStart, output),
        new EventWarnings(jobStart, settings.region().countries()),
        reportText(settings));
  }

  static ReportText reportText(Settings settings) {
    return new ReportText(settings.dryRun(), EventWarnings::lines);
  }

  static SkipPolicy skipPolicy(Settings settings, int output) {
    return new SkipPolicy(
        "output " + output, settings.skipInvalidRecord(), settings.skipErrorBatch());
  }

  static AmazonAdsClient client(Settings settings) {
    Backoff backoff =
        new Backoff(
            settings.initialRetryInterval(),
            settings.maximumRetryInterval(),
            () -> ThreadLocalRandom.current().nextDouble());
    HttpClient http = new HttpClient(settings.connectTimeout(), settings.requestTimeout());
    RetryPolicy retryPolicy = new RetryPolicy(settings.maximumRetries(), backoff);
    return new AmazonAdsClient(
        http, account(settings), credentials(settings, http, retryPolicy), retryPolicy, TIMER);
  }

  private static Account account(Settings settings) {
    return settings.account().isManager()
        ? Account.ofManager(settings.apiEndpoint(), settings.account().id())
        : Account.ofAdvertiser(settings.apiEndpoint(), settings.account().id());
  }

  private static CredentialSource credentials(
      Settings settings, HttpClient http, RetryPolicy retryPolicy) {
    Credentials given = settings.credentials();
    if (given.apiToken().isPresent()) {
      return new ApiToken(given.apiToken().get());
    }
    LoginCredentials login =
        new LoginCredentials(
            settings.tokenEndpoint(), given.clientId(), given.clientSecret(), given.refreshToken());
    return new AccessTokens(new TokenEndpoint(http, login, TIMER), retryPolicy, TIMER);
  }
}
