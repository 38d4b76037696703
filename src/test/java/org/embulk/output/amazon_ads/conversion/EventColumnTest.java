package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.embulk.output.amazon_ads.core.identity.MatchKeyType;
import org.junit.jupiter.api.Test;

class EventColumnTest {
  @Test
  void namesTheColumnOfEachMatchKeyAsItsTypeDoes() {
    for (MatchKeyType type : MatchKeyType.values()) {
      assertThat(EventColumn.valueOf(type.name()).columnName()).isEqualTo(type.column());
    }
  }

  @Test
  void namesEachColumnOfTheContractOnce() {
    List<String> names = Arrays.stream(EventColumn.values()).map(EventColumn::columnName).toList();

    assertThat(names)
        .hasSize(34)
        .doesNotHaveDuplicates()
        .contains("event_name", "amzn_ad_storage", "aref_measurement_tokens", "event_id");
  }
}
