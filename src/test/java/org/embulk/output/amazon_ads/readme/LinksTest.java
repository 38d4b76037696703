package org.embulk.output.amazon_ads.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the links of all pages: each file and each anchor that they lead to exists. */
class LinksTest {
  private final List<MarkdownPage> pages = MarkdownPage.all();

  @Test
  void linksLeadToFiles() {
    for (MarkdownPage page : pages) {
      for (String link : page.links()) {
        if (!isOutside(link)) {
          assertThat(target(page, link)).as(page.file() + ": " + link).exists();
        }
      }
    }
  }

  @Test
  void linksLeadToHeadings() {
    for (MarkdownPage page : pages) {
      for (String link : page.links()) {
        if (!isOutside(link) && link.contains("#")) {
          assertThat(MarkdownPage.read(target(page, link)).anchors())
              .as(page.file() + ": " + link)
              .contains(link.substring(link.indexOf('#') + 1));
        }
      }
    }
  }

  @Test
  void theReadmeLeadsToEveryPageOfTheDocumentation() {
    MarkdownPage readme = MarkdownPage.read(Path.of("README.md"));
    for (MarkdownPage page : pages) {
      if (Path.of("docs").equals(page.file().getParent())) {
        assertThat(readme.links()).contains("docs/" + page.file().getFileName());
      }
    }
  }

  private static boolean isOutside(String link) {
    return link.startsWith("https://");
  }

  private static Path target(MarkdownPage page, String link) {
    String file = link.replaceFirst("#.*", "");
    return file.isEmpty() ? page.file() : page.file().resolveSibling(file).normalize();
  }
}
