package org.embulk.output.amazon_ads.embulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** What Maven Central asks of an upload. {@code release/bundle.sh} runs this. */
class BundleIT {
  @ParameterizedTest
  @ValueSource(
      strings = {
        ".jar",
        "-audience.jar",
        ".pom",
        "-sources.jar",
        "-javadoc.jar",
        "-cyclonedx.json",
        "-cyclonedx.xml"
      })
  void hasTheFileWithItsChecksums(String end) throws Exception {
    byte[] content = Files.readAllBytes(InstalledPlugin.published(end));

    for (List<String> checksum : List.of(List.of("md5", "MD5"), List.of("sha1", "SHA-1"))) {
      byte[] digest = MessageDigest.getInstance(checksum.get(1)).digest(content);
      assertThat(InstalledPlugin.published(end + "." + checksum.get(0)))
          .hasContent(HexFormat.of().formatHex(digest));
    }
  }

  @Test
  void hasAManifestThatEmbulkReads() throws Exception {
    try (JarFile jar = new JarFile(InstalledPlugin.published(".jar").toFile())) {
      Attributes manifest = jar.getManifest().getMainAttributes();

      assertThat(manifest.getValue("Embulk-Plugin-Main-Class"))
          .isEqualTo("org.embulk.output.amazon_ads.conversion.AmazonAdsConversionOutputPlugin");
      assertThat(manifest.getValue("Embulk-Plugin-Category")).isEqualTo("output");
      assertThat(manifest.getValue("Embulk-Plugin-Type")).isEqualTo("amazon_ads_conversion");
      assertThat(manifest.getValue("Embulk-Plugin-Spi-Version")).isEqualTo("0");
      assertThat(manifest.getValue("Implementation-Version")).isEqualTo(InstalledPlugin.VERSION);
    }
  }

  @Test
  void hasAJarOfTheSameClassesForTheOtherPlugin() throws Exception {
    try (JarFile jar = new JarFile(InstalledPlugin.published("-audience.jar").toFile())) {
      Attributes manifest = jar.getManifest().getMainAttributes();

      assertThat(manifest.getValue("Embulk-Plugin-Main-Class"))
          .isEqualTo("org.embulk.output.amazon_ads.audience.AmazonAdsOutputPlugin");
      assertThat(manifest.getValue("Embulk-Plugin-Category")).isEqualTo("output");
      assertThat(manifest.getValue("Embulk-Plugin-Type")).isEqualTo("amazon_ads");
      assertThat(manifest.getValue("Embulk-Plugin-Spi-Version")).isEqualTo("0");
      assertThat(manifest.getValue("Implementation-Version")).isEqualTo(InstalledPlugin.VERSION);
    }
  }

  @Test
  void hasTheLicenceInTheJar() throws Exception {
    try (JarFile jar = new JarFile(InstalledPlugin.published(".jar").toFile())) {
      assertThat(jar.getInputStream(jar.getEntry("META-INF/LICENSE")))
          .hasBinaryContent(Files.readAllBytes(Path.of("LICENSE")));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name",
        "description",
        "url",
        "licenses/license/name",
        "licenses/license/url",
        "developers/developer/name",
        "developers/developer/organization",
        "scm/connection",
        "scm/developerConnection",
        "scm/url"
      })
  void saysInItsPom(String element) throws Exception {
    Document pom =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(InstalledPlugin.published(".pom").toFile());
    XPath path = XPathFactory.newInstance().newXPath();

    assertThat(path.evaluate("/project/" + element, pom)).isNotBlank().doesNotContain("$");
    assertThat(path.evaluate("/project/groupId", pom)).isEqualTo(InstalledPlugin.GROUP);
  }

  @Test
  void listsEveryDependencyInItsBillOfMaterials() throws Exception {
    String bill = Files.readString(InstalledPlugin.published("-cyclonedx.json"));

    for (Path jar : EmbulkFolder.dependencies()) {
      Path version = jar.getParent();
      assertThat(bill)
          .contains("/" + version.getParent().getFileName() + "@" + version.getFileName() + "?");
    }
  }

  @Test
  void dependsOnNothingUnderAnotherLicence() throws Exception {
    JsonNode components =
        new ObjectMapper()
            .readTree(InstalledPlugin.published("-cyclonedx.json").toFile())
            .get("components");

    assertThat(components).hasSameSizeAs(EmbulkFolder.dependencies());
    assertThat(components)
        .allSatisfy(
            component ->
                assertThat(component.findValuesAsText("id"))
                    .as(component.get("name").asText())
                    .containsExactly("Apache-2.0"));
  }

  @Test
  void isAsLargeAsThePagesSay() throws Exception {
    List<Path> dependencies = EmbulkFolder.dependencies();
    long ofPlugin = Files.size(InstalledPlugin.published(".jar"));
    long ofDependencies = 0;
    for (Path jar : dependencies) {
      ofDependencies += Files.size(jar);
    }
    String total = megabytes(ofPlugin + ofDependencies) + " in " + (dependencies.size() + 1);

    assertThat(Path.of("docs/installation.md"))
        .content()
        .contains("\n" + total + " jars, of which the plugin is one, ");
    assertThat(Path.of("docs/releasing.md"))
        .content()
        .contains(
            "A user downloads %s jars: %s for the plugin and %s for %d dependencies.\n"
                .formatted(
                    total, megabytes(ofPlugin), megabytes(ofDependencies), dependencies.size()));
  }

  private static String megabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }

  @Test
  void hasSourcesAndDocumentationOfThePlugin() throws Exception {
    String name = "org/embulk/output/amazon_ads/conversion/AmazonAdsConversionOutputPlugin";

    assertThat(entries("-sources.jar")).contains(name + ".java");
    assertThat(entries("-javadoc.jar")).contains(name + ".html", "index.html");
  }

  private static List<String> entries(String end) throws Exception {
    try (JarFile jar = new JarFile(InstalledPlugin.published(end).toFile());
        Stream<String> names = jar.stream().map(Object::toString)) {
      return names.toList();
    }
  }
}
