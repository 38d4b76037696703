package org.embulk.output.amazon_ads.core.http;

import java.io.IOException;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Takes a request to another connection, once, if not even its first byte could be written to the
 * one that it got: the server has not seen it, so this is no retry.
 */
final class FreshConnection implements Interceptor {
  private final ConnectionPool pool;

  FreshConnection(ConnectionPool pool) {
    this.pool = pool;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    try {
      return chain.proceed(chain.request());
    } catch (IOException e) {
      if (!Exchange.of(chain.request()).isUnwritten()) {
        throw e;
      }
      pool.evictAll(); // A server that closes one connection has probably closed them all.
      return chain.proceed(chain.request());
    }
  }
}
