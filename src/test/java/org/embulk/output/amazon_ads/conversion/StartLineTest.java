package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StartLineTest {
  @Test
  void saysWhatTheJobDoesByDefault() {
    assertThat(StartLine.of(Configs.required().settings()))
        .containsExactly(
            "This job: advertiser_id A1B2C3, region NA, no data set",
            "Host: advertising-api.amazon.com, login by refresh_token",
            "Options: batch_size 500, max_concurrent_requests 4, skip_invalid_record false,"
                + " skip_error_batch false, dry_run false");
  }

  @Test
  void saysWhatTheOptionsChange() {
    Configs config =
        Configs.required()
            .with("region", "fe")
            .with("dataset_name", "web")
            .with("batch_size", 7)
            .with("max_concurrent_requests", 2)
            .with("skip_invalid_record", true)
            .with("skip_error_batch", true)
            .with("dry_run", true)
            .with("api_endpoint", "http://127.0.0.1:8080/base");

    assertThat(StartLine.of(config.settings()))
        .containsExactly(
            "This job: advertiser_id A1B2C3, region FE, dataset_name web",
            "Host: 127.0.0.1:8080, no login",
            "Options: batch_size 7, max_concurrent_requests 2, skip_invalid_record true,"
                + " skip_error_batch true, dry_run true");
  }

  @Test
  void namesAManagerAccountAndAnApiTokenWithoutTheToken() {
    Configs config =
        Configs.required()
            .without("advertiser_id", "client_id", "client_secret", "refresh_token")
            .with("manager_account_id", "amzn1.ads1.ma1.x")
            .with("dataset_id", "amzn1.adm.ds1.evnt1.y")
            .with("api_token", "amzn_ads|hush");

    assertThat(StartLine.of(config.settings()).subList(0, 2))
        .containsExactly(
            "This job: manager_account_id amzn1.ads1.ma1.x, region NA, dataset_id"
                + " amzn1.adm.ds1.evnt1.y",
            "Host: advertising-api.amazon.com, login by api_token");
  }

  /** What YAML makes of {@code 0123} without quotes. */
  @Test
  void showsANumberThatYamlHasTurnedIntoAnother() {
    assertThat(StartLine.of(Configs.required().with("advertiser_id", 83).settings()).get(0))
        .startsWith("This job: advertiser_id 83, ");
  }

  @Test
  void hidesATokenInPlaceOfTheAccount() {
    assertThat(
            StartLine.of(Configs.required().with("advertiser_id", "Atzr|hush").settings()).get(0))
        .startsWith("This job: advertiser_id …, ");
  }
}
