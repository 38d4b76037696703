package org.embulk.output.amazon_ads_conversion.deliver.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.embulk.output.amazon_ads_conversion.deliver.retry.RetryPolicy;

/**
 * Keeps OkHttp from acting upon an answer by itself: it sees a 200 without {@code Retry-After},
 * whatever came, and what came is kept for us under names of our own.
 *
 * <p>OkHttp sends a 503 with {@code Retry-After: 0} again by itself, fails with a
 * NumberFormatException on one that is no int, and takes a 407 for a broken connection. Retries
 * have one owner here, {@link RetryPolicy}.
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

  /** Returns the text of {@code Retry-After}, or null where the server sent none. */
  public static String retryAfterOf(Response response) {
    return response.header(KEPT_RETRY_AFTER);
  }
}
