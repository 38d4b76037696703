package org.embulk.output.amazon_ads_conversion.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.embulk.util.timestamp.TimestampFormatter;

/**
 * The values of all options, each with its rule and its default.
 *
 * <p>If the config has problems, defaults take their place and the settings must not be used: call
 * {@link Problems#throwIfAny} first.
 */
public final class Settings {
  /** The id of a row without {@code event_id}. */
  public enum IdFallback {
    RANDOM,
    ROW_HASH,
    NONE
  }

  private final Region region;
  private final AccountOption account;
  private final Optional<String> datasetName;
  private final Optional<String> datasetId;
  private final List<CustomAttributeOption> customData;
  private final ConsentOptions consent;
  private final boolean limitedDataUse;
  private final boolean skipInvalidRecord;
  private final boolean skipErrorBatch;
  private final Credentials credentials;
  private final int batchSize;
  private final int maxConcurrentRequests;
  private final int maximumRetries;
  private final Duration initialRetryInterval;
  private final Duration maximumRetryInterval;
  private final Duration connectTimeout;
  private final Duration requestTimeout;
  private final ZoneId defaultTimezone;
  private final Optional<String> eventTimeFormat;
  private final IdFallback eventIdFallback;
  private final Optional<String> rejectedRecordsPath;
  private final boolean dryRun;
  private final URI apiEndpoint;
  private final URI tokenEndpoint;

  private Settings(PluginTask task, OptionReader options) {
    this.region =
        Region.valueOf(
            options.oneOfAnyCase("region", task.getRegion(), "NA", "EU", "FE").orElse("NA"));
    this.account = AccountOption.read(task, options);
    this.datasetName = DatasetOptions.name(task, options);
    this.datasetId = DatasetOptions.id(task, options);
    this.customData = CustomAttributeOption.readAll(task.getCustomData(), options);
    this.consent = ConsentOptions.read(task, options);
    this.limitedDataUse = options.bool("limited_data_use", task.getLimitedDataUse(), false);
    this.skipInvalidRecord =
        options.bool("skip_invalid_record", task.getSkipInvalidRecord(), false);
    this.skipErrorBatch = options.bool("skip_error_batch", task.getSkipErrorBatch(), false);
    this.dryRun = options.bool("dry_run", task.getDryRun(), false);
    this.credentials = CredentialsOptions.read(task, dryRun, options);
    this.batchSize = options.integer("batch_size", task.getBatchSize(), 1, 500, 500);
    this.maxConcurrentRequests =
        options.integer("max_concurrent_requests", task.getMaxConcurrentRequests(), 1, 32, 4);
    this.maximumRetries = options.integer("maximum_retries", task.getMaximumRetries(), 0, 100, 7);
    this.initialRetryInterval =
        millis(
            "initial_retry_interval_millis", task.getInitialRetryIntervalMillis(), 1000, options);
    this.maximumRetryInterval =
        millis(
            "maximum_retry_interval_millis", task.getMaximumRetryIntervalMillis(), 60000, options);
    this.connectTimeout =
        millis("connect_timeout_millis", task.getConnectTimeoutMillis(), 10000, options);
    this.requestTimeout =
        millis("request_timeout_millis", task.getRequestTimeoutMillis(), 60000, options);
    this.defaultTimezone = timezone(task.getDefaultTimezone(), options);
    this.eventTimeFormat = eventTimeFormat(task.getEventTimeFormat(), options);
    this.eventIdFallback =
        IdFallback.valueOf(
            options
                .oneOfAnyCase(
                    "event_id_fallback", task.getEventIdFallback(), "RANDOM", "ROW_HASH", "NONE")
                .orElse("RANDOM"));
    this.rejectedRecordsPath = RejectedRecordsOption.read(task.getRejectedRecordsPath(), options);
    this.apiEndpoint =
        EndpointOption.read("api_endpoint", task.getApiEndpoint(), region.apiEndpoint(), options);
    this.tokenEndpoint =
        EndpointOption.read(
            "token_endpoint", task.getTokenEndpoint(), region.tokenEndpoint(), options);
  }

  /** Reads and checks every option, and reports every problem. */
  public static Settings read(PluginTask task, Problems problems) {
    return new Settings(task, new OptionReader(problems));
  }

  /** Reads milliseconds, from 1 to a day. */
  private static Duration millis(
      String option, Optional<JsonNode> given, int defaultMillis, OptionReader options) {
    return Duration.ofMillis(options.integer(option, given, 1, 86_400_000, defaultMillis));
  }

  private static ZoneId timezone(Optional<JsonNode> given, OptionReader options) {
    String name = options.text("default_timezone", given).orElse("UTC");
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      options.problem(
          "default_timezone", "must be a time zone such as UTC, Asia/Tokyo or +09:00", given);
      return ZoneId.of("UTC");
    }
  }

  private static Optional<String> eventTimeFormat(Optional<JsonNode> given, OptionReader options) {
    Optional<String> format = options.text("event_time_format", given);
    try {
      format.ifPresent(pattern -> TimestampFormatter.builder(pattern, true).build());
    } catch (RuntimeException e) { // What the builder throws for a bad pattern is undocumented.
      options.problem(
          "event_time_format",
          "must be a pattern of embulk-util-timestamp, such as %Y-%m-%d %H:%M:%S",
          given);
    }
    return format;
  }

  public Region region() {
    return region;
  }

  public AccountOption account() {
    return account;
  }

  public Optional<String> datasetName() {
    return datasetName;
  }

  /** Returns the data set that an API token was made for; empty without one. */
  public Optional<String> datasetId() {
    return datasetId;
  }

  public List<CustomAttributeOption> customData() {
    return customData;
  }

  public ConsentOptions consent() {
    return consent;
  }

  public boolean limitedDataUse() {
    return limitedDataUse;
  }

  public boolean skipInvalidRecord() {
    return skipInvalidRecord;
  }

  public boolean skipErrorBatch() {
    return skipErrorBatch;
  }

  public Credentials credentials() {
    return credentials;
  }

  /** Returns the maximum number of events in a request, 1 to 500. */
  public int batchSize() {
    return batchSize;
  }

  /** Returns the maximum number of requests that one output has in flight, 1 to 32. */
  public int maxConcurrentRequests() {
    return maxConcurrentRequests;
  }

  /** Returns how often one request is retried, 0 to 100, not counting 429s. */
  public int maximumRetries() {
    return maximumRetries;
  }

  public Duration initialRetryInterval() {
    return initialRetryInterval;
  }

  public Duration maximumRetryInterval() {
    return maximumRetryInterval;
  }

  public Duration connectTimeout() {
    return connectTimeout;
  }

  /** Returns the limit for one exchange, from connecting to the last byte of the response. */
  public Duration requestTimeout() {
    return requestTimeout;
  }

  public ZoneId defaultTimezone() {
    return defaultTimezone;
  }

  public Optional<String> eventTimeFormat() {
    return eventTimeFormat;
  }

  public IdFallback eventIdFallback() {
    return eventIdFallback;
  }

  /** Returns the path prefix of the files of rejected records. */
  public Optional<String> rejectedRecordsPath() {
    return rejectedRecordsPath;
  }

  /** Returns whether to do everything but use the network. */
  public boolean dryRun() {
    return dryRun;
  }

  public URI apiEndpoint() {
    return apiEndpoint;
  }

  public URI tokenEndpoint() {
    return tokenEndpoint;
  }
}
