package org.embulk.output.amazon_ads_conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import org.embulk.output.amazon_ads_conversion.report.DataCheck;
import org.embulk.output.amazon_ads_conversion.report.OutputReport;
import org.embulk.output.amazon_ads_conversion.report.Tally;
import org.embulk.util.config.ConfigMapperFactory;
import org.junit.jupiter.api.Test;

class OutputTaskReportTest {
  @Test
  void carriesEveryNumber() {
    OutputReport report = Ledger.emptyReport();
    long number = 10_000_000_000L;
    for (Tally.Count count : Tally.Count.values()) {
      report.tally().add(count, number++);
    }

    OutputReport read = OutputTaskReport.read(OutputTaskReport.write(report));

    for (Tally.Count count : Tally.Count.values()) {
      assertThat(read.tally().get(count)).isEqualTo(report.tally().get(count));
    }
  }

  @Test
  void carriesReasonsCountriesAndCoverage() {
    OutputReport report = Ledger.emptyReport();
    report.tally().addReason("invalid_value", 3_000_000_000L);
    report.tally().addReason("refused_by_amazon A.B at data[0].x", 2);
    report.tally().addUnservedCountry("BR", 4);
    report.coverage().add(1, Map.of("EMAIL", 1L, "PHONE", 1L), Map.of());
    report.coverage().add(1, Map.of("EMAIL", 1L), Map.of("PHONE", 1L));

    OutputReport read = OutputTaskReport.read(OutputTaskReport.write(report));

    assertThat(read.tally().reasons())
        .containsOnly(
            entry("invalid_value", 3_000_000_000L),
            entry("refused_by_amazon A.B at data[0].x", 2L));
    assertThat(read.tally().unservedCountries()).isEqualTo(Map.of("BR", 4L));
    assertThat(read.coverage().records()).isEqualTo(2);
    assertThat(read.coverage().sent()).isEqualTo(Map.of("EMAIL", 2L, "PHONE", 1L));
    assertThat(read.coverage().leftOut()).isEqualTo(Map.of("PHONE", 1L));
  }

  @Test
  void readsAnEmptyReportAsZeros() {
    OutputReport read = OutputTaskReport.read(ConfigMapperFactory.withDefault().newTaskReport());

    assertThat(read.tally().get(Tally.Count.RECORDS)).isZero();
    assertThat(read.tally().reasons()).isEmpty();
    assertThat(read.coverage().records()).isZero();
  }

  @Test
  void addsUpOverOutputs() {
    OutputReport first = Ledger.emptyReport();
    first.tally().add(Tally.Count.RECORDS, 2);
    first.tally().addReason("invalid_value", 1);
    first.tally().addUnservedCountry("BR", 1);
    first.coverage().add(1, Map.of("EMAIL", 1L), Map.of("PHONE", 1L));
    OutputReport second = Ledger.emptyReport();
    second.tally().add(Tally.Count.RECORDS, 3);
    second.tally().addReason("invalid_value", 1);
    second.tally().addUnservedCountry("BR", 2);
    second.coverage().add(1, Map.of("EMAIL", 1L, "CITY", 1L), Map.of("PHONE", 1L));

    first.addAll(second);

    assertThat(first.tally().get(Tally.Count.RECORDS)).isEqualTo(5);
    assertThat(first.tally().reasons()).isEqualTo(Map.of("invalid_value", 2L));
    assertThat(first.tally().unservedCountries()).isEqualTo(Map.of("BR", 3L));
    assertThat(first.coverage().records()).isEqualTo(2);
    assertThat(first.coverage().sent()).isEqualTo(Map.of("EMAIL", 2L, "CITY", 1L));
    assertThat(first.coverage().leftOut()).isEqualTo(Map.of("PHONE", 2L));
  }

  @Test
  void carriesEveryCountOfTheDataCheckAndAddsItUp() {
    OutputReport report = Ledger.emptyReport();
    long number = 10_000_000_000L;
    for (DataCheck.Count count : DataCheck.Count.values()) {
      report.dataCheck().set("phone", count, number++);
    }
    report.dataCheck().set("email", DataCheck.Count.HEX_32, 1);

    OutputReport read = OutputTaskReport.read(OutputTaskReport.write(report));
    assertThat(read.dataCheck().counts()).isEqualTo(report.dataCheck().counts());
    read.addAll(report);

    assertThat(read.dataCheck().get("email", DataCheck.Count.HEX_32)).isEqualTo(2);
    assertThat(read.dataCheck().get("phone", DataCheck.Count.VALUES)).isEqualTo(20_000_000_000L);
    assertThat(read.dataCheck().get("email", DataCheck.Count.VALUES)).isZero();
  }
}
