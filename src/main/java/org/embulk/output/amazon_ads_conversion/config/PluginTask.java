package org.embulk.output.amazon_ads_conversion.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.embulk.util.config.Config;
import org.embulk.util.config.ConfigDefault;
import org.embulk.util.config.Task;

/**
 * The options as the user wrote them, each declared once.
 *
 * <p>Every option accepts any JSON value, so that mapping never stops at the first wrong one:
 * {@link Settings} checks them all and reports every problem together. The real defaults are there
 * too, since a blank option counts as absent. An option that is not given is an {@code Optional} of
 * JSON null.
 */
public interface PluginTask extends Task {
  @Config("td_authentication_id")
  @ConfigDefault("null")
  Optional<JsonNode> getTdAuthenticationId();

  @Config("region")
  @ConfigDefault("null")
  Optional<JsonNode> getRegion();

  @Config("advertiser_id")
  @ConfigDefault("null")
  Optional<JsonNode> getAdvertiserId();

  @Config("manager_account_id")
  @ConfigDefault("null")
  Optional<JsonNode> getManagerAccountId();

  @Config("dataset_name")
  @ConfigDefault("null")
  Optional<JsonNode> getDatasetName();

  @Config("dataset_id")
  @ConfigDefault("null")
  Optional<JsonNode> getDatasetId();

  @Config("custom_data")
  @ConfigDefault("null")
  Optional<JsonNode> getCustomData();

  @Config("consent_type")
  @ConfigDefault("null")
  Optional<JsonNode> getConsentType();

  @Config("tcf")
  @ConfigDefault("null")
  Optional<JsonNode> getTcf();

  @Config("gpp")
  @ConfigDefault("null")
  Optional<JsonNode> getGpp();

  @Config("amzn_ad_storage")
  @ConfigDefault("null")
  Optional<JsonNode> getAmznAdStorage();

  @Config("amzn_user_data")
  @ConfigDefault("null")
  Optional<JsonNode> getAmznUserData();

  @Config("limited_data_use")
  @ConfigDefault("null")
  Optional<JsonNode> getLimitedDataUse();

  @Config("skip_invalid_record")
  @ConfigDefault("null")
  Optional<JsonNode> getSkipInvalidRecord();

  @Config("skip_error_batch")
  @ConfigDefault("null")
  Optional<JsonNode> getSkipErrorBatch();

  @Config("client_id")
  @ConfigDefault("null")
  Optional<Secret> getClientId();

  @Config("client_secret")
  @ConfigDefault("null")
  Optional<Secret> getClientSecret();

  @Config("refresh_token")
  @ConfigDefault("null")
  Optional<Secret> getRefreshToken();

  @Config("api_token")
  @ConfigDefault("null")
  Optional<Secret> getApiToken();

  @Config("batch_size")
  @ConfigDefault("null")
  Optional<JsonNode> getBatchSize();

  @Config("max_concurrent_requests")
  @ConfigDefault("null")
  Optional<JsonNode> getMaxConcurrentRequests();

  @Config("maximum_retries")
  @ConfigDefault("null")
  Optional<JsonNode> getMaximumRetries();

  @Config("initial_retry_interval_millis")
  @ConfigDefault("null")
  Optional<JsonNode> getInitialRetryIntervalMillis();

  @Config("maximum_retry_interval_millis")
  @ConfigDefault("null")
  Optional<JsonNode> getMaximumRetryIntervalMillis();

  @Config("connect_timeout_millis")
  @ConfigDefault("null")
  Optional<JsonNode> getConnectTimeoutMillis();

  @Config("request_timeout_millis")
  @ConfigDefault("null")
  Optional<JsonNode> getRequestTimeoutMillis();

  @Config("default_timezone")
  @ConfigDefault("null")
  Optional<JsonNode> getDefaultTimezone();

  @Config("event_time_format")
  @ConfigDefault("null")
  Optional<JsonNode> getEventTimeFormat();

  @Config("event_id_fallback")
  @ConfigDefault("null")
  Optional<JsonNode> getEventIdFallback();

  @Config("rejected_records_path")
  @ConfigDefault("null")
  Optional<JsonNode> getRejectedRecordsPath();

  @Config("report_path")
  @ConfigDefault("null")
  Optional<JsonNode> getReportPath();

  @Config("dry_run")
  @ConfigDefault("null")
  Optional<JsonNode> getDryRun();

  @Config("api_endpoint")
  @ConfigDefault("null")
  Optional<JsonNode> getApiEndpoint();

  @Config("token_endpoint")
  @ConfigDefault("null")
  Optional<JsonNode> getTokenEndpoint();
}
