package org.embulk.output.amazon_ads.sandbox.records;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Keeps what was received. */
public final class RequestLog {
  private final boolean keepsBodies;
  private final List<ReceivedRequest> requests = new ArrayList<>();
  private final long startNanos = System.nanoTime();

  public RequestLog(boolean keepsBodies) {
    this.keepsBodies = keepsBodies;
  }

  public synchronized void add(ReceivedRequest request) {
    requests.add(keepsBodies ? request : request.withBody(new byte[0]));
  }

  public synchronized Duration sinceLast() {
    long last = requests.isEmpty() ? startNanos : requests.get(requests.size() - 1).arrivedNanos();
    return Duration.ofNanos(System.nanoTime() - last);
  }

  public synchronized List<ReceivedRequest> all() {
    return List.copyOf(requests);
  }
}
