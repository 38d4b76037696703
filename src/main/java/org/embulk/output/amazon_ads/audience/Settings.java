package org.embulk.output.amazon_ads.audience;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.embulk.output.amazon_ads.core.row.CountryCode;
import org.embulk.output.amazon_ads.core.row.DefaultValues;

/**
 * The values of all options. If there are problems, defaults take the place of wrong values, and
 * the settings must not be used: call {@link Problems#throwIfAny} first.
 */
final class Settings {
  final Region region;
  final URI apiEndpoint;
  final URI tokenEndpoint;
  final String instanceId;

  /** The AMC account; empty if it is to be found by the instance. */
  final Optional<String> accountId;

  /** The DSP advertiser; empty with target AMC. */
  final Optional<String> advertiserId;

  /** The one connection to use; empty if one is to be chosen. */
  final Optional<String> connectionId;

  /** Whether the job makes an audience, or uses one that exists. */
  final boolean creates;

  /** Whether the people are taken out of the audience. */
  final boolean deletes;

  final AudienceOptions audience;

  /** The country of the audience, and of people without their own. */
  final String country;

  /** What the columns are called in the input, where the config says so. */
  final ColumnNames columns;

  /** By our name of a column, what a row without a value is given. */
  final Map<String, String> defaults;

  /** How long to wait for the outcome of the uploads; empty for not at all. */
  final Optional<Duration> maxWait;

  /** The consent for rows without their own. */
  final Consent consent;

  /** Whether the config gives a consent, even if something is wrong with it. */
  final boolean isConsentGiven;

  final boolean skipInvalidRecord;
  final boolean skipErrorBatch;

  /** Of how many records in a hundred more may not be skipped, 0 to 100. */
  final BigDecimal maxSkipPercent;

  /** How many records the job must receive at least. */
  final int minRecords;

  /** Whether to do everything but use the network. */
  final boolean dryRun;

  /** Empty texts perhaps in a dry run. */
  final LoginCredentials login;

  /** The maximum number of records in a request, 1 to 10,000. */
  final int batchSize;

  final NetworkOptions network;

  /** The path prefix of the files of rejected records. */
  final Optional<String> rejectedRecordsPath;

  private final List<String> notUsed = new ArrayList<>();

  /** Reads and checks every option, and reports every problem. */
  Settings(Options options) {
    this.region = region(options);
    this.apiEndpoint = EndpointOption.read(options, "api_endpoint", region.apiEndpoint());
    this.tokenEndpoint = EndpointOption.read(options, "token_endpoint", region.tokenEndpoint());
    EndpointOption.checkSwapped(options, apiEndpoint, tokenEndpoint);
    this.instanceId = options.required("amc_instance_id");
    this.accountId = options.text("amc_account_id");
    this.creates = options.word("action", "CREATE", "CREATE", "UPDATE").equals("CREATE");
    this.deletes = options.word("upload_mode", "APPEND", "APPEND", "DELETE").equals("DELETE");
    if (creates && deletes) {
      options.problem("upload_mode", "DELETE needs \"action\": UPDATE: a new audience has nobody");
    }
    this.advertiserId = advertiserId(options);
    this.connectionId = options.text("connection_id");
    this.audience = new AudienceOptions(options, creates);
    if (!creates) {
      noteIfSet(options, "external_audience_id", "audience_name");
    }
    this.country = country(options);
    ColumnOptions ofColumns =
        new ColumnOptions(
            options, AudienceColumn.names(), "a column of this plugin", InputColumns::key);
    this.columns = ofColumns.names();
    this.defaults =
        DefaultValues.read(
            options,
            ofColumns,
            column -> AudienceColumn.of(column).objectionToDefault(),
            (column, row) -> CountryCode.read(row, AudienceColumn.COUNTRYCODE));
    this.maxWait = maxWait(options);
    this.consent = ConsentOptions.read(options, false);
    this.isConsentGiven = ConsentOptions.isGiven(options);
    this.skipInvalidRecord = options.bool("skip_invalid_record", true);
    this.skipErrorBatch = options.bool("skip_error_batch", false);
    this.maxSkipPercent = options.percent("max_skip_percent", 100);
    this.minRecords = options.integer("min_records", 0, Integer.MAX_VALUE, 0);
    this.dryRun = options.bool("dry_run", false);
    this.login = LoginOptions.read(options, tokenEndpoint, !dryRun);
    this.batchSize = options.integer("batch_size", 1, 10_000, 6000);
    this.network = new NetworkOptions(options);
    this.rejectedRecordsPath = PathOptions.rejectedRecords(options);
  }

  private static Region region(Options options) {
    String region = options.word("region", "NA", "NA", "EU", "FE");
    String dspRegion = options.word("dsp_region", "NA", "NA", "EU", "FE");
    if (!options.isSet("dsp_region")) {
      return Region.valueOf(region);
    }
    if (options.isSet("region") && !region.equals(dspRegion)) {
      options.wrong("dsp_region", "is another name of \"region\", which says " + region);
    }
    return Region.valueOf(dspRegion);
  }

  private Optional<String> advertiserId(Options options) {
    if (options.word("target", "AMC", "AMC", "AMC_AND_DSP").equals("AMC")) {
      noteIfSet(options, "dsp_advertiser_id");
      return Optional.empty();
    }
    if (!options.isSet("dsp_advertiser_id")) {
      options.problem("dsp_advertiser_id", "is required with \"target\" AMC_AND_DSP");
    }
    return Optional.of(options.text("dsp_advertiser_id").orElse(""));
  }

  private static String country(Options options) {
    String text = options.required("country_code");
    Optional<String> country = CountryCode.of(text);
    if (!text.isEmpty() && !country.isPresent()) {
      options.wrong("country_code", "must be one ISO 3166-1 alpha-2 code, such as US" + hint(text));
    }
    return country.orElse("");
  }

  private static String hint(String text) {
    if (CountryCode.isUk(text)) {
      return "; that of the UK is GB";
    }
    return text.matches("[A-Za-z]{2}([^A-Za-z]+[A-Za-z]{2})+")
        ? "; for people of several countries, have the column \"countrycode\""
        : "";
  }

  private static Optional<Duration> maxWait(Options options) {
    options.declare("max_wait_time");
    if (!options.bool("wait_until_finish", false)) {
      return Optional.empty();
    }
    if (!options.isSet("max_wait_time")) {
      options.problem("max_wait_time", "is required with \"wait_until_finish\"");
    }
    // Not with a default of the table: without waiting there is none.
    return Optional.of(Duration.ofMinutes(options.integer("max_wait_time", 1, 1380, 1)));
  }

  private void noteIfSet(Options options, String... names) {
    for (String name : names) {
      if (options.isSet(name)) {
        notUsed.add('"' + name + '"');
      }
    }
  }

  /** Returns the options that are set and that this action or target does not use, in quotes. */
  List<String> notUsed() {
    return Collections.unmodifiableList(notUsed);
  }
}
