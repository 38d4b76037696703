package org.embulk.output.amazon_ads_conversion.convert.normalize;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Reads a table of variants from a resource of this package.
 *
 * <p>A line holds a canonical text, a colon, and its variants with commas between them. Blank lines
 * and lines that begin with {@code #} are skipped.
 */
final class Table {
  private Table() {}

  /**
   * Loads a table, as an unmodifiable map from each variant to its canonical text.
   *
   * @param key brings a variant of the file into the form in which it is looked up
   * @throws IllegalStateException if the resource is missing or says two things of one variant
   */
  static Map<String, String> load(String resource, UnaryOperator<String> key) {
    Map<String, String> table = new HashMap<>();
    try (BufferedReader lines = open(resource)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.trim().isEmpty() && !line.startsWith("#")) {
          add(table, resource, line, key);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Collections.unmodifiableMap(table);
  }

  private static BufferedReader open(String resource) {
    InputStream stream = Table.class.getResourceAsStream(resource);
    if (stream == null) {
      throw new IllegalStateException("missing resource " + resource);
    }
    return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }

  private static void add(
      Map<String, String> table, String resource, String line, UnaryOperator<String> key) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      throw new IllegalStateException("no colon in \"" + line + "\" of " + resource);
    }
    String canonical = line.substring(0, colon).trim();
    for (String variant : line.substring(colon + 1).split(",", -1)) {
      String before = table.put(key.apply(variant.trim()), canonical);
      if (before != null && !before.equals(canonical)) {
        throw new IllegalStateException("\"" + variant.trim() + "\" twice in " + resource);
      }
    }
  }
}
