package org.embulk.output.amazon_ads.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contrast as WCAG 2 defines it, of the colors of the page, in both schemes. */
class PageColorsTest {
  @ParameterizedTest
  @CsvSource({
    "ink, paper, 4.5",
    "quiet, paper, 4.5",
    "good, paper, 4.5",
    "bad, paper, 4.5",
    "bar, track, 3.0",
    "bar, paper, 3.0"
  })
  void canBeToldApart(String one, String other, double least) throws Exception {
    String[] schemes = style().split("@media screen and \\(prefers-color-scheme: dark\\)");
    assertThat(schemes).hasSize(2);
    for (String scheme : schemes) {
      Map<String, String> colors = colors(scheme);
      double first = luminance(colors.get(one));
      double second = luminance(colors.get(other));
      assertThat((Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05))
          .as(colors.toString())
          .isGreaterThanOrEqualTo(least);
    }
  }

  private static String style() throws Exception {
    try (var page = ReportPage.class.getResourceAsStream("page.html")) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Map<String, String> colors(String css) {
    return Pattern.compile("--(\\w+): #([0-9a-f]{6});")
        .matcher(css)
        .results()
        .collect(Collectors.toMap(color -> color.group(1), (MatchResult color) -> color.group(2)));
  }

  private static double luminance(String color) {
    double[] parts =
        IntStream.of(0, 2, 4)
            .mapToDouble(at -> Integer.parseInt(color.substring(at, at + 2), 16) / 255.0)
            .map(part -> part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4))
            .toArray();
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  }
}
