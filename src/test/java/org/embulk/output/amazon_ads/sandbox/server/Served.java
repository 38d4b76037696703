package org.embulk.output.amazon_ads.sandbox.server;

import java.time.Duration;

/** A sandbox that runs for a config. */
interface Served {
  /** Returns what {@code api_endpoint} takes. */
  String baseUrl();

  /** Returns how long ago the last request came, or the start if there was none. */
  Duration sinceLastRequest();

  void stop();

  /** Tells in words what was received. */
  String summary();
}
