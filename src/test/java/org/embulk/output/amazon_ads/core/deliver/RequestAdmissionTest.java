package org.embulk.output.amazon_ads.core.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import org.embulk.output.amazon_ads.conversion.Account;
import org.embulk.output.amazon_ads.conversion.EventsEndpoint;
import org.embulk.output.amazon_ads.core.auth.AccessTokens;
import org.embulk.output.amazon_ads.core.auth.AuthorizationException;
import org.embulk.output.amazon_ads.core.auth.Credential;
import org.embulk.output.amazon_ads.core.auth.CredentialSource;
import org.embulk.output.amazon_ads.core.auth.TokenEndpoint;
import org.embulk.output.amazon_ads.core.http.HttpClient;
import org.embulk.output.amazon_ads.core.retry.Backoff;
import org.embulk.output.amazon_ads.core.retry.RateLimiter;
import org.embulk.output.amazon_ads.core.retry.RetryPolicy;
import org.embulk.output.amazon_ads.core.retry.StopSignal;
import org.embulk.output.amazon_ads.core.retry.TimeBudget;
import org.embulk.output.amazon_ads.core.retry.VirtualTimer;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What must hold before an attempt, step by step: to stop, time, credential, pace. */
@Timeout(60)
class RequestAdmissionTest {
  private static final Duration FIFTEEN_MINUTES = Duration.ofMinutes(15);

  private final Sandbox sandbox = Sandbox.start();
  private final VirtualTimer timer = new VirtualTimer();
  private final StopSignal stop = new StopSignal(timer);
  private final TimeBudget budget = new TimeBudget(timer);
  private final RateLimiter limiter = new RateLimiter(timer);
  private final RetryPolicy policy =
      new RetryPolicy(7, new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), () -> 0.5));
  private final HttpClient http =
      new HttpClient(
          "amazon_ads_conversion",
          DeliveryFixture.REQUEST_TIMEOUT,
          DeliveryFixture.REQUEST_TIMEOUT);
  private final CountingCredentials credentials =
      new CountingCredentials(
          new AccessTokens(
              new TokenEndpoint(http, DeliveryFixture.login(sandbox), "Amazon-Ads-ClientId", timer),
              policy,
              timer));
  private final RequestSender sender =
      new RequestSender(
          new EventsEndpoint(
              http, Account.ofAdvertiser(URI.create(sandbox.baseUrl()), "advertiser-1"), timer),
          credentials,
          policy,
          limiter,
          stop);

  private final PendingRequest request = request();

  @AfterEach
  void close() {
    http.closeIdleConnections();
    sandbox.close();
  }

  @Test
  void sendsARequestAtOnce() throws Exception {
    assertThat(sender.send(request, budget)).isEqualTo(RequestSender.End.DONE);

    assertThat(request.accepted()).hasSize(2);
    assertThat(timer.waits()).isEmpty();
  }

  @Test
  void stopsBeforeItLooksForTimeOrACredential() {
    timer.pass(FIFTEEN_MINUTES.plusNanos(1));
    stop.trigger();

    assertThatThrownBy(() -> sender.send(request, budget)).isInstanceOf(InterruptedException.class);

    assertThat(request.open()).hasSize(2);
    assertThat(credentials.asked).isZero();
  }

  @Test
  void stopsAlsoIfTheCredentialTookLong() {
    credentials.whenAskedAgain = stop::trigger;

    assertThatThrownBy(() -> sender.send(request, budget)).isInstanceOf(InterruptedException.class);

    assertThat(request.open()).hasSize(2);
    assertThat(sandbox.events().requests()).isEmpty();
  }

  @Test
  void givesUpWhatHasWaitedTooLongForTheRateLimit() throws Exception {
    budget.throttled(FIFTEEN_MINUTES.plusNanos(1).toNanos());

    assertThat(sender.send(request, budget)).isEqualTo(RequestSender.End.DONE);

    assertThat(request.open()).isEmpty();
    assertThat(request.givenUp())
        .singleElement()
        .returns("status 429", GivenUp::code)
        .returns("rate limited (status 429) for longer than a batch may wait", GivenUp::detail)
        .returns(0, GivenUp::uncertain);
    assertThat(sandbox.events().requests()).isEmpty();
  }

  private static PendingRequest request() {
    Batch batch = TestEvents.batch(2);
    return new PendingRequest(batch, batch.items());
  }

  /** Counts how often a credential is asked for. */
  private static final class CountingCredentials implements CredentialSource {
    private final CredentialSource source;
    private int asked;
    private Runnable whenAskedAgain = () -> {};

    CountingCredentials(CredentialSource source) {
      this.source = source;
    }

    @Override
    public Credential get(Credential rejected, StopSignal signal)
        throws AuthorizationException, InterruptedException {
      Credential credential = source.get(rejected, signal);
      asked++;
      if (asked > 1) {
        whenAskedAgain.run();
      }
      return credential;
    }

    @Override
    public void check() throws AuthorizationException, InterruptedException {
      source.check();
    }

    @Override
    public boolean renews() {
      return source.renews();
    }
  }
}
