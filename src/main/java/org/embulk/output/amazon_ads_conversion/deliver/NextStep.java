package org.embulk.output.amazon_ads_conversion.deliver;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.embulk.output.amazon_ads_conversion.deliver.events.EventsResponse;

/** What to do about a response. Statuses that may be retried are listed; all others are not. */
public enum NextStep {
  /** Read what became of each event. */
  SETTLE,
  /** Send the same bytes again after a while, as often as the retries last. */
  RETRY,
  /** Send the same bytes again when the rate limit allows it. */
  WAIT,
  /** Send the same bytes again with a new token. */
  RENEW_TOKEN,
  /** Send the events again in two halves. */
  SPLIT,
  /** This client may not write for this advertiser: no request will do better. */
  FAIL,
  /** The request is wrong: sending it again changes nothing. */
  GIVE_UP;

  private static final Set<Integer> TRANSIENT =
      new HashSet<>(Arrays.asList(408, 500, 502, 503, 504));

  static NextStep after(EventsResponse response) {
    // Nobody knows what became of it. The same bytes under the same ids do no harm.
    if (response.isUnknown()) {
      return RETRY;
    }
    if (EventsResponse.isSuccess(response.status())) {
      return SETTLE;
    }
    if (response.status() == 429) {
      return WAIT;
    }
    if (TRANSIENT.contains(response.status())) {
      return RETRY;
    }
    if (response.status() == 401) {
      return RENEW_TOKEN;
    }
    if (response.status() == 403) {
      return FAIL;
    }
    return response.status() == 413 ? SPLIT : GIVE_UP;
  }

  /** Says whether Amazon may have taken the events although this response does not say so. */
  public static boolean leavesUncertain(EventsResponse response) {
    if (response.isUnknown()) {
      return response.isSent();
    }
    boolean otherSuccess =
        response.status() / 100 == 2 && !EventsResponse.isSuccess(response.status());
    // A 503 refuses. With every other error of a server or proxy, the events may have got through.
    boolean serverError = response.status() >= 500 && response.status() != 503;
    return otherSuccess || serverError || response.status() == 408;
  }
}
