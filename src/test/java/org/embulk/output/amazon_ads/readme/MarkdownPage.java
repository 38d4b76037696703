package org.embulk.output.amazon_ads.readme;

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
  private static final Pattern NOT_RUN = Pattern.compile(" *<!-- not run: .{5,} -->");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

  /**
   * A block between fences.
   *
   * @param page the file that it is in
   * @param language what stands behind the opening fence, or nothing
   * @param isMarkedAsNotRun whether the line above the fence is a comment that says why no test
   *     runs the block
   * @param lines without the indentation of the fence
   */
  public record Block(Path page, String language, boolean isMarkedAsNotRun, List<String> lines) {
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
    for (int i = 0; i < lines.size(); i++) {
      String fence = lines.get(i);
      if (!fence.strip().startsWith(FENCE)) {
        continue;
      }
      boolean isMarked = i > 0 && NOT_RUN.matcher(lines.get(i - 1)).matches();
      int indent = fence.indexOf(FENCE);
      List<String> inside = new ArrayList<>();
      for (i++; !lines.get(i).strip().equals(FENCE); i++) {
        inside.add(lines.get(i).substring(Math.min(indent, lines.get(i).length())));
      }
      blocks.add(new Block(file, fence.strip().substring(FENCE.length()), isMarked, inside));
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
