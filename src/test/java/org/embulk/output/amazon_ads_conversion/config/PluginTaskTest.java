package org.embulk.output.amazon_ads_conversion.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PluginTaskTest {
  @Test
  void declaresEveryOptionOfTheContract() {
    assertThat(Configs.everyOption())
        .containsExactlyInAnyOrder(
            "td_authentication_id",
            "region",
            "advertiser_id",
            "manager_account_id",
            "dataset_name",
            "dataset_id",
            "custom_data",
            "consent_type",
            "tcf",
            "gpp",
            "amzn_ad_storage",
            "amzn_user_data",
            "limited_data_use",
            "skip_invalid_record",
            "skip_error_batch",
            "client_id",
            "client_secret",
            "refresh_token",
            "api_token",
            "batch_size",
            "max_concurrent_requests",
            "maximum_retries",
            "initial_retry_interval_millis",
            "maximum_retry_interval_millis",
            "connect_timeout_millis",
            "request_timeout_millis",
            "default_timezone",
            "event_time_format",
            "event_id_fallback",
            "rejected_records_path",
            "report_path",
            "dry_run",
            "api_endpoint",
            "token_endpoint");
  }

  @Test
  void hidesTheCredentialsInItsText() {
    PluginTask task =
        Configs.required()
            .with("client_id", "hush-id")
            .with("client_secret", List.of("hush"))
            .with("refresh_token", Map.of("hush", "hush"))
            .with("api_token", "amzn_ads|hush")
            .task();

    assertThat(task.toString()).contains("A1B2C3").doesNotContain("hush");
  }

  @Test
  void keepsEveryOptionOnItsWayToAnOutput() {
    PluginTask task =
        Configs.required()
            .with("advertiser_id", 123456789012L)
            .with("batch_size", "7")
            .with("skip_error_batch", true)
            .with("event_id_fallback", "row_hash")
            .with("rejected_records_path", "rejected-")
            .with("dry_run", true)
            .taskOfAnOutput();
    Problems problems = new Problems();
    Settings settings = Settings.read(task, problems);
    problems.throwIfAny();

    assertThat(settings.account().id()).isEqualTo("123456789012");
    assertThat(settings.batchSize()).isEqualTo(7);
    assertThat(settings.skipErrorBatch()).isTrue();
    assertThat(settings.eventIdFallback()).isEqualTo(Settings.IdFallback.ROW_HASH);
    assertThat(settings.rejectedRecordsPath()).contains("rejected-");
    assertThat(settings.dryRun()).isTrue();
    assertThat(settings.credentials().clientId()).isEqualTo("amzn1.application-oa2-client.0");
    assertThat(settings.credentials().clientSecret()).isEqualTo("hush-secret");
    assertThat(settings.credentials().refreshToken()).isEqualTo("hush-token");
    assertThat(settings.region()).isEqualTo(Region.NA);
    assertThat(settings.consent().isGiven()).isFalse();
  }
}
