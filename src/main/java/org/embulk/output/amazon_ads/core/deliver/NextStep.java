package org.embulk.output.amazon_ads.core.deliver;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.embulk.output.amazon_ads.conversion.EventsResponse;

/** What to do after a response. Only the statuses listed here are retried. */
public enum NextStep {
  /** Read the result of each event. */
  SETTLE,
  /** Send the same bytes again after a delay, while retries last. */
  RETRY,
  /** Send the same bytes again when the rate limit allows it. */
  WAIT,
  /** Send the same bytes again with a new token. */
  RENEW_TOKEN,
  /** Send the events again in two halves. */
  SPLIT,
  /** This client may not write for this advertiser, so no request can succeed. */
  FAIL,
  /** The request itself is wrong, so sending it again is pointless. */
  GIVE_UP;

  private static final Set<Integer> TRANSIENT =
      new HashSet<>(Arrays.asList(408, 500, 502, 503, 504));

  static NextStep after(EventsResponse response) {
    // The outcome is unknown. Resending the same bytes under the same ids does no harm.
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

  /** Returns whether Amazon may have accepted the events although this response does not say so. */
  public static boolean leavesUncertain(EventsResponse response) {
    if (response.isUnknown()) {
      return response.isSent();
    }
    boolean otherSuccess =
        response.status() / 100 == 2 && !EventsResponse.isSuccess(response.status());
    // A 503 turns the request away. After any other server or proxy error, events may have got
    // through.
    boolean serverError = response.status() >= 500 && response.status() != 503;
    return otherSuccess || serverError || response.status() == 408;
  }
}
