package org.embulk.output.amazon_ads.core.deliver;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.embulk.output.amazon_ads.core.http.HttpClient;
import org.embulk.output.amazon_ads.core.http.NetworkFailure;
import org.embulk.output.amazon_ads.core.http.TlsFaultException;
import org.embulk.output.amazon_ads.core.retry.RetryLoop;
import org.embulk.output.amazon_ads.core.retry.RetryLoop.Attempt;
import org.embulk.output.amazon_ads.core.retry.RetryPolicy;
import org.embulk.output.amazon_ads.core.retry.StopSignal;
import org.embulk.output.amazon_ads.core.retry.Timer;

/**
 * Connects to a host to see whether it can be reached.
 *
 * <p>A host that is not found, refuses, is silent or can't prove who it is is not tried again: that
 * is a wrong name, a firewall or a proxy, which the user should hear of at once. Other faults may
 * pass.
 */
public final class HostCheck {
  private final HttpClient http;
  private final RetryLoop retryLoop;
  private final Timer timer;

  public HostCheck(HttpClient http, RetryPolicy retryPolicy, Timer timer) {
    this.http = http;
    this.retryLoop = new RetryLoop(retryPolicy, timer);
    this.timer = timer;
  }

  /**
   * Connects, and sends no request.
   *
   * @param address any address at the host
   * @param origin what is there and which option says so, for messages
   * @throws UnreachableHostException if it can't be reached
   * @throws InterruptedException if the thread is interrupted before that is known
   */
  public void check(URI address, String origin)
      throws UnreachableHostException, InterruptedException {
    Optional<String> proxy = http.proxyOf(address);
    String what =
        "Can't connect to "
            + address.getAuthority()
            + " ("
            + origin
            + ")"
            + proxy.map(name -> " through the proxy " + name).orElse("")
            + ": ";
    String advice =
        proxy.isPresent()
            ? "; check that proxy, and that it lets this host through"
            : "; check that this machine may connect to that host";
    try {
      retryLoop.run(() -> connect(address, what, advice), what, new StopSignal(timer));
    } catch (RetryLoop.UsedUpException e) {
      throw new UnreachableHostException(
          what + e.getMessage() + ", in " + e.attempts() + advice, false);
    }
  }

  private Attempt<Boolean> connect(URI address, String what, String advice)
      throws UnreachableHostException, InterruptedException {
    try {
      http.connect(address);
      return Attempt.done(true);
    } catch (TlsFaultException e) {
      throw new UnreachableHostException(what + e.getMessage(), true);
    } catch (IOException e) {
      String failure = NetworkFailure.describe(e);
      if (NetworkFailure.isUnreachable(e)) {
        throw new UnreachableHostException(what + failure + advice, false);
      }
      return Attempt.failed(failure, Duration.ZERO);
    }
  }
}
