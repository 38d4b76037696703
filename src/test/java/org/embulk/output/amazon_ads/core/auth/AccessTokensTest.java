package org.embulk.output.amazon_ads.core.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.embulk.output.amazon_ads.core.config.LoginCredentials;
import org.embulk.output.amazon_ads.core.deliver.DeliveryFixture;
import org.embulk.output.amazon_ads.core.http.HttpClient;
import org.embulk.output.amazon_ads.core.http.RawServer;
import org.embulk.output.amazon_ads.core.retry.Backoff;
import org.embulk.output.amazon_ads.core.retry.RetryLoop;
import org.embulk.output.amazon_ads.core.retry.RetryPolicy;
import org.embulk.output.amazon_ads.core.retry.StopSignal;
import org.embulk.output.amazon_ads.core.retry.VirtualTimer;
import org.embulk.output.amazon_ads.fixture.CapturedLog;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.embulk.output.amazon_ads.sandbox.fault.Fault;
import org.embulk.output.amazon_ads.sandbox.records.ReceivedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AccessTokensTest {
  private final Sandbox sandbox = Sandbox.start();
  private final VirtualTimer timer = new VirtualTimer();
  private final StopSignal stop = new StopSignal(timer);
  private final HttpClient client =
      new HttpClient(
          "amazon_ads_conversion",
          DeliveryFixture.REQUEST_TIMEOUT,
          DeliveryFixture.REQUEST_TIMEOUT);
  private AccessTokens tokens = tokens(client, 7);

  @AfterEach
  void close() {
    Thread.interrupted();
    client.closeIdleConnections();
    sandbox.close();
  }

  // One token for all, and when it is renewed.

  @Test
  void fetchesOneTokenAndSharesIt() throws Exception {
    AccessToken first = tokens.get(null, stop);

    assertThat(first.text()).isEqualTo(sandbox.tokensIssued().get(0));
    assertThat(tokens.get(null, stop)).isSameAs(first);
    assertThat(sandbox.tokensIssued()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    // A minute ahead.
    "'{\"access_token\":\"t\",\"expires_in\":3600}', 3540000",
    "'{\"access_token\":\"t\",\"expires_in\":120}', 60000",
    // Half of its life if that is shorter.
    "'{\"access_token\":\"t\",\"expires_in\":119}', 59500",
    "'{\"access_token\":\"t\",\"expires_in\":2}', 1000",
    "'{\"access_token\":\"t\",\"expires_in\":1}', 500"
  })
  void renewsAheadOfExpiry(String answer, long millis) throws Exception {
    sandbox.token().onEveryRequest(Fault.none().body(answer));
    AccessToken first = tokens.get(null, stop);

    timer.pass(Duration.ofMillis(millis).minusNanos(1));
    assertThat(tokens.get(null, stop)).isSameAs(first);

    timer.pass(Duration.ofNanos(1));
    assertThat(tokens.get(null, stop)).isNotSameAs(first);
    assertThat(sandbox.token().requests()).hasSize(2);
  }

  @Test
  void renewsATokenThatWasRejected() throws Exception {
    AccessToken first = tokens.get(null, stop);
    AccessToken second = tokens.get(first, stop);

    assertThat(second.text()).isNotEqualTo(first.text());
    // Somebody who finds out later gets the one that is there.
    assertThat(tokens.get(first, stop)).isSameAs(second);
    assertThat(sandbox.tokensIssued()).hasSize(2);
  }

  @Test
  void renewsOnceForSeveralThreads() throws Exception {
    AccessToken first = tokens.get(null, stop);
    CyclicBarrier start = new CyclicBarrier(8);
    List<FutureTask<AccessToken>> tasks = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      FutureTask<AccessToken> task =
          new FutureTask<>(
              () -> {
                start.await();
                return tokens.get(first, stop);
              });
      tasks.add(task);
      new Thread(task).start();
    }

    for (FutureTask<AccessToken> task : tasks) {
      assertThat(task.get().text()).isEqualTo(sandbox.tokensIssued().get(1));
    }
    assertThat(sandbox.token().requests()).hasSize(2);
  }

  @Test
  void checksCredentialsWithATokenThatNobodyUses() throws Exception {
    tokens.check();

    assertThat(tokens.get(null, stop).text()).isEqualTo(sandbox.tokensIssued().get(1));
  }

  /** A user would otherwise see nothing while the check waits. */
  @Test
  void logsARetryOfTheCheck() throws Exception {
    sandbox.token().onRequest(1, Fault.cutInAnswer());

    try (CapturedLog log = CapturedLog.of(RetryLoop.class)) {
      tokens.check();

      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith(
              "INFO Login with Amazon issued no access token: connection lost; retrying in ");
    }
  }

  // Refusals.

  @Test
  void givesUpAtOnceUponARefusal() {
    sandbox.token().onRequest(1, Fault.oauthError(401, "invalid_client"));

    AuthorizationException failure = failure();

    assertThat(failure)
        .hasMessage(
            "Login with Amazon refused to issue an access token with status 401 invalid_client:"
                + " check \"client_id\" and \"client_secret\"")
        .hasNoCause();
    assertThat(failure.kind()).isEqualTo(AuthorizationException.Kind.CONFIG);
    assertThat(sandbox.token().requests()).hasSize(1);
    assertThat(timer.waits()).isEmpty();
  }

  @Test
  void isNotAskedAgainAfterARefusal() {
    sandbox.token().onRequest(1, Fault.oauthError(401, "invalid_client"));

    AuthorizationException first = failure();
    AuthorizationException second = failure();

    assertThat(second).hasMessage(first.getMessage());
    assertThat(sandbox.token().requests()).hasSize(1);
  }

  // What may pass.

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504, 599})
  void retriesOn(int status) throws Exception {
    sandbox.token().onRequests(1, 2, Fault.status(status));

    assertThat(tokens.get(null, stop).text()).isEqualTo(sandbox.tokensIssued().get(0));
    assertThat(timer.waits()).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
    assertThat(sandbox.token().requests())
        .extracting(ReceivedRequest::text)
        .hasSize(3)
        .containsOnly(sandbox.token().requests().get(0).text());
  }

  @ParameterizedTest
  // A 429 gets up to a quarter more, so that clients do not come back together.
  @CsvSource({"429, 22500", "503, 20000"})
  void waitsAtLeastAsLongAsRetryAfterSays(int status, long millis) throws Exception {
    sandbox.token().onRequest(1, Fault.status(status).header("Retry-After", "20"));

    tokens.get(null, stop);

    assertThat(timer.waits()).containsExactly(Duration.ofMillis(millis));
  }

  @Test
  void doesNotCountA429AsARetry() throws Exception {
    sandbox.token().onRequests(1, 9, Fault.tooManyRequests("1"));

    assertThat(tokens.get(null, stop).text()).startsWith("Atza|sandbox-");
  }

  @Test
  void givesUpAtOnceIfRetryAfterIsTooLong() {
    sandbox.token().onEveryRequest(Fault.tooManyRequests("901"));

    assertGivenUp("1 attempt; last error: status 429");
    assertThat(timer.waits()).isEmpty();
  }

  @Test
  void givesUpWhenTheRetriesAreUsedUp() {
    sandbox.token().onEveryRequest(Fault.status(500));

    assertGivenUp("8 attempts; last error: status 500");
    assertThat(sandbox.token().requests()).hasSize(8);
    assertThat(timer.waits()).hasSize(7);
  }

  @Test
  void asksAgainForTheNextBatchAfterItGaveUp() throws Exception {
    sandbox.token().onRequests(1, 8, Fault.status(500));

    failure();

    assertThat(tokens.get(null, stop).text()).isEqualTo(sandbox.tokensIssued().get(0));
  }

  @Test
  void retriesOnAnAnswerWithoutAToken() throws Exception {
    sandbox.token().onRequest(1, Fault.none().body("{}"));
    assertThat(tokens.get(null, stop).text()).startsWith("Atza|sandbox-");

    tokens = tokens(client, 0);
    sandbox.token().onEveryRequest(Fault.none().body("{}"));
    assertGivenUp("1 attempt; last error: no token in the response");
  }

  @Test
  void retriesAfterACutConnection() throws Exception {
    sandbox.token().onRequest(1, Fault.cutInAnswer()).onRequest(2, Fault.garbage());

    assertThat(tokens.get(null, stop).text()).startsWith("Atza|sandbox-");
    assertThat(sandbox.token().requests()).hasSize(3);
  }

  @Test
  void givesUpOnAServerThatIsSlow() {
    HttpClient impatient =
        new HttpClient(
            "amazon_ads_conversion", DeliveryFixture.REQUEST_TIMEOUT, Duration.ofMillis(200));
    tokens = tokens(impatient, 1);
    sandbox.token().onRequest(1, Fault.stall()).onRequest(2, Fault.slowBody(Duration.ofMillis(20)));

    assertGivenUp("2 attempts; last error: request timed out");
  }

  @Test
  void sharesAFailureWithAThreadThatWaitedForTheSameRenewal() throws Exception {
    tokens = tokens(client, 1);
    sandbox.token().onEveryRequest(Fault.status(503));
    FutureTask<AuthorizationException> waiting = new FutureTask<>(this::failure);
    Thread thread = new Thread(waiting);
    timer.whenAsleep(
        () -> {
          thread.start();
          awaitThatItWaits(thread);
        });

    AuthorizationException failure = failure();

    assertThat(waiting.get().getMessage()).isEqualTo(failure.getMessage());
    assertThat(sandbox.token().requests()).hasSize(2);
  }

  // Interrupts.

  @Test
  void endsAWaitThatIsInterrupted() {
    sandbox.token().onEveryRequest(Fault.status(503));
    timer.whenAsleep(() -> Thread.currentThread().interrupt());

    assertThatThrownBy(() -> tokens.get(null, stop)).isInstanceOf(InterruptedException.class);
    assertThat(sandbox.token().requests()).hasSize(1);
  }

  @Test
  void endsAnExchangeThatIsInterrupted() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    sandbox
        .token()
        .onEveryRequest(
            (number, head) -> {
              arrived.countDown();
              return Fault.stall();
            });
    FutureTask<Throwable> task =
        new FutureTask<>(
            () -> catchThrowableOfType(InterruptedException.class, () -> tokens.get(null, stop)));
    Thread thread = new Thread(task);
    thread.start();
    arrived.await();

    thread.interrupt();

    assertThat(task.get(1, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    assertThat(sandbox.token().requests()).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void letsAnotherThreadFetchAfterAnInterrupt() throws Exception {
    sandbox.token().onRequest(1, Fault.status(503));
    timer.whenAsleep(() -> Thread.currentThread().interrupt());
    assertThatThrownBy(() -> tokens.get(null, stop)).isInstanceOf(InterruptedException.class);

    assertThat(tokens.get(null, stop).text()).startsWith("Atza|sandbox-");
  }

  // An output that stops.

  @Test
  void requestsNoTokenForAnOutputThatStops() {
    stop.trigger();

    assertThatThrownBy(() -> tokens.get(null, stop)).isInstanceOf(InterruptedException.class);
    assertThat(sandbox.token().requests()).isEmpty();
  }

  @Test
  void stopsWaitingForTheRenewalThatAnotherOutputHasBegun() throws Exception {
    sandbox.token().onRequest(1, Fault.status(503));
    StopSignal otherStop = new StopSignal(timer);
    FutureTask<Throwable> waiting =
        new FutureTask<>(
            () ->
                catchThrowableOfType(
                    InterruptedException.class, () -> tokens.get(null, otherStop)));
    Thread thread = new Thread(waiting);
    timer.whenAsleep(
        () -> {
          thread.start();
          awaitThatItWaits(thread);
          otherStop.trigger();
          assertThat(waiting)
              .succeedsWithin(Duration.ofSeconds(10))
              .isInstanceOf(InterruptedException.class);
        });

    assertThat(tokens.get(null, stop).text()).isEqualTo(sandbox.tokensIssued().get(0));
  }

  @Test
  void asksNoPortAgainThatIsNotForTls() {
    try (RawServer server = RawServer.greeting("HTTP/1.1 400 Bad Request\r\n\r\n")) {
      String host = server.address().getAuthority();
      tokens =
          tokens(
              client,
              7,
              new LoginCredentials(URI.create("https://" + host), "id", "secret", "refresh"));

      AuthorizationException failure = failure();

      assertThat(failure)
          .hasNoCause()
          .hasMessage(
              "Can't connect to "
                  + host
                  + ": it does not speak TLS; check the port of the address");
      assertThat(failure.kind()).isEqualTo(AuthorizationException.Kind.CONFIG);
      assertThat(timer.waits()).isEmpty();
    }
  }

  private AccessTokens tokens(HttpClient http, int maximumRetries) {
    return tokens(http, maximumRetries, DeliveryFixture.login(sandbox));
  }

  private AccessTokens tokens(HttpClient http, int maximumRetries, LoginCredentials login) {
    return new AccessTokens(
        new TokenEndpoint(http, login, "Amazon-Ads-ClientId", timer),
        policy(maximumRetries),
        timer);
  }

  private static RetryPolicy policy(int maximumRetries) {
    return new RetryPolicy(
        maximumRetries, new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), () -> 0.5));
  }

  private void assertGivenUp(String why) {
    AuthorizationException failure = failure();
    assertThat(failure)
        .hasMessage("Login with Amazon issued no access token in " + why)
        .hasNoCause();
    assertThat(failure.kind()).isEqualTo(AuthorizationException.Kind.SERVICE);
  }

  private AuthorizationException failure() {
    return catchThrowableOfType(AuthorizationException.class, () -> tokens.get(null, stop));
  }

  private static void awaitThatItWaits(Thread thread) {
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
  }
}
