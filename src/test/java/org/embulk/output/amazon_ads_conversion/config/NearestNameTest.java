package org.embulk.output.amazon_ads_conversion.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestNameTest {
  private final NearestName options = new NearestName(OptionNames.known());

  @ParameterizedTest
  @CsvSource({
    "dry_runn, dry_run",
    "Dry-Run, dry_run",
    "DRYRUN, dry_run",
    "rdy_run, dry_run",
    "skip_invalid_records, skip_invalid_record",
    "data_set_name, dataset_name",
    "data set id, dataset_id",
    "refreshtokens, refresh_token",
    "clientsecert, client_secret",
    "regon, region",
    "regiom, region",
    "TCF, tcf",
    "max_retries_of_request,",
  })
  void findsTheOptionThatWasMeant(String given, String meant) {
    assertThat(options.of(given).orElse(null)).isEqualTo(meant);
  }

  /** Each is one edit further from an option than its length allows. */
  @ParameterizedTest
  @ValueSource(strings = {"tcp", "g_pp_", "reegiom", "dataset_nnaammes", "", "_", "x"})
  void findsNothingBeyondItsLimit(String given) {
    assertThat(new NearestName(List.of("tcf", "tpp", "region", "dataset_name")).of(given))
        .isEmpty();
  }

  @Test
  void takesTheFirstOfSeveralThatAreEquallyNear() {
    assertThat(new NearestName(List.of("partner", "partners")).of("partnerr")).contains("partner");
    assertThat(new NearestName(List.of("city_a", "city_b")).of("city")).contains("city_a");
    assertThat(new NearestName(List.of("city_b", "city_a")).of("city")).contains("city_b");
  }

  @Test
  void prefersANameInWhichNoCharacterIsAnother() {
    assertThat(new NearestName(List.of("maid", "email")).of("mail")).contains("email");
  }

  @ParameterizedTest
  @CsvSource({
    "event_type, event_time",
    "paid, maid",
    "gaid, maid",
    "deal_id, real_id",
    "post_tag, postal",
    "store, state"
  })
  void takesNoOtherWordForAMisspeltOne(String given, String known) {
    assertThat(new NearestName(List.of(known)).of(given)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "evnt_tyme, event_time",
    "event_tmie, event_time",
    "amil, mail",
    "mial, mail",
    "mall, mail",
    "ail_id, mail_id"
  })
  void takesOtherEditsForAMisspelling(String given, String known) {
    assertThat(new NearestName(List.of(known)).of(given)).contains(known);
  }

  @Test
  void prefersTheNearest() {
    assertThat(new NearestName(List.of("event_timer", "event_time")).of("event_tim"))
        .contains("event_time");
  }

  @Test
  void doesNotLookAtANameThatIsTooLong() {
    String hundred = "a".repeat(100);

    assertThat(new NearestName(List.of(hundred)).of(hundred)).contains(hundred);
    assertThat(new NearestName(List.of(hundred)).of(hundred + "_")).isEmpty();
  }
}
