package org.embulk.output.amazon_ads_conversion.deliver.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Keeps OkHttp from acting on a response by itself: OkHttp always sees a 200 without {@code
 * Retry-After}, and the original values are kept under header names of our own.
 *
 * <p>OkHttp resends a 503 with {@code Retry-After: 0} by itself, throws a NumberFormatException if
 * the value is not an int, and treats a 407 as a broken connection. Retries have one owner here,
 * {@code RetryPolicy}.
 */
public final class FollowUpGuard implements Interceptor {
  private static final String RETRY_AFTER = "Retry-After";
  private static final String KEPT_RETRY_AFTER = "X-Kept-Retry-After";
  private static final String KEPT_STATUS = "X-Kept-Status";

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    String retryAfter = response.header(RETRY_AFTER);
    Response.Builder builder =
        response
            .newBuilder()
            .code(200)
            .header(KEPT_STATUS, Integer.toString(response.code()))
            .removeHeader(RETRY_AFTER)
            .removeHeader(KEPT_RETRY_AFTER);
    return retryAfter == null
        ? builder.build()
        : builder.header(KEPT_RETRY_AFTER, retryAfter).build();
  }

  public static int statusOf(Response response) {
    return Integer.parseInt(response.header(KEPT_STATUS));
  }

  /** Returns the text of {@code Retry-After}, or null if the server sent none. */
  public static String retryAfterOf(Response response) {
    return response.header(KEPT_RETRY_AFTER);
  }
}
