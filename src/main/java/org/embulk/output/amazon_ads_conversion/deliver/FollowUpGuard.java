package org.embulk.output.amazon_ads_conversion.deliver;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Hides {@code Retry-After} from OkHttp and keeps it for us, under another name.
 *
 * <p>OkHttp sends a 503 with {@code Retry-After: 0} again by itself, and fails with a
 * NumberFormatException on one that is no int. Retries have one owner here, {@link RetryPolicy}.
 */
final class RetryAfterKeeper implements Interceptor {
  private static final String HEADER = "Retry-After";
  private static final String KEPT = "X-Kept-Retry-After";

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    String value = response.header(HEADER);
    Response.Builder builder = response.newBuilder().removeHeader(HEADER).removeHeader(KEPT);
    return value == null ? builder.build() : builder.header(KEPT, value).build();
  }

  /** Returns the header's text, or null where the server sent none. */
  static String headerOf(Response response) {
    return response.header(KEPT);
  }
}
