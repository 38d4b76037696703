package org.embulk.output.amazon_ads_conversion;

import java.util.Locale;
import org.embulk.config.TaskReport;
import org.embulk.output.amazon_ads_conversion.report.Tally;
import org.embulk.util.config.ConfigMapperFactory;

/** Passes a tally from an output to the transaction. */
final class TallyReport {
  private TallyReport() {}

  static TaskReport write(Tally tally) {
    TaskReport report = ConfigMapperFactory.withDefault().newTaskReport();
    for (Tally.Count count : Tally.Count.values()) {
      report.set(key(count), tally.get(count));
    }
    return report;
  }

  static Tally read(TaskReport report) {
    Tally tally = new Tally();
    for (Tally.Count count : Tally.Count.values()) {
      tally.add(count, report.get(Long.class, key(count), 0L));
    }
    return tally;
  }

  private static String key(Tally.Count count) {
    return count.name().toLowerCase(Locale.ROOT);
  }
}
