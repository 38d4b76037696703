package org.embulk.output.amazon_ads.core.retry;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Finds how many requests a second Amazon takes, which is not published and changes. {@code
 * benchmark/rate.sh} shows how well.
 *
 * <p>Multiplicative increase and decrease: an accepted request raises the rate by a little, and a
 * refused one lowers it by what 33 of them raise it. So at any limit some 3 percent of the requests
 * are refused, and the rate stays just above what Amazon grants. The longer no request is refused,
 * the faster the rate grows, as in CUBIC (RFC 9438), so that it finds a limit that was raised.
 *
 * <p>Refusals that don't cease at less than half the rate have nothing to do with it, such as those
 * for other users of the account: the rate returns, and puts up with so many of them for a while.
 *
 * <p>Not thread-safe.
 */
final class RequestRate {
  /** One request every ten seconds; at a lower rate, waits would use up a batch's time. */
  private static final double MIN_RATE = 0.1;

  private static final double GROWTH = 0.0015;
  private static final double MAX_GROWTH = 0.05;

  /** After so many requests without a refusal, the rate grows twice as fast, and then faster. */
  private static final double REQUESTS_TO_FASTER_GROWTH = 40;

  /** The share of requests that may be refused. */
  private static final double REFUSED_SHARE = 0.03;

  private static final double MAX_DECREASE = 0.3;

  /** How much a second in which no request may start counts, in requests that might have been. */
  private static final double WEIGHT_OF_HOLD = 0.5;

  /** So many of six answers must be refusals before any request is paced, or a fifth of thirty. */
  private static final int REFUSALS_OF_SIX = 4;

  private static final int SIX_ANSWERS = 0b111111;

  /** How many answers the share of refusals is about. */
  private static final double SHARE_ANSWERS = 30;

  /** Below this part of the highest rate that was proven, refusals are not due to the rate. */
  private static final double UNRELATED_BELOW = 0.42;

  /** A larger share of refusals is due to a limit that has been lowered. */
  private static final double MAX_UNRELATED_SHARE = 0.2;

  private static final int MIN_ANSWERS_TO_JUDGE = 150;
  private static final double TOLERANCE = 1.4;
  private static final double TOLERANCE_SECONDS = 60;
  private static final double RETURN = 0.9;

  /** How fast the highest rate is forgotten, with each accepted request. */
  private static final double FORGETTING = 0.00003;

  /** So many accepted requests prove a rate: it is never lowered below it. */
  private static final int PROOF = 100;

  /** A limit may have been lowered meanwhile. */
  private static final double MAX_SECONDS_OF_PROOF = 20;

  private static final long THROUGHPUT_NANOS = Duration.ofSeconds(2).toNanos();
  private static final int MAX_RECENT = 400;

  private double perSecond = Double.POSITIVE_INFINITY;
  private double highest;
  private long acceptedSinceRefusal;
  private long answers;
  private long refusals;
  private long answersAtHighest;
  private long refusalsAtHighest;
  private int lastSix;
  private double refusedShare;
  private double toleratedShare;
  private long toleratedAt;
  private long loweredAt;

  /** When the latest answers came. */
  private final Deque<Long> recent = new ArrayDeque<>();

  /** When the latest requests were accepted. */
  private final Deque<Long> accepted = new ArrayDeque<>();

  /**
   * @param now the time, in nanoseconds of any clock
   */
  RequestRate(long now) {
    this.loweredAt = now;
  }

  /** Returns the rate; infinite as long as requests need not be paced. */
  double perSecond() {
    return perSecond;
  }

  /**
   * Records that Amazon accepted a request.
   *
   * @param isLimiting whether requests wait because of the rate: otherwise it proves nothing
   */
  void accepted(long now, boolean isLimiting) {
    count(now, false);
    accepted.addLast(now);
    if (accepted.size() > PROOF) {
      accepted.removeFirst();
    }
    if (!isPaced()) {
      return;
    }
    acceptedSinceRefusal++;
    if (proven(now) > highest) {
      setHighest(proven(now));
    }
    highest *= 1 - FORGETTING;
    if (isLimiting) {
      double waited = acceptedSinceRefusal / REQUESTS_TO_FASTER_GROWTH;
      perSecond *= 1 + Math.min(MAX_GROWTH, GROWTH * (1 + waited * waited));
    }
  }

  /**
   * Records that Amazon refused a request because of the rate.
   *
   * @param startedAt when the request started
   * @param hold how long no request may start
   */
  void refused(long now, long startedAt, Duration hold) {
    count(now, true);
    // Requests in flight when the rate was lowered say nothing about the lower rate.
    if (startedAt - loweredAt < 0) {
      return;
    }
    if (isPaced()) {
      lower(now, hold);
    } else if (Integer.bitCount(lastSix) >= REFUSALS_OF_SIX
        || answers >= SHARE_ANSWERS && refusedShare > MAX_UNRELATED_SHARE) {
      perSecond = Math.max(MIN_RATE, throughput(now));
      setHighest(0);
    } else {
      return;
    }
    acceptedSinceRefusal = 0;
    loweredAt = now;
  }

  private void lower(long now, Duration hold) {
    double lost = 1 + WEIGHT_OF_HOLD * hold.toNanos() / 1e9 * perSecond;
    double decrease = GROWTH / allowedShare(now) * lost;
    if (acceptedSinceRefusal < 10 && refusedShare > MAX_UNRELATED_SHARE) { // Far above the limit.
      decrease *= 10.0 / Math.max(1, acceptedSinceRefusal);
    }
    double lowered = Math.max(MIN_RATE, perSecond * (1 - Math.min(MAX_DECREASE, decrease)));
    perSecond = Math.min(perSecond, Math.max(lowered, proven(now)));
    if (perSecond < UNRELATED_BELOW * highest
        && answers - answersAtHighest >= MIN_ANSWERS_TO_JUDGE) {
      judge(now);
    }
  }

  /** Decides whether the refusals at a much lower rate have anything to do with it. */
  private void judge(long now) {
    double share = (double) (refusals - refusalsAtHighest) / (answers - answersAtHighest);
    if (share > allowedShare(now) && share < MAX_UNRELATED_SHARE) {
      toleratedShare = TOLERANCE * share;
      toleratedAt = now;
      perSecond = RETURN * highest;
      setHighest(highest);
    } else {
      setHighest(perSecond);
    }
  }

  /** Returns how many requests a second were accepted lately; 0 if they were too few to tell. */
  private double proven(long now) {
    if (accepted.size() < PROOF) {
      return 0;
    }
    double seconds = Math.max(0.5, (now - accepted.peekFirst()) / 1e9);
    return seconds > MAX_SECONDS_OF_PROOF ? 0 : PROOF / seconds;
  }

  private double allowedShare(long now) {
    double age = (now - toleratedAt) / 1e9;
    return Math.max(REFUSED_SHARE, toleratedShare * Math.exp(-age / TOLERANCE_SECONDS));
  }

  private void setHighest(double rate) {
    highest = rate;
    answersAtHighest = answers;
    refusalsAtHighest = refusals;
  }

  private boolean isPaced() {
    return !Double.isInfinite(perSecond);
  }

  private void count(long now, boolean refused) {
    answers++;
    refusals += refused ? 1 : 0;
    lastSix = lastSix << 1 & SIX_ANSWERS | (refused ? 1 : 0);
    refusedShare += ((refused ? 1 : 0) - refusedShare) / Math.min(answers, SHARE_ANSWERS);
    recent.addLast(now);
    while (recent.size() > MAX_RECENT || now - recent.peekFirst() > THROUGHPUT_NANOS) {
      recent.removeFirst();
    }
  }

  /** Returns how many answers a second there were lately. */
  private double throughput(long now) {
    return recent.size() / Math.max(0.5, (now - recent.peekFirst()) / 1e9);
  }
}
