package org.embulk.output.amazon_ads.core.http;

import java.util.concurrent.TimeUnit;

/**
 * How a connection was used so far, which decides how long to look for its end before it is used
 * again. One call at a time has it.
 *
 * <p>A server that closes each connection after one response does so a moment after the response.
 * So the first looks wait for that moment: two of them, since the first request may have been for
 * something else, such as a token. A connection that was kept twice will probably be kept again.
 * From then on a look takes what is the least for a socket, one to two milliseconds, and only a
 * connection that was idle for longer than that gets one. So requests that follow one another
 * without a pause are not held up.
 */
final class ConnectionUse {
  private static final int FIRST_LOOKS = 2;
  private static final int FIRST_LOOK_MILLIS = 10;
  private static final int LOOK_MILLIS = 1;
  private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

  private int requests;
  private long idleSince;

  /**
   * Begins the next request.
   *
   * @param now the time in nanoseconds
   * @return for how many milliseconds to look for the end of the connection; 0 for not at all
   */
  int begin(long now) {
    int before = requests++;
    if (before == 0) {
      return 0;
    }
    if (before <= FIRST_LOOKS) {
      return FIRST_LOOK_MILLIS;
    }
    return now - idleSince < IDLE_NANOS ? 0 : LOOK_MILLIS;
  }

  /** Ends the request, when its response is read. */
  void end(long now) {
    idleSince = now;
  }
}
