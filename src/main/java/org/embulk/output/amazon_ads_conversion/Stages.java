package org.embulk.output.amazon_ads_conversion;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.embulk.output.amazon_ads_conversion.config.ConsentOptions;
import org.embulk.output.amazon_ads_conversion.config.CustomAttributeOption;
import org.embulk.output.amazon_ads_conversion.config.Region;
import org.embulk.output.amazon_ads_conversion.config.Settings;
import org.embulk.output.amazon_ads_conversion.convert.Consent;
import org.embulk.output.amazon_ads_conversion.convert.ConsentRule;
import org.embulk.output.amazon_ads_conversion.convert.CustomAttribute;
import org.embulk.output.amazon_ads_conversion.convert.CustomAttributes;
import org.embulk.output.amazon_ads_conversion.convert.EventConstants;
import org.embulk.output.amazon_ads_conversion.convert.EventIdFallback;
import org.embulk.output.amazon_ads_conversion.convert.EventTimes;
import org.embulk.output.amazon_ads_conversion.convert.RowConverter;
import org.embulk.output.amazon_ads_conversion.deliver.Account;
import org.embulk.output.amazon_ads_conversion.deliver.Backoff;
import org.embulk.output.amazon_ads_conversion.deliver.Connection;
import org.embulk.output.amazon_ads_conversion.deliver.LoginCredentials;
import org.embulk.output.amazon_ads_conversion.deliver.RetryPolicy;
import org.embulk.output.amazon_ads_conversion.deliver.Timer;
import org.embulk.output.amazon_ads_conversion.report.RejectedRecords;

/** Makes the stages out of the settings: the one place that knows both. */
final class Stages {
  private Stages() {}

  static RowConverter converter(Settings settings) {
    EventTimes times = new EventTimes(settings.defaultTimezone(), settings.eventTimeFormat());
    return new RowConverter(
        new EventConstants(settings.datasetName(), settings.limitedDataUse()),
        times,
        new ConsentRule(consent(settings.consent()), settings.region() == Region.EU),
        new CustomAttributes(attributes(settings.customData()), times),
        idFallback(settings));
  }

  private static EventIdFallback idFallback(Settings settings) {
    switch (settings.eventIdFallback()) {
      case ROW_HASH:
        return EventIdFallback.ofContent(settings.advertiserId());
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
   * @param run when the job began
   */
  static Ledger ledger(Settings settings, int output, Instant run) {
    return new Ledger(
        "output " + output,
        new RejectedRecords(settings.rejectedRecordsPath().orElse(""), run, output),
        run);
  }

  static OutputRules rules(Settings settings) {
    return new OutputRules(settings.skipInvalidRecord(), settings.skipErrorBatch());
  }

  static Connection connection(Settings settings) {
    Account account =
        new Account(
            settings.apiEndpoint(),
            settings.tokenEndpoint(),
            settings.advertiserId(),
            new LoginCredentials(
                settings.credentials().clientId(),
                settings.credentials().clientSecret(),
                settings.credentials().refreshToken()));
    Backoff backoff =
        new Backoff(
            settings.initialRetryInterval(),
            settings.maximumRetryInterval(),
            () -> ThreadLocalRandom.current().nextDouble());
    return new Connection(
        account,
        settings.connectTimeout(),
        settings.requestTimeout(),
        new RetryPolicy(settings.maximumRetries(), backoff),
        Timer.SYSTEM);
  }
}
