package org.embulk.output.amazon_ads.conversion;

import java.time.Duration;
import java.time.Instant;
import org.embulk.output.amazon_ads.core.auth.AccessTokens;
import org.embulk.output.amazon_ads.core.auth.CredentialSource;
import org.embulk.output.amazon_ads.core.auth.TokenEndpoint;
import org.embulk.output.amazon_ads.core.config.NetworkOptions;
import org.embulk.output.amazon_ads.core.config.Region;
import org.embulk.output.amazon_ads.core.deliver.AmazonAdsClient;
import org.embulk.output.amazon_ads.core.http.HttpClient;
import org.embulk.output.amazon_ads.core.job.Job;
import org.embulk.output.amazon_ads.core.job.Ledger;
import org.embulk.output.amazon_ads.core.job.SkipPolicy;
import org.embulk.output.amazon_ads.core.job.SkipRules;
import org.embulk.output.amazon_ads.core.report.Counts;
import org.embulk.output.amazon_ads.core.report.OutputText;
import org.embulk.output.amazon_ads.core.report.RejectedRecords;
import org.embulk.output.amazon_ads.core.report.Verb;
import org.embulk.output.amazon_ads.core.retry.RetryPolicy;
import org.embulk.output.amazon_ads.core.retry.Timer;

/** Builds the stages from the settings. */
final class Wiring {
  private static final Timer TIMER = Timer.SYSTEM;

  private Wiring() {}

  /**
   * @param jobStart when the job began
   * @param counts those of the output
   */
  static RowConverter converter(Settings settings, Instant jobStart, Counts counts, Job job) {
    EventTimes times = settings.eventTimes();
    return new RowConverter(
        new EventDefaults(
            settings.datasetName.orElse(null),
            settings.datasetId.orElse(null),
            settings.limitedDataUse),
        times,
        new ConsentRule(settings.consent, settings.region == Region.EU),
        new CustomAttributes(settings.customData, settings.defaults, times),
        settings.eventIdFallback,
        new EventWarnings(
            jobStart, ServedCountries.of(settings.region), counts, job.counts().repeatedIds()));
  }

  /**
   * @param output the number of the output, from 1
   * @param jobStart when the job began
   * @param counts those of the output
   */
  static Ledger ledger(
      Settings settings, int output, Instant jobStart, Counts counts, OutputText text) {
    return new Ledger(
        "output " + output,
        counts,
        new RejectedRecords(settings.rejectedRecordsPath.orElse(""), jobStart, output, "event_id"),
        text);
  }

  /**
   * @param outputs how many outputs the job has
   */
  static EventReport report(Settings settings, int outputs, Instant jobStart) {
    return new EventReport(settings, outputs, () -> Duration.between(jobStart, TIMER.now()));
  }

  static SkipPolicy skipPolicy(Settings settings, int output, Job job) {
    SkipRules rules =
        new SkipRules(
            settings.skipInvalidRecord,
            settings.skipErrorBatch,
            settings.dryRun,
            settings.logEventIds);
    return new SkipPolicy("output " + output, rules, Verb.ACCEPTED, job);
  }

  static AmazonAdsClient client(Settings settings) {
    NetworkOptions network = settings.network;
    HttpClient http =
        new HttpClient(
            AmazonAdsConversionOutputPlugin.TYPE, network.connectTimeout, network.requestTimeout);
    RetryPolicy retryPolicy = RetryPolicy.of(network);
    CredentialSource credentials =
        settings.apiToken.isPresent()
            ? settings.apiToken.get()
            : new AccessTokens(
                new TokenEndpoint(http, settings.login, "Amazon-Ads-ClientId", TIMER),
                retryPolicy,
                TIMER);
    return new AmazonAdsClient(
        http, new EventsEndpoint(http, settings.account, TIMER), credentials, retryPolicy, TIMER);
  }
}
