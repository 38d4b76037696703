package org.embulk.output.amazon_ads.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.embulk.output.amazon_ads.conversion.EventReason;
import org.embulk.output.amazon_ads.core.identity.Finding;
import org.embulk.output.amazon_ads.core.identity.MatchKeyType;
import org.embulk.output.amazon_ads.core.report.Counts;
import org.embulk.output.amazon_ads.core.report.RecordCounts;
import org.embulk.output.amazon_ads.core.report.RecordLines;
import org.embulk.output.amazon_ads.core.report.ReportLines;
import org.embulk.output.amazon_ads.core.report.Verb;
import org.embulk.output.amazon_ads.core.row.Reason;
import org.embulk.output.amazon_ads.core.row.RowReason;
import org.embulk.output.amazon_ads.fixture.ReportSchema;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Holds README.md and its pages against the code, so that neither changes alone. The tables of
 * options and columns have a test of their own in the package config.
 */
class ReadmeTest {
  private static final String NORMALIZE_COMMAND =
      "org.embulk.output.amazon_ads.command.NormalizeCommand";

  @Test
  void listsEveryReasonCode() {
    assertThat(Readme.table("reason").stream().map(row -> Readme.code(row.get(0))))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Stream.<Reason>concat(
                            Stream.of(RowReason.values()), Stream.of(EventReason.values()))
                        .map(Reason::code),
                    Stream.of("refused_by_amazon", "batch_given_up"))
                .toList());
  }

  /** The example leaves out the fields of an output that {@code totals} has as well. */
  @Test
  void theReportForMachinesHasTheFieldsOfItsSchema() throws Exception {
    ObjectNode example =
        (ObjectNode) new ObjectMapper().readTree(Readme.example("outputs_missing"));
    ObjectNode output = (ObjectNode) example.at("/outputs/0");
    output.remove("…");
    output.setAll((ObjectNode) example.get("totals"));

    assertThat(ReportSchema.problems(example)).isEmpty();
  }

  @Test
  void explainsEachFindingOfTheDataCheckInTheOrderOfTheReport() {
    Counts counts = RecordCounts.zeros();
    for (Finding finding : Finding.values()) {
      counts.add(
          finding == Finding.VALUES ? 1000 : 2,
          RecordCounts.DATA_CHECK,
          "email",
          finding.countName());
    }

    List<String> findings =
        Readme.table("finding").stream().map(row -> Readme.code(row.get(0))).toList();
    List<String> lines = dataCheck(counts);
    assertThat(findings).hasSameSizeAs(lines);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(lines.get(i)).contains(findings.get(i));
    }
  }

  private static List<String> dataCheck(Counts counts) {
    ReportLines lines = new ReportLines();
    new RecordLines(false, Verb.ACCEPTED).addIdentifiers(lines, counts, MatchKeyType::column);
    return lines.texts();
  }

  @Test
  void namesTheVersionOfThisBuild() {
    String version = Readme.versionOfThisBuild();

    assertThat(Readme.text())
        .contains("embulk-output-amazon_ads_conversion:" + version + "`")
        .contains("\"plugin_version\": \"" + version + "\"")
        .contains(
            "embulk install com.treasuredata.embulk.plugins:embulk-output-amazon_ads_conversion:"
                + version
                + "\n")
        .contains("    name: amazon_ads_conversion\n    version: " + version + "\n")
        .contains("target/embulk-output-amazon_ads_conversion-" + version + ".jar\n")
        .contains("/" + version + "/embulk-output-amazon_ads_conversion-" + version + ".jar\"\n")
        .contains(
            "    name: amazon_ads_conversion\n    version: "
                + version
                + "\n    classifier: audience\n")
        .contains("target/embulk-output-amazon_ads_conversion-" + version + "-audience.jar\n")
        .contains(":embulk-output-amazon_ads_conversion:jar:audience:" + version + "\n")
        .contains(
            "plugins.output.amazon_ads_conversion=maven:com.treasuredata.embulk.plugins"
                + ":amazon_ads_conversion:"
                + version
                + "\n")
        .contains(
            "plugins.output.amazon_ads=maven:com.treasuredata.embulk.plugins:amazon_ads_conversion:"
                + version
                + ":audience\n");
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
