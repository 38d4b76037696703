package org.embulk.output.amazon_ads_conversion.deliver;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.embulk.output.amazon_ads_conversion.convert.Event;

/** Books what becomes of the events of a request, each of them once. */
final class Bookings {
  private static final AmazonError TOO_LARGE =
      new AmazonError("CONTENT_TOO_LARGE", "", "the event alone is larger than Amazon takes");

  private Bookings() {}

  /** Books what the answer says of each event and keeps those that must be sent again. */
  static void settle(PendingRequest request, Answer answer, BatchOutcome outcome) {
    List<Event> open = new ArrayList<>();
    for (int i = 0; i < request.events().size(); i++) {
      Event event = request.events().get(i);
      EventResult result = answer.results().get(i);
      if (result.kind() == EventResult.Kind.ACCEPTED) {
        outcome.accept(event);
      } else if (result.kind() == EventResult.Kind.REFUSED) {
        refuse(event, result.error(), outcome);
      } else {
        open.add(event);
        if (result.kind() == EventResult.Kind.MISSING) {
          request.leaveUncertain();
        }
      }
    }
    request.keep(open);
  }

  /** Books a single event that Amazon does not take for its size. */
  static void refuseTooLarge(PendingRequest request, BatchOutcome outcome) {
    refuse(request.events().get(0), TOO_LARGE, outcome);
  }

  /**
   * Books the events as not sent any more.
   *
   * @param reason a short reason to count by
   * @param why the reason in full, as it may be shown
   */
  static void giveUp(PendingRequest request, BatchOutcome outcome, String reason, String why) {
    outcome.giveUp(new GivenUp(request.events(), reason, why, request.isUncertain()));
  }

  private static void refuse(Event event, AmazonError error, BatchOutcome outcome) {
    outcome.refuse(new Refusal(event, Redaction.of(error, Collections.singletonList(event))));
  }
}
