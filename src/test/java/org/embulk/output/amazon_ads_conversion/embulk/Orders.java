package org.embulk.output.amazon_ads_conversion.embulk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.embulk.output.amazon_ads_conversion.sandbox.Sandbox;

/** Purchases without an id of their own, unless a test adds that column. */
final class Orders {
  private static final List<String> COLUMNS =
      List.of(
          "event_name",
          "conversion_type",
          "event_source",
          "country_code",
          "event_time",
          "email",
          "value",
          "currency_code");

  private Orders() {}

  static RowsInput input() {
    return columns(COLUMNS);
  }

  /** The same columns from the last to the first. */
  static RowsInput backwards() {
    return columns(reversed(COLUMNS));
  }

  private static RowsInput columns(List<String> names) {
    RowsInput input = new RowsInput();
    names.forEach(name -> input.column(name, "string"));
    return input;
  }

  static Object[] order(String person, String value) {
    return new Object[] {
      "Order",
      "OFF_AMAZON_PURCHASES",
      "WEBSITE",
      "US",
      "2026-11-20T08:30:00Z",
      person + "@example.com",
      value,
      "USD"
    };
  }

  /** The same order for {@link #backwards()}. */
  static Object[] orderBackwards(String person, String value) {
    return reversed(List.of(order(person, value))).toArray();
  }

  private static <T> List<T> reversed(List<T> list) {
    List<T> reversed = new ArrayList<>(list);
    Collections.reverse(reversed);
    return reversed;
  }

  /** A config that sends to the sandbox and hardly waits for retries. */
  static EmbulkConfig config(Sandbox sandbox, EmbulkInput input) {
    return new EmbulkConfig(input)
        .oneOutput()
        .out("advertiser_id", "ENTITY1")
        .out("client_id", Sandbox.CLIENT_ID)
        .out("client_secret", Sandbox.CLIENT_SECRET)
        .out("refresh_token", Sandbox.REFRESH_TOKEN)
        .out("api_endpoint", sandbox.baseUrl())
        .out("token_endpoint", sandbox.tokenUrl())
        // One at a time, so that the order of the requests is that of the batches.
        .out("max_concurrent_requests", 1)
        .out("maximum_retries", 1)
        .out("initial_retry_interval_millis", 1)
        .out("maximum_retry_interval_millis", 1);
  }
}
