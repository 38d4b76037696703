package org.embulk.output.amazon_ads.core.deliver;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.embulk.output.amazon_ads.core.http.HttpClient;
import org.embulk.output.amazon_ads.core.http.NetworkFailure;
import org.embulk.output.amazon_ads.core.retry.RetryPolicy;
import org.embulk.output.amazon_ads.core.retry.TimeBudget;
import org.embulk.output.amazon_ads.core.retry.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects to a host to see whether it can be reached.
 *
 * <p>A host that is not found, refuses or is silent is not tried again: that is a wrong name, a
 * firewall or a missing proxy, which the user should hear of at once. Other faults may pass.
 */
final class HostCheck {
  private static final Logger logger = LoggerFactory.getLogger(HostCheck.class);

  private final HttpClient http;
  private final RetryPolicy retryPolicy;
  private final Timer timer;

  HostCheck(HttpClient http, RetryPolicy retryPolicy, Timer timer) {
    this.http = http;
    this.retryPolicy = retryPolicy;
    this.timer = timer;
  }

  void check(URI address, String origin) throws UnreachableHostException, InterruptedException {
    Optional<String> proxy = http.proxyOf(address);
    String host =
        address.getAuthority()
            + " ("
            + origin
            + ")"
            + proxy.map(name -> " through the proxy " + name).orElse("");
    TimeBudget budget = new TimeBudget(timer);
    for (int attempt = 1; ; attempt++) {
      try {
        http.connect(address);
        return;
      } catch (IOException e) {
        String failure = "Can't connect to " + host + ": " + NetworkFailure.describe(e);
        Optional<Duration> delay =
            NetworkFailure.isUnreachable(e)
                ? Optional.empty()
                : retryPolicy.delay(attempt, Duration.ZERO, budget);
        if (!delay.isPresent()) {
          throw new UnreachableHostException(
              failure
                  + (attempt == 1 ? "" : ", in " + attempt + " attempts")
                  + (proxy.isPresent()
                      ? "; check that proxy, and that it lets this host through"
                      : "; check that this machine may connect to that host"));
        }
        logger.info("{}; retrying in {} ms", failure, delay.get().toMillis());
        timer.sleep(delay.get());
      }
    }
  }
}
