package org.embulk.output.amazon_ads.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  @ParameterizedTest
  @CsvSource({
    "Dry-Run, dry_run",
    "DRYRUN, dry_run",
    "' dry run', dry_run",
    "TCF, tcf",
    "data_set_name, dataset_name"
  })
  void ignoresLetterCaseUnderscoresHyphensAndBlanks(String given, String known) {
    assertThat(Names.closest(given, List.of(known))).contains(known);
  }

  @ParameterizedTest
  @CsvSource({
    "dry_runn, dry_run", // one more
    "dr_run, dry_run", // one less
    "drx_run, dry_run", // another one
    "regon, region", // 5 characters and 6
    "Dry-Runn, dry_run",
    "btch_sze, batch_size", // 8 characters and 10
    "client_iddd, client_id", // 11 characters and 9
    "client_secert, client_secret", // two neighbours have changed places
    "evnt_tyme, event_time",
    "event_type, event_time"
  })
  void allowsAnEditFrom6CharactersOnAndTwoFrom10(String given, String known) {
    assertThat(Names.closest(given, List.of(known))).contains(known);
  }

  @ParameterizedTest
  @CsvSource({
    "tcp, tcf",
    "mail, email", // 5 characters
    "paid, maid",
    "rdy_run, dry_run", // two edits in 7 characters
    "rgon, region",
    "client_iaxy, client_id", // three edits
    "retry_forever, maximum_retries",
    "'', tcf"
  })
  void findsNothingBeyondThat(String given, String known) {
    assertThat(Names.closest(given, List.of(known))).isEmpty();
  }

  @Test
  void takesTheClosestAndTheFirstOfSeveral() {
    assertThat(Names.closest("event_timee", List.of("event_timer12", "event_time")))
        .contains("event_time");
    assertThat(Names.closest("partnerr", List.of("partner", "partners"))).contains("partner");
    assertThat(Names.closest("partnerr", List.of("partners", "partner"))).contains("partners");
  }

  @Test
  void listsTenTextsAndCountsTheRest() {
    assertThat(Names.list(List.of("a", "b"))).isEqualTo("a, b");
    assertThat(Names.list(Collections.nCopies(10, "a"))).isEqualTo("a, a, a, a, a, a, a, a, a, a");
    assertThat(Names.list(Collections.nCopies(12, "a")))
        .isEqualTo("a, a, a, a, a, a, a, a, a, a and 2 more");
  }
}
