package org.embulk.output.amazon_ads.conversion;

import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.embulk.output.amazon_ads.core.config.ColumnNames;
import org.embulk.output.amazon_ads.core.config.ColumnOptions;
import org.embulk.output.amazon_ads.core.config.Consent;
import org.embulk.output.amazon_ads.core.config.ConsentOptions;
import org.embulk.output.amazon_ads.core.config.EndpointOption;
import org.embulk.output.amazon_ads.core.config.LoginCredentials;
import org.embulk.output.amazon_ads.core.config.LoginOptions;
import org.embulk.output.amazon_ads.core.config.NetworkOptions;
import org.embulk.output.amazon_ads.core.config.Options;
import org.embulk.output.amazon_ads.core.config.PathOptions;
import org.embulk.output.amazon_ads.core.config.Problems;
import org.embulk.output.amazon_ads.core.config.Region;

/**
 * The values of all options. If there are problems, defaults take the place of wrong values, and
 * the settings must not be used: call {@link Problems#throwIfAny} first.
 */
public final class Settings {
  public final Region region;
  public final URI apiEndpoint;
  public final URI tokenEndpoint;
  public final Account account;
  public final Optional<String> datasetName;

  /** The data set that the API token was made for; empty without one. */
  public final Optional<String> datasetId;

  public final List<CustomAttribute> customData;

  /** What the columns are called in the input. */
  public final ColumnNames columns;

  /** By the plugin's name of a column, what a row without a value is given. */
  public final Map<String, String> defaults;

  /** The consent for rows without their own. */
  public final Consent consent;

  /** Whether the config gives a consent, even if something is wrong with it. */
  public final boolean isConsentGiven;

  public final boolean limitedDataUse;
  public final boolean skipInvalidRecord;
  public final boolean skipErrorBatch;

  /** Of how many records in a hundred more may not be skipped, 0 to 100. */
  public final BigDecimal maxSkipPercent;

  /** How many records the job must receive at least. */
  public final int minRecords;

  /** Whether lines about single records show their event id. */
  public final boolean logEventIds;

  /** Whether to do everything but use the network. */
  public final boolean dryRun;

  /** Takes the place of the login. */
  public final Optional<ApiToken> apiToken;

  /** Empty texts with an API token, and perhaps in a dry run. */
  public final LoginCredentials login;

  /** The maximum number of events in a request, 1 to 500. */
  public final int batchSize;

  public final NetworkOptions network;
  public final ZoneId defaultTimezone;
  public final Optional<String> eventTimeFormat;

  /** The ids of rows without their own; for one output, since it is not thread-safe. */
  public final EventIdFallback eventIdFallback;

  /** Whether a row without an id gets the same one in every run. */
  public final boolean isRowHash;

  /** The path prefix of the files of rejected records. */
  public final Optional<String> rejectedRecordsPath;

  /** Reads and checks every option, and reports every problem. */
  public Settings(Options options) {
    this.region = Region.valueOf(options.word("region", "NA", "NA", "EU", "FE"));
    this.apiEndpoint = EndpointOption.read(options, "api_endpoint", region.apiEndpoint());
    this.tokenEndpoint = EndpointOption.read(options, "token_endpoint", region.tokenEndpoint());
    EndpointOption.checkSwapped(options, apiEndpoint, tokenEndpoint);
    this.account = AccountOptions.read(options, apiEndpoint);
    this.datasetName = DatasetOptions.name(options);
    this.datasetId = DatasetOptions.id(options);
    this.customData = CustomDataOption.read(options);
    ColumnOptions ofColumns = columnOptions(options, customData);
    this.columns = ofColumns.names();
    this.consent = ConsentOptions.read(options, true);
    this.isConsentGiven = ConsentOptions.isGiven(options);
    this.limitedDataUse = options.bool("limited_data_use", false);
    this.skipInvalidRecord = options.bool("skip_invalid_record", false);
    this.skipErrorBatch = options.bool("skip_error_batch", false);
    this.maxSkipPercent = options.percent("max_skip_percent", 100);
    this.minRecords = options.integer("min_records", 0, Integer.MAX_VALUE, 0);
    this.logEventIds = options.bool("log_event_ids", false);
    this.dryRun = options.bool("dry_run", false);
    this.apiToken = ApiTokenOption.read(options);
    this.login = LoginOptions.read(options, tokenEndpoint, !dryRun && !apiToken.isPresent());
    this.batchSize = options.integer("batch_size", 1, 500, 500);
    this.network = new NetworkOptions(options);
    this.defaultTimezone = timezone(options);
    this.eventTimeFormat = eventTimeFormat(options);
    this.defaults = DefaultsOption.read(options, ofColumns, customData, eventTimes());
    String fallback = options.word("event_id_fallback", "RANDOM", "RANDOM", "ROW_HASH", "NONE");
    this.isRowHash = fallback.equals("ROW_HASH");
    this.eventIdFallback = eventIdFallback(fallback, account.id());
    this.rejectedRecordsPath = PathOptions.rejectedRecords(options);
  }

  private static ColumnOptions columnOptions(Options options, List<CustomAttribute> attributes) {
    return new ColumnOptions(
        options,
        EventColumn.names(attributes),
        "a column of this plugin or of \"custom_data\"",
        name -> name);
  }

  private static ZoneId timezone(Options options) {
    String name = "default_timezone";
    String rule = "must be a time zone such as UTC, Asia/Tokyo or +09:00";
    String text = options.text(name, "UTC");
    if (options.isWholeNumber(name)) {
      options.wrong(name, rule + "; put it in quotes, since YAML makes 600 of +10:00");
      return ZoneOffset.UTC;
    }
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      options.wrong(name, rule);
      return ZoneOffset.UTC;
    }
  }

  private static Optional<String> eventTimeFormat(Options options) {
    Optional<String> format = options.text("event_time_format");
    try {
      format.ifPresent(CustomTimeFormat::new);
      return format;
    } catch (RuntimeException e) { // What the library throws for a bad pattern is undocumented.
      options.wrong(
          "event_time_format",
          "must be a pattern of embulk-util-timestamp, such as %Y-%m-%d %H:%M:%S");
      return Optional.empty();
    }
  }

  /** Returns what reads times; not thread-safe, so it is for one output. */
  EventTimes eventTimes() {
    return new EventTimes(defaultTimezone, eventTimeFormat.orElse(null));
  }

  private static EventIdFallback eventIdFallback(String fallback, String accountId) {
    switch (fallback) {
      case "ROW_HASH":
        return EventIdFallback.ofContent(accountId);
      case "NONE":
        return EventIdFallback.none();
      default:
        return EventIdFallback.random(() -> UUID.randomUUID().toString());
    }
  }
}
