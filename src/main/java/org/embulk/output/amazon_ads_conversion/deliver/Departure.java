package org.embulk.output.amazon_ads_conversion.deliver;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Tells whether a request got a connection. One that never did can't have reached anybody, so its
 * outcome is certain although no answer came.
 */
final class Departure {
  private volatile boolean gone;

  boolean isGone() {
    return gone;
  }

  /** Runs when a request has its connection and is about to be written. */
  static final class Gate implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
      Departure departure = chain.request().tag(Departure.class);
      if (departure != null) {
        departure.gone = true;
      }
      return chain.proceed(chain.request());
    }
  }
}
