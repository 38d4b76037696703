package org.embulk.output.amazon_ads_conversion;

import static org.assertj.core.api.Assertions.assertThat;

import org.embulk.output.amazon_ads_conversion.report.Tally;
import org.embulk.util.config.ConfigMapperFactory;
import org.junit.jupiter.api.Test;

class TallyReportTest {
  @Test
  void carriesEveryNumber() {
    Tally tally = new Tally();
    long number = 10_000_000_000L;
    for (Tally.Count count : Tally.Count.values()) {
      tally.add(count, number++);
    }

    Tally read = TallyReport.read(TallyReport.write(tally));

    for (Tally.Count count : Tally.Count.values()) {
      assertThat(read.get(count)).isEqualTo(tally.get(count));
    }
  }

  @Test
  void readsAnEmptyReportAsZeros() {
    Tally read = TallyReport.read(ConfigMapperFactory.withDefault().newTaskReport());

    assertThat(read.get(Tally.Count.RECORDS)).isZero();
  }
}
