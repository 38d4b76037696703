package org.embulk.output.amazon_ads.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.embulk.config.TaskReport;
import org.embulk.output.amazon_ads.conversion.EventReport;
import org.embulk.output.amazon_ads.core.report.Counts;
import org.embulk.util.config.ConfigMapperFactory;
import org.junit.jupiter.api.Test;

class OutputTaskReportTest {
  @Test
  void carriesEveryNumber() throws Exception {
    Counts counts = EventReport.zeros();
    counts.addAll(
        new ObjectMapper()
            .readTree(
                """
                {
                  "records": 10000000000, "accepted_records": 6, "retries": 1,
                  "reasons": {"refused_by_amazon A.B at data[0].x": 3000000000, "invalid_value": 1},
                  "match_keys": {"EMAIL": {"sent": 2, "left_out": 0}},
                  "data_check": {"phone": {"values": 7, "hex_32": 1}},
                  "warnings": {"old_events": 4, "unserved_countries": {"BR": 4}}
                }
                """));

    TaskReport report = OutputTaskReport.write(counts, List.of(), Optional.empty());

    assertThat(report.get(Long.class, "records")).isEqualTo(10_000_000_000L);
    assertThat(OutputTaskReport.read(report).counts(EventReport.zeros()).toJson())
        .isEqualTo(counts.toJson());
  }

  @Test
  void readsAnEmptyReportAsZeros() {
    Counts counts =
        OutputTaskReport.read(ConfigMapperFactory.withDefault().newTaskReport())
            .counts(EventReport.zeros());

    assertThat(counts.toJson()).isEqualTo(EventReport.zeros().toJson());
  }
}
