package org.embulk.output.amazon_ads.core.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Reads a table of variants from a resource of this package.
 *
 * <p>A line contains a canonical text, a colon, and its variants, separated by commas. The
 * canonical text is a variant of itself unless another line claims it. Blank lines and lines that
 * begin with {@code #} are skipped.
 */
final class VariantTable {
  private final String resource;
  private final UnaryOperator<String> key;
  private final Map<String, String> variants = new HashMap<>();
  private final Map<String, String> canonicals = new HashMap<>();

  private VariantTable(String resource, UnaryOperator<String> key) {
    this.resource = resource;
    this.key = key;
  }

  /** Loads a table whose variants are looked up as written. */
  static Map<String, String> load(String resource) {
    return load(resource, UnaryOperator.identity());
  }

  /**
   * Loads a table, as an unmodifiable map from each variant to its canonical text.
   *
   * @param key converts a variant in the file to the form in which it is looked up
   * @throws IllegalStateException if the resource is missing or contradicts itself about a variant
   */
  static Map<String, String> load(String resource, UnaryOperator<String> key) {
    VariantTable table = new VariantTable(resource, key);
    lines(resource).forEach(table::add);
    table.canonicals.forEach(table.variants::putIfAbsent);
    return Collections.unmodifiableMap(table.variants);
  }

  /**
   * Reads the lines of a resource of this package that are neither blank nor a comment.
   *
   * @throws IllegalStateException if the resource is missing
   */
  static List<String> lines(String resource) {
    try (InputStream stream = VariantTable.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("missing resource " + resource);
      }
      return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .collect(Collectors.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String line) {
    int colon = line.indexOf(':');
    if (colon < 0) {
      throw new IllegalStateException("no colon in \"" + line + "\" of " + resource);
    }
    String canonical = line.substring(0, colon).trim();
    canonicals.put(key.apply(canonical), canonical);
    for (String variant : line.substring(colon + 1).split(",")) {
      String before = variants.put(key.apply(variant.trim()), canonical);
      if (before != null && !before.equals(canonical)) {
        throw new IllegalStateException("\"" + variant.trim() + "\" twice in " + resource);
      }
    }
  }
}
