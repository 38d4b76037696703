package org.embulk.output.amazon_ads.embulk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.embulk.output.amazon_ads.sandbox.Sandbox;

/** Purchases without an id of their own, unless a test adds that column. */
final class Orders {
  private Orders() {}

  static RowsInput input() {
    return new RowsInput().texts(order("anybody", "1").columns());
  }

  /** The same columns from the last to the first. */
  static RowsInput backwards() {
    List<String> columns = new ArrayList<>(order("anybody", "1").columns());
    Collections.reverse(columns);
    return new RowsInput().texts(columns);
  }

  static ValidRow order(String person, String value) {
    return ValidRow.purchase()
        .with("event_name", "Order")
        .with("event_time", "2026-11-20T08:30:00Z")
        .with("email", person + "@example.com")
        .with("value", value)
        .with("currency_code", "USD");
  }

  /** A config that sends to the sandbox and hardly waits for retries. */
  static EmbulkConfig config(Sandbox sandbox, EmbulkInput input) {
    return Conversions.config(sandbox, input);
  }
}
