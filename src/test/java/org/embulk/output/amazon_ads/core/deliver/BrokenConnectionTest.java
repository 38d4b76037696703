package org.embulk.output.amazon_ads.core.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.embulk.output.amazon_ads.core.auth.AuthorizationException;
import org.embulk.output.amazon_ads.core.http.LingeringServer;
import org.embulk.output.amazon_ads.core.retry.Backoff;
import org.embulk.output.amazon_ads.core.retry.RateLimiter;
import org.embulk.output.amazon_ads.core.retry.RetryPolicy;
import org.embulk.output.amazon_ads.core.retry.StopSignal;
import org.embulk.output.amazon_ads.fixture.TlsServer;
import org.embulk.output.amazon_ads.fixture.TrustStore;
import org.embulk.output.amazon_ads.sandbox.fault.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that break, servers that stall, threads that are interrupted. */
@Timeout(60)
class BrokenConnectionTest {
  /** Real time, the only one of the package: a server that never answers must be met for real. */
  private static final Duration SHORT = Duration.ofMillis(300);

  private DeliveryFixture bench = DeliveryFixture.open();

  @AfterEach
  void close() {
    Thread.interrupted();
    bench.close();
  }

  static Arguments[] lostConnections() {
    return new Arguments[] {
      Arguments.of("cut before the body was read", Fault.cutBeforeBody(), 0),
      Arguments.of("cut after the body was read", Fault.cutAfterBody(), 2),
      Arguments.of("cut in the middle of the answer", Fault.cutInAnswer(), 2),
      Arguments.of("an answer that is no HTTP", Fault.garbage(), 2),
    };
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lostConnections")
  void sendsTheSameBytesAgainAfter(String name, Fault fault, int takenBefore) {
    bench.sandbox.events().onRequest(1, fault);

    BatchOutcome outcome = bench.deliver(2);

    assertThat(outcome.accepted()).hasSize(2);
    assertThat(outcome.uncertain()).isZero();
    assertThat(outcome.requests()).isEqualTo(2);
    assertThat(outcome.retries()).isEqualTo(1);
    assertThat(bench.timer.waits()).containsExactly(Duration.ofMillis(500));
    if (takenBefore > 0) {
      assertThat(bench.bodies().get(1)).isEqualTo(bench.bodies().get(0));
    }
    assertThat(bench.sandbox.acceptedEventIds()).hasSize(takenBefore + 2);
    assertThat(bench.sandbox.acceptedOnce()).hasSize(2);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lostConnections")
  void saysThatTheEventsMayHaveBeenAcceptedAfterAnEndOf(String name, Fault fault, int takenBefore) {
    bench.sandbox.events().onEveryRequest(fault);

    BatchOutcome outcome = bench.deliver(2);

    assertThat(outcome.requests()).isEqualTo(8);
    assertGivenUp(outcome, "connection lost", true);
  }

  @Test
  void keepsAConnectionForTheNextRequest() {
    bench.deliver(1);
    bench.deliver(1);

    assertThat(bench.requests().get(1).connection())
        .isEqualTo(bench.requests().get(0).connection());
  }

  // Time.

  @Test
  void endsAnExchangeThatIsNeverAnswered() {
    reopen(DeliveryFixture.withRequestTimeout(SHORT));
    bench.sandbox.events().onRequest(1, Fault.stall());

    assertThat(bench.deliver(2).accepted()).hasSize(2);
    assertThat(bench.bodies()).containsOnly(bench.bodies().get(0)).hasSizeGreaterThan(1);
  }

  @Test
  void endsAnAnswerThatComesByteByByte() {
    reopen(DeliveryFixture.withRequestTimeout(SHORT));
    bench.sandbox.events().onRequest(1, Fault.slowBody(Duration.ofMillis(20)));

    assertThat(bench.deliver(2).accepted()).hasSize(2);
    assertThat(bench.bodies()).containsOnly(bench.bodies().get(0)).hasSizeGreaterThan(1);
  }

  @Test
  void takesTheStatusOfAnErrorWhoseBodyComesByteByByte() {
    reopen(DeliveryFixture.withRequestTimeout(SHORT));
    bench
        .sandbox
        .events()
        .onEveryRequest(Fault.slowBody(Duration.ofMillis(20)).answering(400).takingNone());

    BatchOutcome outcome = bench.deliver(2);

    assertThat(outcome.givenUp().get(0).detail()).isEqualTo("status 400");
  }

  @Test
  void givesUpOnAServerThatNeverAnswers() {
    reopen(DeliveryFixture.withRequestTimeout(Duration.ofMillis(100)));
    bench.sandbox.events().onEveryRequest(Fault.stall());

    BatchOutcome outcome = bench.deliver(2);

    assertGivenUp(outcome, "request timed out", true);
  }

  // No connection at all.

  @Test
  void knowsThatNothingWasAcceptedWhereNobodyListens() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }

    BatchOutcome outcome = deliverTo("http://127.0.0.1:" + port);

    assertThat(outcome.requests()).isEqualTo(8);
    assertGivenUp(outcome, "connection failed", false);
  }

  @Test
  void knowsThatNothingWasAcceptedWithoutTls() {
    BatchOutcome outcome = deliverTo(bench.sandbox.baseUrl().replace("http:", "https:"));

    assertGivenUp(outcome, "TLS handshake failed", false);
  }

  @Test
  void endsTheJobAtOnceWithoutATrustStore() {
    TrustStore trustStore = new TrustStore("/no/such/file", null, null);
    try {
      BatchOutcome outcome = deliverTo("https://127.0.0.1:9");

      assertEndsTheJob(
          outcome,
          "Can't connect to "
              + bench.sandbox.baseUrl().substring("http://".length())
              + ": this JVM can't use its trust store: \"javax.net.ssl.trustStore\" names"
              + " \"/no/such/file\", which is no file that can be read");
      assertThat(outcome.requests()).isZero();
    } finally {
      trustStore.close();
    }
  }

  @Test
  void endsTheJobAtOnceIfTheCertificateIsNotTrusted(@TempDir Path folder) throws Exception {
    try (LingeringServer server = LingeringServer.of(new TlsServer(folder).valid())) {
      String address = server.address();

      BatchOutcome outcome = deliverTo(address);

      assertEndsTheJob(
          outcome,
          "Can't connect to "
              + URI.create(address).getAuthority()
              + ": its certificate is not trusted by this JVM; if a proxy or firewall opens TLS"
              + " here, put its CA's certificate into a trust store, and name that by"
              + " \"javax.net.ssl.trustStore\"");
      assertThat(outcome.requests()).isEqualTo(1);
    }
  }

  // Interrupts.

  @Test
  void sendsNothingIfTheThreadIsAlreadyInterrupted() {
    Thread.currentThread().interrupt();

    BatchOutcome outcome = bench.deliver(2);

    assertThat(outcome.failure()).get().isInstanceOf(InterruptedException.class);
    assertThat(bench.sandbox.requests()).isEmpty();
    assertThat(outcome.uncertain()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {503, 429})
  void endsAWaitThatIsInterrupted(int status) {
    bench.sandbox.events().onRequest(1, Fault.status(status).header("Retry-After", "1"));
    bench.timer.whenAsleep(() -> Thread.currentThread().interrupt());

    BatchOutcome outcome = bench.deliver(2);

    assertThat(outcome.failure()).get().isInstanceOf(InterruptedException.class);
    assertThat(outcome.requests()).isEqualTo(1);
    assertThat(outcome.retries()).isZero();
    assertThat(outcome.givenUp()).isEmpty();
    assertThat(outcome.uncertain()).isZero();
  }

  @Test
  void countsAsUncertainWhatAnInterruptLeavesUnknown() {
    bench.sandbox.events().onRequest(1, Fault.cutAfterBody());
    bench.timer.whenAsleep(() -> Thread.currentThread().interrupt());

    assertThat(bench.deliver(2).uncertain()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7})
  void endsAnExchangeThatIsInterruptedAndNeverRetriesIt(int maximumRetries) throws Exception {
    reopen(DeliveryFixture.withMaximumRetries(maximumRetries));
    CountDownLatch arrived = new CountDownLatch(1);
    bench
        .sandbox
        .events()
        .onEveryRequest(
            (number, head) -> {
              arrived.countDown();
              return Fault.stall();
            });
    FutureTask<BatchOutcome> task =
        new FutureTask<>(() -> bench.newBatchSender().send(TestEvents.batch(2)));
    Thread thread = new Thread(task);
    thread.start();
    arrived.await();

    thread.interrupt();

    BatchOutcome outcome = task.get(1, TimeUnit.SECONDS);
    assertThat(outcome.failure()).get().isInstanceOf(InterruptedException.class);
    assertThat(outcome.givenUp()).isEmpty();
    assertThat(outcome.requests()).isEqualTo(1);
    assertThat(outcome.uncertain()).isEqualTo(2);
  }

  private BatchOutcome deliverTo(String apiEndpoint) {
    Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), () -> 0.5);
    try (AmazonAdsClient client =
        DeliveryFixture.client(
            apiEndpoint,
            bench.sandbox,
            DeliveryFixture.REQUEST_TIMEOUT,
            new RetryPolicy(DeliveryFixture.MAXIMUM_RETRIES, backoff),
            bench.timer)) {
      BatchOutcome outcome =
          client
              .batchSender(new RateLimiter(bench.timer), new StopSignal(bench.timer))
              .send(TestEvents.batch(2));
      DeliveryFixture.assertEachEventOnce(outcome);
      return outcome;
    }
  }

  private void reopen(DeliveryFixture other) {
    bench.close();
    bench = other;
  }

  private void assertEndsTheJob(BatchOutcome outcome, String message) {
    Throwable failure = outcome.failure().orElseThrow();
    assertThat(failure).isInstanceOf(AuthorizationException.class).hasMessage(message).hasNoCause();
    assertThat(((AuthorizationException) failure).kind())
        .isEqualTo(AuthorizationException.Kind.CONFIG);
    assertThat(outcome.uncertain()).isZero();
    assertThat(bench.timer.waits()).isEmpty();
  }

  private static void assertGivenUp(BatchOutcome outcome, String reason, boolean uncertain) {
    assertThat(outcome.givenUp()).hasSize(1);
    GivenUp part = outcome.givenUp().get(0);
    assertThat(part.items()).hasSize(2);
    assertThat(part.code()).isEqualTo(reason);
    assertThat(part.detail()).isEqualTo(reason + ", after 7 retries");
    assertThat(part.uncertain()).isEqualTo(uncertain ? 2 : 0);
    assertThat(outcome.uncertain()).isEqualTo(uncertain ? 2 : 0);
  }
}
