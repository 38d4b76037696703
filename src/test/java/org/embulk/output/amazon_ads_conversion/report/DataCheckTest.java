package org.embulk.output.amazon_ads_conversion.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.embulk.output.amazon_ads_conversion.report.DataCheck.Count;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataCheckTest {
  private final DataCheck check = new DataCheck();

  @Test
  void saysNothingOfPlainValues() {
    check.set("email", Count.VALUES, 5000);
    check.set("email", Count.HASHED, 0);
    check.set("phone", Count.VALUES, 0);

    assertThat(check.lines()).isEmpty();
    assertThat(check.counts()).containsOnlyKeys("email");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HASHED | 1200 values came hashed already: make sure to normalize by Amazon's rules"
            + " before hashing, or send plain values",
        "HEX_32 | 1200 values are 32 hexadecimal characters, which look like MD5: send plain"
            + " values or SHA-256",
        "HEX_40 | 1200 values are 40 hexadecimal characters, which look like SHA-1: send plain"
            + " values or SHA-256",
        "BASE64_44 | 1200 values are 44 characters of Base64, which look like SHA-256: send plain"
            + " values or 64 hexadecimal characters",
        "PREFIXED | 1200 values are preceded by \"sha256:\": send digests without it",
        "PLACEHOLDER | 1200 values are not real, such as null, n/a or a test address: leave such"
            + " cells empty",
        "HASHED_PLACEHOLDER | 1200 values are the SHA-256 of a placeholder or of nothing: leave"
            + " such cells empty instead of hashing them",
        "REPEATED | at least 1200 rows share a value with more than 1 % of their output's rows:"
            + " leave it empty where it is not the buyer's own"
      })
  void saysOfEachFindingWhatToDo(Count count, String line) {
    check.set("email", Count.VALUES, 1200);
    check.set("email", count, 1200);

    assertThat(check.lines()).contains("Data check, email: " + line);
  }

  @Test
  void saysOfOneValueThatItIs() {
    check.set("state", Count.VALUES, 1);
    check.set("state", Count.HEX_40, 1);

    assertThat(check.lines())
        .containsExactly(
            "Data check, state: 1 value is 40 hexadecimal characters, which look like SHA-1: send"
                + " plain values or SHA-256");
  }

  @Test
  void tellsOfAColumnThatMixesDigestsOfAnyFormWithPlainValues() {
    check.set("email", Count.VALUES, 100);
    check.set("email", Count.HASHED, 11);
    check.set("email", Count.HEX_32, 9);
    check.set("email", Count.HEX_40, 7);
    check.set("email", Count.BASE64_44, 5);
    check.set("email", Count.PREFIXED, 3);
    check.set("email", Count.HASHED_PLACEHOLDER, 2);
    check.set("email", Count.PLACEHOLDER, 64);

    assertThat(check.lines())
        .hasSize(8)
        .last()
        .isEqualTo(
            "Data check, email: 35 hashed and 1 plain values are mixed: find out where each kind"
                + " comes from, and send plain values");
  }

  @Test
  void callsAColumnOfDigestsAndPlaceholdersNotMixed() {
    check.set("email", Count.VALUES, 100);
    check.set("email", Count.HASHED, 36);
    check.set("email", Count.PLACEHOLDER, 64);

    assertThat(check.lines()).noneMatch(line -> line.contains("mixed"));
  }

  @Test
  void callsAColumnOfPlainValuesNotMixed() {
    check.set("email", Count.VALUES, 100);
    check.set("email", Count.PLACEHOLDER, 64);

    assertThat(check.lines()).hasSize(1);
  }

  @Test
  void addsUpOutputs() {
    DataCheck other = new DataCheck();
    check.set("email", Count.VALUES, 3);
    check.set("email", Count.HASHED, 3);
    other.set("email", Count.VALUES, 4);
    other.set("phone", Count.VALUES, 1);
    other.set("phone", Count.HEX_32, 1);

    check.addAll(other);

    assertThat(check.counts().get("email"))
        .containsOnlyKeys(Count.VALUES, Count.HASHED)
        .containsEntry(Count.VALUES, 7L)
        .containsEntry(Count.HASHED, 3L);
    assertThat(check.counts().get("phone"))
        .containsEntry(Count.VALUES, 1L)
        .containsEntry(Count.HEX_32, 1L);
  }

  @Test
  void closesTheReportOfAnOutput() {
    check.set("email", Count.VALUES, 2);
    check.set("email", Count.PLACEHOLDER, 2);
    Tally tally = new Tally();
    tally.add(Tally.Count.RECORDS, 2);

    OutputReport report = new OutputReport(tally, new Coverage(List.of()));
    report.dataCheck().addAll(check);
    List<String> lines = new ReportText(true).ofOutput(report, Optional.empty());

    assertThat(lines)
        .last()
        .isEqualTo(
            "Data check, email: 2 values are not real, such as null, n/a or a test address: leave"
                + " such cells empty");
  }
}
