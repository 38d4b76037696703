package org.embulk.output.amazon_ads_conversion;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.embulk.config.DataSource;
import org.embulk.config.TaskReport;
import org.embulk.output.amazon_ads_conversion.report.Coverage;
import org.embulk.output.amazon_ads_conversion.report.DataCheck;
import org.embulk.output.amazon_ads_conversion.report.OutputReport;
import org.embulk.output.amazon_ads_conversion.report.Tally;
import org.embulk.util.config.ConfigMapperFactory;

/** Passes the report of an output to the transaction: numbers, and names without personal data. */
final class OutputTaskReport {
  private static final String REASONS = "reasons";
  private static final String COUNTRIES = "unserved_countries";
  private static final String RECORDS_COVERED = "records_with_match_keys_counted";
  private static final String KEYS_SENT = "match_keys_sent";
  private static final String KEYS_LEFT_OUT = "match_keys_left_out";
  private static final String DATA_CHECK = "data_check";

  private OutputTaskReport() {}

  static TaskReport write(OutputReport output) {
    TaskReport report = ConfigMapperFactory.withDefault().newTaskReport();
    Tally tally = output.tally();
    for (Tally.Count count : Tally.Count.values()) {
      report.set(key(count), tally.get(count));
    }
    report.set(REASONS, tally.reasons());
    report.set(COUNTRIES, tally.unservedCountries());
    Coverage coverage = output.coverage();
    report.set(RECORDS_COVERED, coverage.records());
    report.set(KEYS_SENT, coverage.sent());
    report.set(KEYS_LEFT_OUT, coverage.leftOut());
    report.set(DATA_CHECK, output.dataCheck().counts());
    return report;
  }

  static OutputReport read(TaskReport report) {
    OutputReport output = Ledger.emptyReport();
    Tally tally = output.tally();
    for (Tally.Count count : Tally.Count.values()) {
      tally.add(count, report.get(Long.class, key(count), 0L));
    }
    numbers(report, REASONS).forEach(tally::addReason);
    numbers(report, COUNTRIES).forEach(tally::addUnservedCountry);
    output
        .coverage()
        .add(
            report.get(Long.class, RECORDS_COVERED, 0L),
            numbers(report, KEYS_SENT),
            numbers(report, KEYS_LEFT_OUT));
    readDataCheck(report.getNestedOrGetEmpty(DATA_CHECK), output.dataCheck());
    return output;
  }

  private static void readDataCheck(DataSource columns, DataCheck check) {
    for (String column : columns.getAttributeNames()) {
      numbers(columns, column)
          .forEach((count, number) -> check.set(column, DataCheck.Count.valueOf(count), number));
    }
  }

  private static Map<String, Long> numbers(DataSource report, String key) {
    Map<String, Long> numbers = new TreeMap<>();
    DataSource nested = report.getNestedOrGetEmpty(key);
    nested.getAttributeNames().forEach(name -> numbers.put(name, nested.get(Long.class, name)));
    return numbers;
  }

  private static String key(Tally.Count count) {
    return count.name().toLowerCase(Locale.ROOT);
  }
}
