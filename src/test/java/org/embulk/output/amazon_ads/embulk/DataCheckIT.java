package org.embulk.output.amazon_ads.embulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the REPORT says of a file whose identifiers can't match. */
class DataCheckIT {
  private static final List<String> COLUMNS =
      List.of(
          "event_name",
          "conversion_type",
          "event_source",
          "country_code",
          "event_time",
          "email",
          "phone",
          "city",
          "match_id");

  /** Of {@code jane@shop.org}, by md5sum, sha1sum, sha256sum and base64. */
  private static final String MD5 = "68fd4029615162ae632255c639edf8bc";

  private static final String SHA1 = "c8e4b9908a8bac6262539179af66451d2efd309f";
  private static final String SHA256 =
      "5b962f426b10883ed3bcf0d6c3ca9a50646d6140dcd3d10388f23f69963cba01";
  private static final String BASE64 = "W5YvQmsQiD7TvPDWw8qaUGRtYUDc09EDiPI/aZY8ugE=";

  /** Of {@code null}, by sha256sum. */
  private static final String OF_NULL =
      "74234e98afe7498fb5daf1f36ac2d78acc339464f950703b8c019892f982b90b";

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void reportsABadFileInADryRunAndInARealOne(boolean dryRun) throws Exception {
    List<String> rows = new ArrayList<>(List.of(String.join(",", COLUMNS)));
    rows.add(row(SHA256, "000-000-0000", "Berlin"));
    rows.add(row(SHA256, "none", "n/a"));
    rows.add(row(MD5, "+1 512 555 0121", OF_NULL));
    rows.add(row(SHA1, "+1 512 555 0122", OF_NULL));
    rows.add(row(BASE64, "", ""));
    rows.add(row("sha256:" + SHA256, "", ""));
    rows.add(row("test@shop.org", "", ""));
    rows.add(row("joan@example.com", "", ""));
    for (int i = 0; i < 981; i++) {
      rows.add(row("joan" + i + "@shop.org", "", ""));
    }
    for (int i = 0; i < 11; i++) {
      rows.add(row("till@shop.org", "", ""));
    }
    Path file = folder.resolve("rows.csv");
    Files.write(file, rows);

    try (Sandbox sandbox = Sandbox.start();
        EmbulkInProcess embulk = new EmbulkInProcess()) {
      EmbulkInProcess.Outcome outcome =
          embulk.run(
              Conversions.config(sandbox, new CsvInput(file).texts(COLUMNS))
                  .out("dry_run", dryRun));

      assertThat(outcome.failure()).isEmpty();
      assertThat(sandbox.requests().isEmpty()).isEqualTo(dryRun);
      assertThat(dataCheck(outcome.log()))
          .containsExactly(
              "Data check, email: 2 values are already hashed: make sure to normalize by"
                  + " Amazon's rules before hashing, or send plain values",
              "Data check, email: 1 value is 32 hexadecimal characters, which look like MD5: send"
                  + " plain values or SHA-256",
              "Data check, email: 1 value is 40 hexadecimal characters, which look like SHA-1:"
                  + " send plain values or SHA-256",
              "Data check, email: 1 value is 44 characters of Base64, which look like SHA-256:"
                  + " send plain values or 64 hexadecimal characters",
              "Data check, email: 1 value is preceded by \"sha256:\": send digests without it",
              "Data check, email: 2 values look like placeholders, such as null, n/a or a test address:"
                  + " leave such cells empty",
              "Data check, email: 6 hashed and 992 plain values are mixed: find out where each"
                  + " kind comes from, and send plain values",
              "Data check, email: at least 11 rows share a value with more than 1 % of the"
                  + " job's rows: leave it empty where it is not the buyer's own",
              "Data check, phone: 1 value looks like a placeholder, such as null, n/a or a test address: leave"
                  + " such cells empty",
              "Data check, city: 2 values are already hashed: make sure to normalize by Amazon's"
                  + " rules before hashing, or send plain values",
              "Data check, city: 1 value looks like a placeholder, such as null, n/a or a test address: leave"
                  + " such cells empty",
              "Data check, city: 2 values are the SHA-256 of a placeholder or of nothing: leave"
                  + " such cells empty instead of hashing them",
              "Data check, city: 2 hashed and 1 plain values are mixed: find out where each kind"
                  + " comes from, and send plain values");
      for (String message : outcome.log().messages()) {
        assertThat(message)
            .doesNotContain(MD5, SHA1, SHA256, BASE64, OF_NULL, "shop.org", "joan", "512 555");
      }
    }
  }

  @Test
  void saysNothingOfAFileThatHasPlainValues() throws IOException {
    Path file = folder.resolve("rows.csv");
    Files.write(
        file, List.of(String.join(",", COLUMNS), row("jane@shop.org", "+1 512 555 0121", "Rome")));

    try (Sandbox sandbox = Sandbox.start();
        EmbulkInProcess embulk = new EmbulkInProcess()) {
      EmbulkInProcess.Outcome outcome =
          embulk.run(Conversions.config(sandbox, new CsvInput(file).texts(COLUMNS)));

      assertThat(outcome.failure()).isEmpty();
      assertThat(outcome.log().messages()).contains("Accepted records: 1");
      assertThat(dataCheck(outcome.log())).isEmpty();
    }
  }

  private static List<String> dataCheck(EmbulkLog log) {
    return log.messages("WARN").stream().filter(line -> line.startsWith("Data check")).toList();
  }

  private static String row(String email, String phone, String city) {
    return String.join(
        ",",
        List.of(
            "signup",
            "LEAD",
            "WEBSITE",
            "US",
            "2026-11-20T08:30:00Z",
            email,
            phone,
            city,
            "customer-1"));
  }
}
