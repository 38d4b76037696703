package org.embulk.output.amazon_ads_conversion.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
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

  /** Reads the constants of all classes. */
  public OwnWords() {
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
   * <p>Looks at each piece between names and rules by itself: where they are joined, as in {@code
   * "ip_address": must be}, no constant holds what stands there.
   */
  public Optional<String> leak(String message, Collection<String> texts) {
    for (String piece : message.toLowerCase(Locale.ROOT).split("\": |; |, |\"")) {
      for (String text : texts) {
        String given = text.toLowerCase(Locale.ROOT);
        for (int i = 0; i + SHORTEST_LEAK <= piece.length(); i++) {
          String part = piece.substring(i, i + SHORTEST_LEAK);
          if (given.contains(part) && !constants.contains(part)) {
            return Optional.of(part);
          }
        }
      }
    }
    return Optional.empty();
  }
}
