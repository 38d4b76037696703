package org.embulk.output.amazon_ads.embulk;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a run logged.
 *
 * @param lines in the order of logging
 */
public record EmbulkLog(List<LogLine> lines) {
  // Embulk's logback-console.xml: %d{yyyy-MM-dd HH:mm:ss.SSS Z} [%level] (%thread): %m%n
  private static final Pattern FIRST_LINE =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} [+-]\\d{4}"
              + " \\[(?<level>[A-Z]+)\\] \\((?<thread>.*?)\\): (?<message>.*)");

  /** Keeps the lines. */
  public EmbulkLog {
    lines = List.copyOf(lines);
  }

  /** Reads what Embulk's command prints; a line without a time stamp continues the one before. */
  static EmbulkLog parse(String text) {
    List<LogLine> lines = new ArrayList<>();
    for (String line : text.lines().toList()) {
      Matcher matcher = FIRST_LINE.matcher(line);
      if (matcher.matches()) {
        lines.add(
            new LogLine(matcher.group("level"), matcher.group("thread"), matcher.group("message")));
      } else if (!lines.isEmpty()) {
        LogLine last = lines.remove(lines.size() - 1);
        lines.add(new LogLine(last.level(), last.thread(), last.message() + "\n" + line));
      }
    }
    return new EmbulkLog(lines);
  }

  /** Returns the messages of every level. */
  public List<String> messages() {
    return lines.stream().map(LogLine::message).toList();
  }

  /** Returns the messages of one level. */
  public List<String> messages(String level) {
    return lines.stream().filter(line -> line.level().equals(level)).map(LogLine::message).toList();
  }

  /**
   * Returns the line of numbers of each output's REPORT, in the order of logging: the line that its
   * thread logged right after the heading.
   */
  public List<String> reports() {
    return after("************* REPORT *************");
  }

  /** Returns the line that follows on the same thread after each line that is the heading. */
  public List<String> after(String heading) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).message().equals(heading)) {
        String thread = lines.get(i).thread();
        lines.stream()
            .skip(i + 1L)
            .filter(line -> line.thread().equals(thread))
            .findFirst()
            .ifPresent(line -> found.add(line.message()));
      }
    }
    return found;
  }
}
