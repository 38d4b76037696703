package org.embulk.output.amazon_ads_conversion.deliver;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** What to do about an answer. Statuses that may be retried are listed; all others are not. */
enum NextStep {
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

  private static final Set<Integer> SUCCESS = new HashSet<>(Arrays.asList(200, 202, 207));
  private static final Set<Integer> TRANSIENT =
      new HashSet<>(Arrays.asList(408, 500, 502, 503, 504));

  static NextStep after(Answer answer) {
    // Nobody knows what became of it. The same bytes under the same ids do no harm.
    if (answer.isUnknown()) {
      return RETRY;
    }
    if (isSuccess(answer.status())) {
      return SETTLE;
    }
    if (answer.status() == 429) {
      return WAIT;
    }
    if (TRANSIENT.contains(answer.status())) {
      return RETRY;
    }
    if (answer.status() == 401) {
      return RENEW_TOKEN;
    }
    if (answer.status() == 403) {
      return FAIL;
    }
    return answer.status() == 413 ? SPLIT : GIVE_UP;
  }

  /** Says whether Amazon may have taken the events although this answer does not say so. */
  static boolean leavesUncertain(Answer answer) {
    if (answer.isUnknown()) {
      return answer.isSent();
    }
    boolean otherSuccess = answer.status() / 100 == 2 && !isSuccess(answer.status());
    // A 503 refuses. With every other error of a server or proxy, the events may have got through.
    boolean serverError = answer.status() >= 500 && answer.status() != 503;
    return otherSuccess || serverError || answer.status() == 408;
  }

  static boolean isSuccess(int status) {
    return SUCCESS.contains(status);
  }
}
