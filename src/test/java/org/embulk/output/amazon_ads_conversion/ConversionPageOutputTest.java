package org.embulk.output.amazon_ads_conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.embulk.output.amazon_ads_conversion.convert.Consent;
import org.embulk.output.amazon_ads_conversion.convert.ConsentRule;
import org.embulk.output.amazon_ads_conversion.convert.CustomAttributes;
import org.embulk.output.amazon_ads_conversion.convert.EventDefaults;
import org.embulk.output.amazon_ads_conversion.convert.EventIdFallback;
import org.embulk.output.amazon_ads_conversion.convert.RowConverter;
import org.embulk.output.amazon_ads_conversion.convert.row.EventTimes;
import org.embulk.output.amazon_ads_conversion.report.RejectedRecords;
import org.embulk.output.amazon_ads_conversion.report.ReportText;
import org.junit.jupiter.api.Test;

class ConversionPageOutputTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  private final Pages pages = new Pages();
  private final List<String> calls = new ArrayList<>();

  @Test
  void commitsNoNumbersThatDoNotAddUp() throws Exception {
    pages.inSession(
        (Callable<Void>)
            () -> {
              // It takes the batch, and never says what became of it.
              ConversionPageOutput output = output(new ScriptedPipeline("output 1", calls));
              output.add(pages.of("a"));
              output.finish();
              assertThat(calls).contains("submit output 1", "drain output 1");

              assertThatThrownBy(output::commit)
                  .isInstanceOf(IllegalStateException.class)
                  .hasMessage(
                      "output 1, record 1: internal error in the plugin; please report it"
                          + " (java.lang.IllegalStateException)");
              output.close();
              return null;
            });
  }

  private static ConversionPageOutput output(ScriptedPipeline pipeline) {
    EventTimes times = new EventTimes(ZoneOffset.UTC, null);
    Ledger ledger = new Ledger("output 1", new RejectedRecords("", NOW, 1), NOW, Set.of("US"));
    return new ConversionPageOutput(
        new PageRow(RowPages.SCHEMA),
        new RowConverter(
            new EventDefaults(null, null, false),
            times,
            new ConsentRule(new Consent(null, null, null, null), false),
            new CustomAttributes(List.of(), times),
            EventIdFallback.none()),
        new EventWriter(500, pipeline, ledger, new SkipPolicy("output 1", false, false), new Job()),
        new ReportText(false));
  }
}
