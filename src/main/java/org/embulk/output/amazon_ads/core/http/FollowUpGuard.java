package org.embulk.output.amazon_ads.core.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Keeps OkHttp from acting on a response by itself: OkHttp always sees a 200 without {@code
 * Retry-After}, and the original values are kept in the {@link Exchange}.
 *
 * <p>OkHttp resends a 503 with {@code Retry-After: 0} by itself, throws a NumberFormatException if
 * the value is not an int, and treats a 407 as a broken connection. Retries have one owner here,
 * {@code RetryPolicy}.
 */
public final class FollowUpGuard implements Interceptor {
  private static final String RETRY_AFTER = "Retry-After";
  private static final String CONTENT_LENGTH = "Content-Length";

  @Override
  public Response intercept(Chain chain) throws IOException {
    Exchange exchange = Exchange.of(chain.request());
    Response response = exchange.send(chain);
    exchange.responded(response.code(), response.header(RETRY_AFTER));
    // OkHttp can neither read nor close a body of such a length, so its connection would leak.
    if (response.header(CONTENT_LENGTH, "").trim().startsWith("-")) {
      throw new UnreadableResponseException();
    }
    return response.newBuilder().code(200).removeHeader(RETRY_AFTER).build();
  }
}
