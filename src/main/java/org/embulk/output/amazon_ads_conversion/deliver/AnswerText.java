package org.embulk.output.amazon_ads_conversion.deliver;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.embulk.output.amazon_ads_conversion.convert.Event;

/** Describes answers in words that may be shown. */
final class AnswerText {
  private AnswerText() {}

  /** Returns a short reason to count by. */
  static String reason(Answer answer) {
    if (answer.isUnknown()) {
      return answer.fault();
    }
    return NextStep.isSuccess(answer.status())
        ? "left open by Amazon"
        : "status " + answer.status();
  }

  /** Returns all there is to say of an answer to these events. */
  static String describe(Answer answer, List<Event> sent) {
    if (answer.isUnknown()) {
      return answer.fault();
    }
    if (NextStep.isSuccess(answer.status())) {
      return openEvents(answer);
    }
    String error = error(answer, sent);
    return "status " + answer.status() + (error.isEmpty() ? "" : " " + error);
  }

  /** Returns Amazon's error as it may be shown, or "" where there is none. */
  static String error(Answer answer, List<Event> sent) {
    return Redaction.of(answer.error(), sent).toString();
  }

  private static String openEvents(Answer answer) {
    long missing =
        answer.results().stream()
            .filter(result -> result.kind() == EventResult.Kind.MISSING)
            .count();
    String codes =
        answer.results().stream()
            .filter(result -> result.kind() == EventResult.Kind.TRANSIENT)
            .map(result -> Redaction.of(result.error(), Collections.emptyList()).code())
            .distinct()
            .collect(Collectors.joining(", "));
    return "status "
        + answer.status()
        + (codes.isEmpty() ? "" : " with " + codes)
        + (missing == 0 ? "" : " that leaves out " + missing + " of the events");
  }
}
