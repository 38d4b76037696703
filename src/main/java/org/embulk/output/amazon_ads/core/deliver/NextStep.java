package org.embulk.output.amazon_ads.core.deliver;

/** What to do after an answer. */
public enum NextStep {
  /** Read the result of each item. */
  SETTLE,
  /** Send the same bytes again after a delay, while retries last. */
  RETRY,
  /** Send the same bytes again when the rate limit allows it. */
  WAIT,
  /** Send the same bytes again with a new token. */
  RENEW_TOKEN,
  /** Send the items again in two halves. */
  SPLIT,
  /** This client has no access, so no request can succeed. */
  FAIL,
  /** The request itself is wrong, so sending it again is pointless. */
  GIVE_UP;

  static NextStep after(Answer answer) {
    // The outcome is unknown. Resending the same bytes under the same ids does no harm.
    if (answer.isUnknown()) {
      return RETRY;
    }
    if (answer.hasResults()) {
      return SETTLE;
    }
    if (answer.status() == 429) {
      return WAIT;
    }
    if (isTransient(answer.status())) {
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

  /**
   * Returns whether a status may pass: a slow request, to which HAProxy answers 408, or any fault
   * of a server but 501 and 505, which say that it does not know such requests.
   */
  public static boolean isTransient(int status) {
    return status == 408 || status >= 500 && status != 501 && status != 505;
  }

  /** Returns whether Amazon may have accepted the items although this response does not say so. */
  public static boolean leavesUncertain(Answer answer) {
    if (answer.isUnknown()) {
      return answer.isSent();
    }
    boolean otherSuccess = answer.status() / 100 == 2 && !answer.hasResults();
    // A 503 turns the request away. A gateway that answers 502 or 504 may have passed it on.
    boolean serverError = answer.status() >= 500 && answer.status() != 503;
    return otherSuccess || serverError || answer.status() == 408;
  }
}
