package org.embulk.output.amazon_ads.core.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.embulk.config.TaskReport;
import org.embulk.output.amazon_ads.core.report.Counts;
import org.embulk.util.config.ConfigMapperFactory;

/** Passes the counts of an output to the transaction. */
final class OutputTaskReport {
  private OutputTaskReport() {}

  static TaskReport write(Counts counts) {
    TaskReport report = ConfigMapperFactory.withDefault().newTaskReport();
    counts.toJson().properties().forEach(count -> report.set(count.getKey(), count.getValue()));
    return report;
  }

  /** Adds the counts of an output to counts that are all zero, and returns them. */
  static Counts read(TaskReport report, Counts counts) {
    try {
      counts.addAll(new ObjectMapper().readTree(report.toJson()));
    } catch (JsonProcessingException e) { // Embulk itself has written it.
      throw new IllegalStateException("the report of an output can't be read");
    }
    return counts;
  }
}
