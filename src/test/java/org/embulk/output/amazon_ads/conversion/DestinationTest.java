package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DestinationTest {
  @Test
  void namesTheAccountTheRegionAndTheDataSet() {
    assertThat(of(Configs.required().with("region", "fe").with("dataset_name", "web")))
        .isEqualTo("{advertiser_id=A1B2C3, region=FE, dataset_name=web}");
  }

  @Test
  void namesNoDataSetWhereNoneIsGiven() {
    assertThat(of(Configs.required())).isEqualTo("{advertiser_id=A1B2C3, region=NA}");
  }

  @Test
  void namesAManagerAccountAndItsDataSetWithoutTheToken() {
    assertThat(
            of(
                Configs.required()
                    .without("advertiser_id", "client_id", "client_secret", "refresh_token")
                    .with("manager_account_id", "amzn1.ads1.ma1.x")
                    .with("dataset_id", "amzn1.adm.ds1.evnt1.y")
                    .with("api_token", "amzn_ads|hush")))
        .isEqualTo(
            "{manager_account_id=amzn1.ads1.ma1.x, region=NA, dataset_id=amzn1.adm.ds1.evnt1.y}");
  }

  @Test
  void hidesATokenInPlaceOfTheAccount() {
    assertThat(of(Configs.required().with("advertiser_id", "Atzr|hush")))
        .isEqualTo("{advertiser_id=…, region=NA}");
  }

  private static String of(Configs config) {
    return Destination.of(config.settings()).toString();
  }
}
