package org.embulk.output.amazon_ads_conversion.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page of the documentation: what is between its fences, its headings and its links. */
public record MarkdownPage(Path file, List<String> lines) {
  private static final String FENCE = "```";
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

  /**
   * A block between fences.
   *
   * @param page the file that it is in
   * @param language what stands behind the opening fence, or nothing
   * @param note the paragraph right above, as one line
   * @param lines without the indentation of the fence
   */
  public record Block(Path page, String language, String note, List<String> lines) {
    private static final Pattern NOT_RUN = Pattern.compile("Not run by the tests: .{5,}\\.");

    /** Tells whether the page says that the block is not run, and why. */
    public boolean isMarkedAsNotRun() {
      return NOT_RUN.matcher(note).matches();
    }

    /** Returns the lines as one text. */
    public String text() {
      return String.join("\n", lines);
    }

    @Override
    public String toString() {
      return page + ":\n" + text();
    }
  }

  /** Returns every page of the project. */
  public static List<MarkdownPage> all() {
    try (Stream<Path> top = Files.list(Path.of(""));
        Stream<Path> docs = Files.walk(Path.of("docs"))) {
      return Stream.concat(top, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .map(MarkdownPage::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns one page. */
  public static MarkdownPage read(Path file) {
    try {
      return new MarkdownPage(file, Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the blocks between fences. */
  public List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    List<String> paragraph = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.strip().startsWith(FENCE)) {
        if (!line.isBlank() && i > 0 && lines.get(i - 1).isBlank()) {
          paragraph.clear();
        }
        if (!line.isBlank()) {
          paragraph.add(line.strip());
        }
        continue;
      }
      int indent = line.indexOf(FENCE);
      List<String> inside = new ArrayList<>();
      for (i++; !lines.get(i).strip().equals(FENCE); i++) {
        inside.add(lines.get(i).substring(Math.min(indent, lines.get(i).length())));
      }
      String language = line.strip().substring(FENCE.length());
      blocks.add(new Block(file, language, String.join(" ", paragraph), inside));
      paragraph.clear();
    }
    return blocks;
  }

  /** Returns what a link within the page can lead to. */
  public List<String> anchors() {
    List<String> anchors = new ArrayList<>();
    boolean inside = false;
    for (String line : lines) {
      inside ^= line.strip().startsWith(FENCE);
      if (!inside && line.matches("#+ .*")) {
        String heading = line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT);
        anchors.add(heading.replaceAll("[^a-z0-9 _-]", "").replace(' ', '-'));
      }
    }
    return anchors;
  }

  /** Returns the targets of all links, in their order. */
  public List<String> links() {
    return LINK.matcher(String.join("\n", lines)).results().map(link -> link.group(1)).toList();
  }
}
