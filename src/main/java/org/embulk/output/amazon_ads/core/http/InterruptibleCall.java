package org.embulk.output.amazon_ads.core.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Response;

/**
 * Runs a call on OkHttp's dispatcher, since a thread that reads from a socket ignores interrupts:
 * the thread that waits here does not, and cancels the call.
 */
public final class InterruptibleCall {
  /** Reads a response to its end. */
  public interface Reading<T> {
    T of(Response response) throws IOException;
  }

  /** The call ends by itself at its timeout, unless, for example, a DNS lookup hangs. */
  private static final Duration SLACK = Duration.ofSeconds(2);

  private InterruptibleCall() {}

  /**
   * Returns what was read from the response.
   *
   * @throws UnreadableResponseException if OkHttp can't read the response
   * @throws IOException if no response arrived, or only part of one
   * @throws InterruptedException if the thread is interrupted before it has a response
   */
  public static <T> T run(Call call, Reading<T> reading) throws IOException, InterruptedException {
    CompletableFuture<T> result = new CompletableFuture<>();
    call.enqueue(
        new Callback() {
          @Override
          public void onResponse(Call completed, Response response) {
            T read;
            try (Response open = response) {
              read = reading.of(open);
            } catch (Throwable e) { // Whatever it is, a thread is waiting for it.
              result.completeExceptionally(e);
              return;
            }
            result.complete(read); // Only after the connection is back in the pool.
          }

          @Override
          public void onFailure(Call failed, IOException e) {
            result.completeExceptionally(causeOf(e, Exchange.of(failed)));
          }
        });
    try {
      return result.get(call.timeout().timeoutNanos() + SLACK.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      call.cancel();
      throw new InterruptedIOException("the call did not end at its timeout");
    } catch (InterruptedException e) {
      call.cancel();
      throw e;
    } catch (ExecutionException e) {
      throw unwrapped(e.getCause());
    }
  }

  /**
   * Unwraps what OkHttp caught. A RuntimeException while the request is written is a bug, of our
   * body or our headers, and goes through. After that OkHttp runs on the server's bytes alone, and
   * while it connects, on a proxy's, so one is a response that it can't read. Reading a body is
   * divided alike: {@link BodyStream} handles what OkHttp throws, and a RuntimeException from the
   * code that reads it is a bug again, which must not pass as the server's fault. An Error always
   * goes through.
   */
  private static Throwable causeOf(IOException e, Exchange exchange) {
    Throwable cause = e.getCause();
    if (cause instanceof Error) {
      return cause;
    }
    if (cause instanceof RuntimeException) {
      return exchange.isReadingFromPeer() ? new UnreadableResponseException() : cause;
    }
    return e;
  }

  private static IOException unwrapped(Throwable cause) {
    if (cause instanceof RuntimeException) {
      throw (RuntimeException) cause;
    }
    if (cause instanceof Error) {
      throw (Error) cause;
    }
    return (IOException) cause;
  }
}
