package org.embulk.output.amazon_ads.core.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.embulk.output.amazon_ads.conversion.Account;
import org.embulk.output.amazon_ads.conversion.EventsEndpoint;
import org.embulk.output.amazon_ads.core.auth.AccessTokens;
import org.embulk.output.amazon_ads.core.auth.TokenEndpoint;
import org.embulk.output.amazon_ads.core.config.LoginCredentials;
import org.embulk.output.amazon_ads.core.http.HttpClient;
import org.embulk.output.amazon_ads.core.retry.Backoff;
import org.embulk.output.amazon_ads.core.retry.RateLimiter;
import org.embulk.output.amazon_ads.core.retry.RetryPolicy;
import org.embulk.output.amazon_ads.core.retry.StopSignal;
import org.embulk.output.amazon_ads.core.retry.Timer;
import org.embulk.output.amazon_ads.core.retry.VirtualTimer;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.embulk.output.amazon_ads.sandbox.records.ReceivedRequest;

/**
 * A sandbox, and the delivery of one output to it, in virtual time. The backoff waits half of what
 * it may: 500 ms, then 1, 2, 4, 8, 16 and from then on 30 s.
 *
 * <p>Whatever a test is about, each outcome is compared with what the sandbox took in.
 */
public final class DeliveryFixture implements AutoCloseable {
  static final int MAXIMUM_RETRIES = 7;

  /** Long enough for a busy machine. Only tests of time-outs want a short one. */
  public static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(20);

  final Sandbox sandbox = Sandbox.start();
  final VirtualTimer timer = new VirtualTimer();
  private final AmazonAdsClient client;
  private final BatchSender sender;
  private final long mostLost;

  private DeliveryFixture(int maximumRetries, Duration requestTimeout) {
    Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), () -> 0.5);
    client =
        client(
            sandbox.baseUrl(),
            sandbox,
            requestTimeout,
            new RetryPolicy(maximumRetries, backoff),
            timer);
    sender = newBatchSender();
    mostLost = requestTimeout.equals(REQUEST_TIMEOUT) ? 0 : Long.MAX_VALUE / 2;
  }

  static DeliveryFixture open() {
    return new DeliveryFixture(MAXIMUM_RETRIES, REQUEST_TIMEOUT);
  }

  static DeliveryFixture withMaximumRetries(int maximumRetries) {
    return new DeliveryFixture(maximumRetries, REQUEST_TIMEOUT);
  }

  static DeliveryFixture withRequestTimeout(Duration requestTimeout) {
    return new DeliveryFixture(MAXIMUM_RETRIES, requestTimeout);
  }

  /** Makes a client that logs in to the sandbox, and sends its events to any address. */
  static AmazonAdsClient client(
      String apiEndpoint,
      Sandbox sandbox,
      Duration requestTimeout,
      RetryPolicy policy,
      Timer timer) {
    HttpClient http = new HttpClient("amazon_ads_conversion", REQUEST_TIMEOUT, requestTimeout);
    return new AmazonAdsClient(
        http,
        new EventsEndpoint(
            http, Account.ofAdvertiser(URI.create(apiEndpoint), "advertiser-1"), timer),
        new AccessTokens(
            new TokenEndpoint(http, login(sandbox), "Amazon-Ads-ClientId", timer), policy, timer),
        policy,
        timer);
  }

  public static LoginCredentials login(Sandbox sandbox) {
    return new LoginCredentials(
        URI.create(sandbox.tokenUrl()),
        Sandbox.CLIENT_ID,
        Sandbox.CLIENT_SECRET,
        Sandbox.REFRESH_TOKEN);
  }

  /** Returns what sends the batches of another output. */
  BatchSender newBatchSender() {
    return client.batchSender(new RateLimiter(timer), new StopSignal(timer));
  }

  AmazonAdsClient client() {
    return client;
  }

  /** Delivers the events e-1 to e-n and checks that the books balance. */
  BatchOutcome deliver(int events) {
    return deliver(TestEvents.batch(events));
  }

  BatchOutcome deliver(Batch batch) {
    int before = requests().size();
    BatchOutcome outcome = sender.send(batch);
    assertEachEventOnce(outcome);
    // On a busy machine a short time-out may be over before the request has arrived.
    int arrived = requests().size() - before;
    assertThat(outcome.requests()).isBetween((long) arrived, arrived + mostLost);
    assertThat(outcome.retries()).isLessThan(Math.max(1, outcome.requests()));
    assertThat(sandbox.changedEventIds()).isEmpty();
    assertAgreesWithTheSandbox(outcome);
    return outcome;
  }

  List<ReceivedRequest> requests() {
    return sandbox.events().requests();
  }

  /** Returns the bodies of the events requests, as they came over the wire. */
  List<String> bodies() {
    return requests().stream().map(ReceivedRequest::text).toList();
  }

  /** Returns which events each request carried: "1,2" for those of the first two records. */
  List<String> sent() {
    return requests().stream()
        .map(
            request ->
                request.events().stream()
                    .map(event -> event.get("eventId").asText().substring("e-".length()))
                    .collect(Collectors.joining(",")))
        .toList();
  }

  /** Returns the records of these events. */
  static List<Long> records(List<Item> events) {
    return events.stream().map(Item::record).toList();
  }

  /** Every event has one end, and only a failure may leave some without any. */
  static void assertEachEventOnce(BatchOutcome outcome) {
    List<Item> ends = new ArrayList<>(outcome.accepted());
    outcome.refused().forEach(refusal -> ends.add(refusal.item()));
    outcome.givenUp().forEach(part -> ends.addAll(part.items()));
    assertThat(ends).doesNotHaveDuplicates();
    if (outcome.failure().isPresent()) {
      assertThat(outcome.batch().items()).containsAll(ends);
    } else {
      assertThat(ends).containsExactlyInAnyOrderElementsOf(outcome.batch().items());
      assertThat(outcome.uncertain())
          .isEqualTo(
              outcome.givenUp().stream().mapToInt(GivenUp::uncertain).sum()
                  + outcome.refused().stream().filter(Refusal::isUncertain).count());
    }
  }

  /** What is reported as accepted was taken in, and what was taken in is at least uncertain. */
  private void assertAgreesWithTheSandbox(BatchOutcome outcome) {
    Set<String> taken = new HashSet<>(sandbox.acceptedEventIds());
    assertThat(taken).containsAll(ids(outcome.accepted()));
    for (GivenUp part : outcome.givenUp()) {
      List<Item> certain = part.items().stream().filter(item -> !part.isUncertain(item)).toList();
      assertThat(ids(certain)).noneMatch(taken::contains);
    }
    for (Refusal refusal : outcome.refused()) {
      if (!refusal.isUncertain()) {
        assertThat(taken).doesNotContainAnyElementsOf(ids(List.of(refusal.item())));
      }
    }
    if (outcome.failure().isPresent()) {
      taken.retainAll(ids(outcome.batch().items()));
      taken.removeAll(ids(outcome.accepted()));
      assertThat(outcome.uncertain()).isGreaterThanOrEqualTo(taken.size());
    }
  }

  private static List<String> ids(List<Item> events) {
    return events.stream().map(event -> "e-" + event.record()).toList();
  }

  @Override
  public void close() {
    client.close();
    sandbox.close();
  }
}
