package org.embulk.output.amazon_ads_conversion.deliver.http;

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
 * Runs a call on a thread of OkHttp's dispatcher, since a thread that reads from a socket takes no
 * notice of an interrupt: the one that waits here does, and cancels the call.
 */
public final class InterruptibleCall {
  /** Reads an answer to its end. */
  public interface Reading<T> {
    T of(Response response) throws IOException;
  }

  /** The call ends itself at its time-out, unless a look-up of the host's name hangs, say. */
  private static final Duration SLACK = Duration.ofSeconds(2);

  private InterruptibleCall() {}

  /**
   * Returns what was read of the answer.
   *
   * @throws IOException if no answer came, or not all of it
   * @throws InterruptedException if the thread is interrupted before it has an answer
   */
  public static <T> T run(Call call, Reading<T> reading) throws IOException, InterruptedException {
    CompletableFuture<T> result = new CompletableFuture<>();
    call.enqueue(
        new Callback() {
          @Override
          public void onResponse(Call answered, Response response) {
            T read;
            try (Response open = response) {
              read = reading.of(open);
            } catch (Throwable e) { // Whatever it is, somebody waits for it.
              result.completeExceptionally(e);
              return;
            }
            result.complete(read); // Only now is the connection back in its pool.
          }

          @Override
          public void onFailure(Call failed, IOException e) {
            result.completeExceptionally(causeOf(e));
          }
        });
    try {
      return result.get(call.timeout().timeoutNanos() + SLACK.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      call.cancel();
      throw new InterruptedIOException("no end of the call at its time-out");
    } catch (InterruptedException e) {
      call.cancel();
      throw e;
    } catch (ExecutionException e) {
      throw unwrapped(e.getCause());
    }
  }

  /** Finds a defect that OkHttp has met while it wrote our body: it is no fault of the network. */
  private static Throwable causeOf(IOException e) {
    Throwable cause = e.getCause();
    return cause instanceof RuntimeException || cause instanceof Error ? cause : e;
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
