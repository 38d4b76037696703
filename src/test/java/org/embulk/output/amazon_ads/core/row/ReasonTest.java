package org.embulk.output.amazon_ads.core.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ReasonTest {
  /** Users alert on these codes: adding one is fine, changing one is not. */
  @Test
  void keepsItsCodes() {
    assertThat(Arrays.stream(Reason.values()).map(Reason::code))
        .containsExactlyInAnyOrder(
            "missing_column_value",
            "unknown_conversion_type",
            "unknown_event_source",
            "unknown_country",
            "invalid_event_time",
            "no_identifier",
            "invalid_match_id",
            "invalid_value",
            "unknown_currency",
            "invalid_units_sold",
            "invalid_consent",
            "missing_consent",
            "invalid_ip_address",
            "invalid_limited_data_use",
            "invalid_custom_data",
            "text_too_long",
            "invalid_text");
  }
}
