package org.embulk.output.amazon_ads.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.embulk.output.amazon_ads.core.identity.Finding;
import org.embulk.output.amazon_ads.core.identity.MatchKeyType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataCheckTextTest {
  private final Counts counts = RecordCounts.zeros();

  @Test
  void saysNothingOfPlainValues() {
    set("email", Finding.VALUES, 5000);
    set("email", Finding.HASHED, 0);
    set("phone", Finding.VALUES, 0);

    assertThat(texts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HASHED | 1200 values are already hashed: make sure to normalize by Amazon's rules"
            + " before hashing, or send plain values",
        "HEX_32 | 1200 values are 32 hexadecimal characters, which look like MD5: send plain"
            + " values or SHA-256",
        "HEX_40 | 1200 values are 40 hexadecimal characters, which look like SHA-1: send plain"
            + " values or SHA-256",
        "BASE64_44 | 1200 values are 44 characters of Base64, which look like SHA-256: send plain"
            + " values or 64 hexadecimal characters",
        "PREFIXED | 1200 values are preceded by \"sha256:\": send digests without it",
        "PLACEHOLDER | 1200 values look like placeholders, such as null, n/a or a test address: leave such"
            + " cells empty",
        "HASHED_PLACEHOLDER | 1200 values are the SHA-256 of a placeholder or of nothing: leave"
            + " such cells empty instead of hashing them",
        "ZEROS_RESTORED | 1200 values are without their leading zeros, which were restored: export"
            + " postal codes as texts",
        "WRONG_CHARSET | 1200 values are decoded with the wrong charset: set the parser's"
            + " \"charset\"",
        "REPEATED | at least 1200 rows share a value with more than 1 % of the job's rows:"
            + " leave it empty where it is not the buyer's own"
      })
  void saysOfEachFindingWhatToDo(Finding finding, String line) {
    set("email", Finding.VALUES, 1200);
    set("email", finding, 1200);

    assertThat(texts()).contains("email: " + line);
  }

  @Test
  void saysOfOneValueThatItIs() {
    set("state", Finding.VALUES, 1);
    set("state", Finding.HEX_40, 1);

    assertThat(texts())
        .containsExactly(
            "state: 1 value is 40 hexadecimal characters, which look like SHA-1: send"
                + " plain values or SHA-256");
  }

  @Test
  void tellsOfAColumnThatMixesDigestsOfAnyFormWithPlainValues() {
    set("email", Finding.VALUES, 100);
    set("email", Finding.HASHED, 11);
    set("email", Finding.HEX_32, 9);
    set("email", Finding.HEX_40, 7);
    set("email", Finding.BASE64_44, 5);
    set("email", Finding.PREFIXED, 3);
    set("email", Finding.HASHED_PLACEHOLDER, 2);
    set("email", Finding.PLACEHOLDER, 64);

    assertThat(texts())
        .hasSize(8)
        .last()
        .isEqualTo(
            "email: 35 hashed and 1 plain values are mixed: find out where each kind"
                + " comes from, and send plain values");
  }

  @Test
  void callsAColumnOfDigestsAndPlaceholdersNotMixed() {
    set("email", Finding.VALUES, 100);
    set("email", Finding.HASHED, 36);
    set("email", Finding.PLACEHOLDER, 64);

    assertThat(texts()).noneMatch(line -> line.contains("mixed"));
  }

  @Test
  void callsAColumnOfPlainValuesNotMixed() {
    set("email", Finding.VALUES, 100);
    set("email", Finding.PLACEHOLDER, 64);

    assertThat(texts()).hasSize(1);
  }

  @Test
  void closesTheReportOfAnOutput() {
    set("email", Finding.VALUES, 2);
    set("email", Finding.PLACEHOLDER, 2);

    ReportLines lines = new ReportLines();
    new RecordLines(true, Verb.ACCEPTED).addIdentifiers(lines, counts, MatchKeyType::column);

    assertThat(lines.texts())
        .last()
        .isEqualTo(
            "Data check, email: 2 values look like placeholders, such as null, n/a or a test address: leave"
                + " such cells empty");
  }

  private void set(String column, Finding finding, long values) {
    counts.set(values, "data_check", column, finding.countName());
  }

  private List<String> texts() {
    return DataCheckText.of(counts, MatchKeyType::column);
  }
}
