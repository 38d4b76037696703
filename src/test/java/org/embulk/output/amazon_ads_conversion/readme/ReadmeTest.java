package org.embulk.output.amazon_ads_conversion.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.embulk.output.amazon_ads_conversion.convert.row.Reason;
import org.embulk.output.amazon_ads_conversion.fixture.ReportSchema;
import org.embulk.output.amazon_ads_conversion.report.Coverage;
import org.embulk.output.amazon_ads_conversion.report.DataCheck;
import org.embulk.output.amazon_ads_conversion.report.OutputReport;
import org.embulk.output.amazon_ads_conversion.report.RejectedRecord;
import org.embulk.output.amazon_ads_conversion.report.RejectedRecords;
import org.embulk.output.amazon_ads_conversion.report.ReportFile;
import org.embulk.output.amazon_ads_conversion.report.ReportText;
import org.embulk.output.amazon_ads_conversion.report.Tally;
import org.embulk.output.amazon_ads_conversion.report.Tally.Count;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Holds README.md and its pages against the code, so that neither changes alone. The tables of
 * options and columns have a test of their own in the package config.
 */
class ReadmeTest {
  private static final ReportText TEXT = new ReportText(false);

  /** The codes of rows that were sent, which are no reasons for a row to be invalid. */
  private static final String REFUSED = "refused_by_amazon";

  private static final String GIVEN_UP = "batch_given_up";

  private static final Instant RUN = Instant.parse("2026-11-21T00:00:09.007Z");

  private static final String NORMALIZE_COMMAND =
      "org.embulk.output.amazon_ads_conversion.command.NormalizeCommand";

  @Test
  void listsEveryReasonCodeInTheOrderOfTheCode() {
    assertThat(Readme.table("reason").stream().map(row -> Readme.code(row.get(0))))
        .containsExactlyElementsOf(
            Stream.concat(
                    Arrays.stream(Reason.values()).map(Reason::code), Stream.of(REFUSED, GIVEN_UP))
                .toList());
  }

  @Test
  void showsTheReportAsItIsPrinted() {
    String rejected = "/data/rejected-20261121T000009.007Z.output-1.jsonl";
    OutputReport report = new OutputReport(tally(), coverage());

    assertThat(Readme.examples())
        .contains(
            TEXT.ofOutput(report, Optional.of(Path.of(rejected))).stream()
                .map(line -> line.replace(File.separatorChar, '/'))
                .toList());
  }

  @Test
  void showsTheReportOfADryRunAsItIsPrinted() {
    Tally tally = new Tally();
    tally.add(Count.RECORDS, 320);
    tally.add(Count.SKIP_RECORDS, 6);
    tally.add(Count.BATCHES, 1);
    tally.add(Count.ACCEPTED_RECORDS, 314);
    tally.verify();

    assertThat(Readme.examples())
        .contains(
            new ReportText(true)
                .ofOutput(new OutputReport(tally, new Coverage(List.of())), Optional.empty()));
  }

  @Test
  void showsRejectedRecordsAsTheyAreWritten(@TempDir Path folder) throws Exception {
    RejectedRecords records = new RejectedRecords(folder + "/rejected-", RUN, 1);
    records.add(
        new RejectedRecord(17, "order-17", Reason.UNKNOWN_CURRENCY.code()).column("currency_code"));
    records.add(
        new RejectedRecord(31, "order-31", REFUSED)
            .byAmazon("SOME_CODE", "events[1].eventTime", "Too old"));
    records.add(
        new RejectedRecord(1004, "order-1004", GIVEN_UP)
            .givenUp("status 504, after 7 retries")
            .mayHaveBeenAccepted(true));
    records.close();
    Path file = records.path().orElseThrow();

    assertThat(Readme.examples()).contains(Files.readAllLines(file));
    assertThat(Readme.text()).contains("\n`" + file.getFileName() + "`.");
  }

  @Test
  void showsTheReportForMachinesAsItIsWritten(@TempDir Path folder) throws Exception {
    OutputReport report = new OutputReport(tally(), coverage());
    DataCheck check = new DataCheck();
    check.set("email", DataCheck.Count.VALUES, 1171);
    check.set("email", DataCheck.Count.PLACEHOLDER, 7);
    report.dataCheck().addAll(check);
    Path file = folder.resolve("report.json");
    new ReportFile(false)
        .put("plugin_version", Readme.versionOfThisBuild())
        .put("embulk_version", "0.11.4")
        .put("java_version", "17.0.15")
        .put("started_at", RUN.toString())
        .put("ended_at", "2026-11-21T00:16:31.250Z")
        .put("status", "succeeded")
        .put("advertiser_id", "1234567890")
        .put("region", "NA")
        .put("dataset_name", "web_conversions")
        .warnings(
            List.of(
                "Unused columns, which are not sent: \"curency_code\" (did you mean"
                    + " \"currency_code\"?)"))
        .outputs(Map.of(1, report), report, List.of())
        .write(file);

    JsonNode written = ReportSchema.read(file);
    List<JsonNode> shown = new ArrayList<>();
    for (List<String> example : Readme.examples()) {
      if (example.contains("  \"outputs_missing\": []")) {
        shown.add(new ObjectMapper().readTree(String.join("\n", example)));
      }
    }
    assertThat(shown).containsExactly(written);
  }

  @Test
  void showsTheSumsOfSeveralOutputsAsTheyArePrinted() {
    assertThat(Readme.examples())
        .contains(TEXT.totalsOfJob(2, new OutputReport(tally(), new Coverage(List.of()))));
  }

  @Test
  void showsTheLineOfAFailedOutputAsItIsPrinted() {
    assertThat(Readme.examples()).contains(List.of("output 1 " + TEXT.ofFailure(tally())));
  }

  @Test
  void showsTheDataCheckAsItIsPrinted() {
    DataCheck check = new DataCheck();
    check.set("email", DataCheck.Count.VALUES, 10_000);
    check.set("email", DataCheck.Count.HASHED, 1200);
    check.set("email", DataCheck.Count.HEX_32, 300);
    check.set("email", DataCheck.Count.PLACEHOLDER, 7);
    check.set("email", DataCheck.Count.REPEATED, 340);

    assertThat(Readme.examples()).contains(lines(check));
  }

  @Test
  void explainsEachFindingOfTheDataCheckInTheOrderOfTheReport() {
    DataCheck check = new DataCheck();
    for (DataCheck.Count count : DataCheck.Count.values()) {
      check.set("email", count, count == DataCheck.Count.VALUES ? 1000 : 2);
    }

    List<String> findings =
        Readme.table("finding").stream().map(row -> Readme.code(row.get(0))).toList();
    List<String> lines = lines(check);
    assertThat(findings).hasSameSizeAs(lines);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(lines.get(i)).contains(findings.get(i));
    }
  }

  private static List<String> lines(DataCheck check) {
    OutputReport report = new OutputReport(new Tally(), new Coverage(List.of()));
    report.dataCheck().addAll(check);
    return TEXT.ofOutput(report, Optional.empty()).stream()
        .filter(line -> line.startsWith("Data check"))
        .toList();
  }

  @Test
  void itsReportAddsUp() {
    tally().verify();
  }

  @Test
  void namesTheVersionOfThisBuild() {
    String version = Readme.versionOfThisBuild();

    assertThat(Readme.text())
        .contains("embulk-output-amazon_ads_conversion:" + version + "`")
        .contains(
            "embulk install com.treasuredata.embulk.plugins:embulk-output-amazon_ads_conversion:"
                + version
                + "\n")
        .contains("    name: amazon_ads_conversion\n    version: " + version + "\n")
        .contains("target/embulk-output-amazon_ads_conversion-" + version + ".jar\n")
        .contains("/" + version + "/embulk-output-amazon_ads_conversion-" + version + ".jar\"\n")
        .contains(
            "plugins.output.amazon_ads_conversion=maven:com.treasuredata.embulk.plugins"
                + ":amazon_ads_conversion:"
                + version
                + "\n");
  }

  @Test
  void namesTheJarsOfTheCommand() throws Exception {
    assertThat(Readme.text())
        .contains(jar("com/googlecode/libphonenumber", "libphonenumber"))
        .contains(jar("commons-codec", "commons-codec"))
        .contains(" " + NORMALIZE_COMMAND + " email US < values.txt\n");
    assertThat(Class.forName(NORMALIZE_COMMAND)).isNotNull();
  }

  @Test
  void saysOfEveryDependencyOfThePomWhyItIsThere() throws Exception {
    assertThat(Readme.table("artifact", "why").stream().map(row -> Readme.code(row.get(0))))
        .containsExactlyInAnyOrderElementsOf(dependencies());
  }

  /** The numbers of the examples. */
  private static Tally tally() {
    Tally tally = new Tally();
    tally.add(Count.RECORDS, 1203);
    tally.add(Count.SKIP_RECORDS, 4);
    tally.add(Count.BATCHES, 3);
    tally.add(Count.SKIP_BATCHES, 1);
    tally.add(Count.ACCEPTED_RECORDS, 999);
    tally.add(Count.RECORDS_IN_SKIP_BATCHES, 200);
    tally.add(Count.UNCERTAIN_RECORDS, 200);
    tally.add(Count.REQUESTS, 10);
    tally.add(Count.RETRIES, 7);
    tally.add(Count.OLD_EVENTS, 40);
    tally.add(Count.FUTURE_EVENTS, 2);
    tally.add(Count.EVENTS_WITH_IP_ADDRESS_ONLY, 12);
    tally.add(Count.EVENTS_WITHOUT_CONSENT, 9);
    tally.add(Count.EVENTS_WITH_DOUBTFUL_NAME, 3);
    tally.add(Count.PURCHASES_WITHOUT_CURRENCY, 7);
    for (String country : List.of("DE", "FR", "DE", "DE", "FR", "DE")) {
      tally.addUnservedCountry(country, 1);
    }
    tally.addReason(GIVEN_UP + " status 504", 200);
    tally.addReason(Reason.UNKNOWN_CURRENCY.code(), 3);
    tally.addReason(REFUSED + " SOME_CODE at events[].eventTime", 1);
    return tally;
  }

  /** What the accepted records of the examples carry. */
  private static Coverage coverage() {
    Coverage coverage = new Coverage(List.of("EMAIL", "PHONE", "POSTAL"));
    coverage.add(
        999,
        Map.of("EMAIL", 961L, "PHONE", 481L, "POSTAL", 905L),
        Map.of("EMAIL", 3L, "PHONE", 17L, "POSTAL", 6L));
    return coverage;
  }

  /** The names of all dependencies that are not for tests only. */
  private static List<String> dependencies() throws Exception {
    return dependencyElements().stream()
        .filter(dependency -> !textOf(dependency, "scope").equals("test"))
        .map(dependency -> textOf(dependency, "artifactId"))
        .toList();
  }

  /** Where a folder that is laid out as a Maven repository has the jar of a dependency. */
  private static String jar(String group, String artifact) throws Exception {
    String version =
        dependencyElements().stream()
            .filter(dependency -> textOf(dependency, "artifactId").equals(artifact))
            .map(dependency -> textOf(dependency, "version"))
            .findFirst()
            .orElseThrow();
    return String.join(
        "/", "$M2_REPO", group, artifact, version, artifact + "-" + version + ".jar\"");
  }

  private static List<Element> dependencyElements() throws Exception {
    Element project =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Path.of("pom.xml").toFile())
            .getDocumentElement();
    return children(children(project, "dependencies").get(0), "dependency");
  }

  private static String textOf(Element parent, String name) {
    return children(parent, name).stream().map(Element::getTextContent).findFirst().orElse("");
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        children.add(element);
      }
    }
    return children;
  }
}
