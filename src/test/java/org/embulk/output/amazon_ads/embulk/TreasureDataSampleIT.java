package org.embulk.output.amazon_ads.embulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The options of Treasure Data's sample of a workflow with the columns of its sample of a query,
 * which name the custom attributes differently.
 */
class TreasureDataSampleIT {
  private static final String NOT_THERE =
      "\"custom_data\" names columns that the input does not have, and which are not sent:"
          + " \"product_category\", \"customer_segment\"";
  private static final String UNUSED =
      "Unused columns, which are not sent: \"custom_field_1\", \"custom_field_2\"";

  private final Sandbox sandbox = Sandbox.builder().advertiserId("advertiser_id").start();

  @TempDir private Path folder;

  @AfterEach
  void close() {
    sandbox.close();
  }

  private static RowsInput rows() {
    return new RowsInput()
        .texts(List.of("event_name", "conversion_type", "event_source", "country_code"))
        .column("event_time", "long")
        .texts(List.of("email", "phone", "first_name", "last_name"))
        .column("units_sold", "long")
        .column("value", "double")
        .texts(List.of("currency_code", "event_id", "custom_field_1", "custom_field_2"))
        .row(
            "Product Purchase",
            "OFF_AMAZON_PURCHASES",
            "WEBSITE",
            "US",
            1_795_168_800L,
            "jane@example.com",
            "+12065550100",
            "Jane",
            "Doe",
            2L,
            49.9,
            "USD",
            "order-1",
            "shoes",
            "7");
  }

  private static Map<String, Object> options() {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("td_authentication_id", "td_authentication_id");
    options.put("region", "NA");
    options.put("advertiser_id", "advertiser_id");
    options.put("dataset_name", "conversion_dataset");
    options.put("custom_data", "product_category:STRING,customer_segment:INTEGER");
    options.put("consent_type", "ACS");
    options.put("amzn_ad_storage", "GRANTED");
    options.put("amzn_user_data", "GRANTED");
    options.put("limited_data_use", false);
    options.put("skip_invalid_record", true);
    options.put("skip_error_batch", false);
    return options;
  }

  /** With a login in place of the stored one, which only Treasure Data has. */
  @Test
  void sendsWithoutTheCustomAttributesAndWarns() throws Exception {
    EmbulkProcess.Result result =
        new EmbulkProcess(folder)
            .run(
                Conversions.config(sandbox, rows())
                    .out(options())
                    .out("td_authentication_id", null));

    assertThat(result.exitStatus()).as(result.output()).isZero();
    assertThat(result.log().messages("WARN")).containsOnlyOnce(NOT_THERE, UNUSED);
    assertThat(result.log().messages("INFO"))
        .contains(
            "Total records: 1, total skip records: 0, total batches: 1, total skip batches: 0");
    assertThat(sandbox.acceptedEventIds()).containsExactly("order-1");
    assertThat(sandbox.events().requests().get(0).text()).doesNotContain("customData");
  }

  /** As it is printed, and without the network. */
  @Test
  void passesADryRun() throws Exception {
    EmbulkProcess.Result result =
        new EmbulkProcess(folder)
            .run(new EmbulkConfig(rows()).oneOutput().out(options()).out("dry_run", true));

    assertThat(result.exitStatus()).as(result.output()).isZero();
    assertThat(result.log().messages("WARN")).containsOnlyOnce(NOT_THERE, UNUSED);
    assertThat(result.log().messages("INFO")).contains("Records to send: 1");
  }
}
