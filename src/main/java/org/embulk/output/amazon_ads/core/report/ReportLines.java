package org.embulk.output.amazon_ads.core.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.slf4j.Logger;

/** The lines of a REPORT, in their order. Those that warn are logged as warnings. */
public final class ReportLines {
  private final List<String> texts = new ArrayList<>();
  private final BitSet warnings = new BitSet();

  public void add(String text) {
    texts.add(text);
  }

  /** Adds {@code Requests: 3}; nothing if there are none. */
  public void addIfAny(String what, long number) {
    if (number > 0) {
      add(what + ": " + number);
    }
  }

  /** Adds a line that says by itself what is wrong and what to do. */
  public void warn(String text) {
    warnings.set(texts.size());
    add(text);
  }

  /** Adds {@code Warning: old events: 3}; nothing if there are none. */
  public void warnIfAny(String what, long number) {
    if (number > 0) {
      warn("Warning: " + what + ": " + number);
    }
  }

  /** Adds {@code Warning: old events: 3 (DE 2, FR 1)}; nothing if there are none. */
  public void warnByName(String what, Counts byName) {
    warnByName(what, byName, UnaryOperator.identity());
  }

  /**
   * Adds the same.
   *
   * @param shown returns what is shown of a name
   */
  public void warnByName(String what, Counts byName, UnaryOperator<String> shown) {
    if (byName.sum() > 0) {
      warn("Warning: " + what + ": " + byName.sum() + " (" + list(byName, shown) + ")");
    }
  }

  /** Lists names with their numbers, the largest first, such as {@code DE 2, FR 1}. */
  static String list(Counts byName) {
    return list(byName, UnaryOperator.identity());
  }

  private static String list(Counts byName, UnaryOperator<String> shown) {
    return byName.byNumber().stream()
        .map(name -> shown.apply(name.getKey()) + " " + name.getValue())
        .collect(Collectors.joining(", "));
  }

  /** Formats {@code 1:02:03}: hours, minutes, seconds. */
  public static String text(Duration time) {
    long seconds = time.getSeconds();
    return String.format(
        Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  public List<String> texts() {
    return Collections.unmodifiableList(texts);
  }

  /** Logs each line, at WARN or INFO. */
  public void logTo(Logger logger) {
    for (int i = 0; i < texts.size(); i++) {
      if (warnings.get(i)) {
        logger.warn(texts.get(i));
      } else {
        logger.info(texts.get(i));
      }
    }
  }
}
