package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.embulk.output.amazon_ads.core.config.ColumnNames;
import org.embulk.output.amazon_ads.core.report.Counts;
import org.embulk.output.amazon_ads.core.report.RepeatedIds;
import org.embulk.output.amazon_ads.core.report.ReportLines;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventWarningsTest {
  private static final String OLD =
      "Warning: events from more than 21 days ago, which Amazon may refuse: 1";
  private static final String AHEAD =
      "Warning: events more than an hour in the future, which Amazon may refuse: 1";

  private final EventMaker maker = EventMaker.at(Instant.parse("2026-11-21T12:00:00Z"), "US");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-10-31T12:00:00Z",
        "2026-11-21T12:00:00Z",
        "2026-11-21T13:00:00Z",
        "2026-11-21T22:00:00+09:00"
      })
  void doesNotWarnOfAnEventThatIsNeitherOldNorAhead(String time) {
    assertThat(warnings(time)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-31T11:59:59.999999999Z",
    "2026-10-31T11:59:59Z",
    "2026-10-01T00:00:00Z",
    "0001-01-01T00:00:00Z"
  })
  void warnsOfAnEventOfMoreThan21DaysAgo(String time) {
    assertThat(warnings(time)).containsExactly(OLD);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T13:00:00.000000001Z",
    "2026-11-21T13:00:01Z",
    "2027-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z"
  })
  void warnsOfAnEventOfMoreThanAnHourAhead(String time) {
    assertThat(warnings(time)).containsExactly(AHEAD);
  }

  @Test
  void countsEachWarningOnItsOwn() {
    for (String time : List.of("2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z")) {
      maker.event(ValidRow.lead().with("event_time", time));
    }
    for (int i = 0; i < 3; i++) {
      maker.event(ValidRow.lead().with("event_time", "2030-01-01T00:00:00Z"));
    }
    for (String country : List.of("DE", "GB", "US", "NO", "CH", "FR")) {
      ValidRow row =
          ValidRow.lead()
              .with("country_code", country)
              .with("ip_address", "192.0.2.1")
              .with("event_time", "2026-11-21T12:00:00Z");
      maker.event(row);
    }

    assertThat(lines(maker.counts()))
        .containsExactly(
            "Warning: events from more than 21 days ago, which Amazon may refuse: 2",
            "Warning: events more than an hour in the future, which Amazon may refuse: 3",
            "Warning: events from the EEA or the UK whose only consent is an IP address, which is"
                + " not enough for Amazon: 4",
            "Warning: events for countries that Amazon's own client does not send to this region:"
                + " 5 (CH 1, DE 1, FR 1, GB 1, NO 1)");
  }

  @Test
  void countsWhatAmazonsOwnClientWouldRefuse() {
    ValidRow purchase =
        ValidRow.purchase()
            .with("value", "5")
            .with("currency_code", "USD")
            .with("event_time", "2026-11-21T12:00:00Z");
    maker.event(purchase.with("event_name", "50 % off!"));
    maker.event(purchase.without("currency_code"));
    maker.event(purchase.without("currency_code"));
    maker.event(purchase.with("country_code", "GB"));
    maker.event(purchase.with("country_code", "DE"));
    maker.event(purchase.with("country_code", "DE"));

    assertThat(lines(maker.counts()))
        .containsExactly(
            "Warning: events from the EEA or the UK without any consent: 3",
            "Warning: events whose name has more than 256 characters or special ones, which"
                + " Amazon's own client refuses: 1",
            "Warning: purchases with a value and without a currency, which Amazon's own client"
                + " refuses: 2",
            "Warning: events for countries that Amazon's own client does not send to this region:"
                + " 3 (DE 2, GB 1)");
  }

  @Test
  void countsTheIdsThatStandTwiceOverAllOutputsOfTheJob() {
    RepeatedIds ids = new RepeatedIds();
    EventMaker first = EventMaker.ofJob(ids);
    EventMaker second = EventMaker.ofJob(ids);
    page(first, "a", "b", "a");
    page(first, "c", "b");
    page(second, "c", "d", "a");

    String warning =
        "Warning: events that repeat the event_id of an earlier one; Amazon keeps one of them: 2";
    assertThat(lines(first.counts())).containsExactly(warning);
    assertThat(lines(second.counts())).containsExactly(warning);
  }

  @Test
  void saysThatItStoppedComparingIds() {
    RepeatedIds ids = new RepeatedIds();
    ids.add(new SplittableRandom(1).longs(1_000_000).toArray(), 1_000_000);
    EventMaker late = EventMaker.ofJob(ids);
    page(late, "a", "a");

    assertThat(lines(late.counts()))
        .containsExactly(
            "Warning: events whose event_id was not compared: only the job's first 1,000,000"
                + " different ids are: 2");
  }

  @Test
  void countsThePageOfAnyNumberOfRows() {
    EventMaker rows = EventMaker.ofJob(new RepeatedIds());
    String[] same = new String[3000];
    Arrays.fill(same, "a");
    page(rows, same);

    assertThat(rows.counts().get("warnings", "events_with_repeated_id")).isEqualTo(2999);
  }

  private static void page(EventMaker maker, String... ids) {
    for (String id : ids) {
      maker.event(ValidRow.lead().with("event_id", id));
    }
    maker.endPage();
  }

  @Test
  void countsTheValuesOfEachAttributeThatAmazonMayRefuse() {
    EventMaker rows =
        EventMaker.plain(
            new CustomAttribute("brand", CustomAttribute.Type.STRING),
            new CustomAttribute("size", CustomAttribute.Type.STRING),
            new CustomAttribute("rank", CustomAttribute.Type.INTEGER),
            new CustomAttribute("seen", CustomAttribute.Type.TIMESTAMP));
    ValidRow row =
        ValidRow.lead()
            .with("brand", "Acme & Co")
            .with("size", "XL_2")
            .with("rank", "-1")
            .with("seen", "2026-11-20T08:30:00Z");
    rows.event(row);
    rows.event(row.with("size", "é"));
    rows.event(row.with("brand", "Acme"));

    assertThat(lines(rows.counts()))
        .containsExactly(
            "Warning: values of custom attributes with characters other than A to Z, a to z, 0 to 9"
                + " and _, which Amazon may refuse: 3 (brand 2, size 1)");
  }

  private List<String> warnings(String time) {
    maker.event(ValidRow.lead().with("event_time", time));
    return lines(maker.counts());
  }

  private static List<String> lines(Counts counts) {
    ReportLines lines = new ReportLines();
    EventWarnings.addTo(lines, counts, ColumnNames.SAME);
    return lines.texts();
  }
}
