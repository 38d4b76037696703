package org.embulk.output.amazon_ads.readme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.embulk.output.amazon_ads.conversion.AmazonAdsConversionOutputPlugin;

/** Reads the tables and examples of {@code README.md} and of the pages that it leads to. */
public final class Readme {
  private Readme() {}

  /**
   * Returns the rows of the one table whose header begins with these words, without header.
   *
   * @throws AssertionError if there is not exactly one such table, or a row has another number of
   *     cells than the header
   */
  public static List<List<String>> table(String... header) {
    List<String> lines = lines();
    List<List<String>> rows = new ArrayList<>();
    int tables = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (!isRow(lines.get(i)) || !startsWith(cells(lines.get(i)), header)) {
        continue;
      }
      tables++;
      int columns = cells(lines.get(i)).size();
      for (i += 2; i < lines.size() && isRow(lines.get(i)); i++) {
        List<String> cells = cells(lines.get(i));
        if (cells.size() != columns) {
          throw new AssertionError("not " + columns + " cells: " + lines.get(i));
        }
        rows.add(cells);
      }
    }
    if (tables != 1) {
      throw new AssertionError(tables + " tables begin with " + Arrays.toString(header));
    }
    return rows;
  }

  /** Returns the one block of JSON that has this field. */
  public static String example(String field) {
    List<String> found =
        MarkdownPage.all().stream()
            .flatMap(page -> page.blocks().stream())
            .filter(block -> block.language().equals("json"))
            .map(MarkdownPage.Block::text)
            .filter(text -> text.contains("\"" + field + "\""))
            .toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " blocks of JSON have " + field);
    }
    return found.get(0);
  }

  /** Returns all of it. */
  public static String text() {
    return String.join("\n", lines());
  }

  /** Returns what stands in backticks in a cell; the cell must hold nothing else. */
  public static String code(String cell) {
    List<String> codes = codes(cell);
    if (codes.size() != 1 || !cell.equals("`" + codes.get(0) + "`")) {
      throw new AssertionError("not one word in backticks: " + cell);
    }
    return codes.get(0);
  }

  /** Returns all that stands in backticks in a cell. */
  public static List<String> codes(String cell) {
    return Pattern.compile("`([^`]+)`").matcher(cell).results().map(code -> code.group(1)).toList();
  }

  /** Returns the version that this build delivers, and that the pages have to name. */
  public static String versionOfThisBuild() {
    Properties properties = new Properties();
    try (InputStream file =
        AmazonAdsConversionOutputPlugin.class.getResourceAsStream(
            "/org/embulk/output/amazon_ads/core/http/version.properties")) {
      properties.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  private static boolean startsWith(List<String> cells, String... header) {
    return cells.size() >= header.length
        && cells.subList(0, header.length).equals(Arrays.asList(header));
  }

  private static boolean isRow(String line) {
    return line.startsWith("| ") && line.endsWith(" |");
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.substring(2, line.length() - 2).split(" \\| ", -1))
        .map(String::trim)
        .toList();
  }

  private static List<String> lines() {
    return MarkdownPage.all().stream().flatMap(page -> page.lines().stream()).toList();
  }
}
