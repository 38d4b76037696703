package org.embulk.output.amazon_ads.embulk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EmbulkLogTest {
  private static final String STAMP = "2026-11-21 22:02:07.203 +0000 ";

  @Test
  void keepsLevelThreadAndMessage() {
    EmbulkLog log =
        EmbulkLog.parse(STAMP + "[INFO] (0014:task-0001): {done:  1 / 2, running: 1}\n");

    assertThat(log.lines())
        .containsExactly(new LogLine("INFO", "0014:task-0001", "{done:  1 / 2, running: 1}"));
  }

  @Test
  void countsLinesWithoutTimeStampToTheMessageBefore() {
    EmbulkLog log =
        EmbulkLog.parse(
            "Picked up a JVM option\n"
                + (STAMP + "[WARN] (main): first\nsecond\n\tthird\n")
                + (STAMP + "[WARN] (main): fourth\n"));

    assertThat(log.messages("WARN")).containsExactly("first\nsecond\n\tthird", "fourth");
  }

  @Test
  void findsTheNumbersOfEachReportOnItsOwnThread() {
    EmbulkLog log =
        EmbulkLog.parse(
            (STAMP + "[INFO] (task-0000): ************* REPORT *************\n")
                + (STAMP + "[INFO] (task-0001): ************* REPORT *************\n")
                + (STAMP + "[INFO] (task-0001): Total records: 2\n")
                + (STAMP + "[INFO] (task-0000): Total records: 1\n"));

    assertThat(log.reports()).containsExactly("Total records: 1", "Total records: 2");
  }
}
