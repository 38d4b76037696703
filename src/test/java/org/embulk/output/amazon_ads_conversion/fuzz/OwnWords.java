package org.embulk.output.amazon_ads_conversion.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds parts of given texts in a message, other than the words that the plugin's classes hold as
 * constants: a row that says "must be a time" makes no message a leak.
 */
public final class OwnWords {
  /** What is shorter stands in a message by chance. */
  private static final int SHORTEST_LEAK = 8;

  private static final Path CLASSES = Path.of("target/classes");

  private final String constants;

  /** What stands between two rules in a message: the names of columns that a rule is about. */
  private final Pattern joint;

  /**
   * Reads the constants of all classes.
   *
   * @param columns the names of columns that a message may begin with
   */
  public OwnWords(Collection<String> columns) {
    String name = columns.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")"));
    // Words of which one is allowed are joined as well.
    this.joint =
        Pattern.compile(
            "(?:; )?\""
                + name
                + "(?:, "
                + name
                + ")*+\": |(?<=must be one of )|(?<=[A-Z_]{3}), (?=[A-Z_]{3})");
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(CLASSES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        all.append(Files.readString(file, ISO_8859_1)).append('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.constants = all.toString().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns a part of a text that stands in the message and that is none of our own words.
   *
   * <p>Looks at each rule by itself: where it is joined to the name of a column, as in {@code
   * "ip_address": must be}, no constant holds what stands there.
   */
  public Optional<String> leak(String message, Collection<String> texts) {
    for (String part : joint.split(message)) {
      String rule = part.toLowerCase(Locale.ROOT);
      for (String text : texts) {
        String given = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i + SHORTEST_LEAK <= rule.length(); i++) {
          String shown = rule.substring(i, i + SHORTEST_LEAK);
          if (given.contains(shown) && !constants.contains(shown)) {
            return Optional.of(shown);
          }
        }
      }
    }
    return Optional.empty();
  }
}
