package org.embulk.output.amazon_ads_conversion.deliver.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Records whether the request that it tags got a connection. A request that never did can't have
 * reached the server, so its outcome is certain even without a response.
 */
public final class ConnectionMarker {
  private volatile boolean connected;

  public boolean isConnected() {
    return connected;
  }

  /** Runs when a request has its connection and is about to be written. */
  static final class Setter implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
      ConnectionMarker marker = chain.request().tag(ConnectionMarker.class);
      if (marker != null) {
        marker.connected = true;
      }
      return chain.proceed(chain.request());
    }
  }
}
