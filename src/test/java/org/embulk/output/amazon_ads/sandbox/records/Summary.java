package org.embulk.output.amazon_ads.sandbox.records;

import java.util.Map;
import org.embulk.output.amazon_ads.sandbox.Sandbox;

/** Tells in words what a sandbox received. */
public final class Summary {
  private Summary() {}

  /** Shows the first event too. */
  public static String of(Sandbox sandbox) {
    String numbers = numbersOf(sandbox);
    return sandbox.accepted().isEmpty()
        ? numbers
        : numbers
            + "the first accepted event:\n"
            + sandbox.accepted().get(0).toPrettyString()
            + "\n";
  }

  /** Shows nothing of an event, for rows that are not made up. */
  public static String numbersOf(Sandbox sandbox) {
    StringBuilder text = new StringBuilder();
    line(text, "token requests: " + sandbox.token().requests().size());
    line(text, "events requests: " + sandbox.events().requests().size());
    int accepted = sum(sandbox.acceptedByConversionType());
    int refused = sum(sandbox.refusedByConversionType());
    line(text, "events: " + (accepted + refused));
    line(text, "accepted: " + accepted);
    byType(text, sandbox.acceptedByConversionType());
    line(text, "refused: " + refused);
    byType(text, sandbox.refusedByConversionType());
    return text.toString();
  }

  private static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static void byType(StringBuilder text, Map<String, Integer> counts) {
    counts.forEach((type, count) -> line(text, "  " + type + ": " + count));
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }
}
