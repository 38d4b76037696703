package org.embulk.output.amazon_ads.core.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.embulk.output.amazon_ads.core.auth.AuthorizationException;
import org.embulk.output.amazon_ads.core.identity.KeyCoverage;
import org.embulk.output.amazon_ads.core.retry.Backoff;
import org.embulk.output.amazon_ads.core.retry.RateLimiter;
import org.embulk.output.amazon_ads.core.retry.RetryPolicy;
import org.embulk.output.amazon_ads.core.retry.Timer;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.embulk.output.amazon_ads.sandbox.fault.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is in flight at once, and how it ends. */
@Timeout(30)
class RequestPipelineTest {
  private static final int MAX = 4;
  private static final int BATCH = 2;
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration AWHILE = Duration.ofMillis(20);

  private final Sandbox sandbox = Sandbox.start();
  private final List<BatchOutcome> outcomes = new ArrayList<>();
  private BatchPipeline pipeline = pipeline(Timer.SYSTEM, LONG);

  @AfterEach
  void close() {
    pipeline.close();
    sandbox.close();
  }

  private BatchPipeline pipeline(Timer timer, Duration requestTimeout) {
    return client(timer, requestTimeout)
        .openPipeline(
            "pipeline under test",
            MAX,
            new RateLimiter(Timer.SYSTEM),
            outcome -> outcome.failure().isPresent());
  }

  private AmazonAdsClient client(Timer timer, Duration requestTimeout) {
    RetryPolicy policy =
        new RetryPolicy(7, new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), () -> 0.5));
    return DeliveryFixture.client(sandbox.baseUrl(), sandbox, requestTimeout, policy, timer);
  }

  private static Batch batch(long number) {
    return new Batch(
        "output 1",
        number,
        LongStream.rangeClosed(1, BATCH)
            .mapToObj(i -> event(BATCH * (number - 1) + i, "e-" + number + "-" + i))
            .toList());
  }

  private static Item event(long record, String id) {
    String json =
        """
        {"eventDescription":{"name":"Newsletter","conversionType":"LEAD",\
        "eventSource":"WEBSITE","eventIngestionMethod":"SERVER_TO_SERVER"},\
        "countryCode":"US","eventTime":"2026-11-20T08:30:00Z",\
        "matchKeys":[{"type":"EMAIL","values":["%s"]}],"eventId":"%s"}"""
            .formatted("0123456789abcdef".repeat(4), id);
    return new Item(record, json.getBytes(UTF_8), new KeyCoverage(), null);
  }

  private long accepted() {
    return outcomes.stream().mapToLong(outcome -> outcome.accepted().size()).sum();
  }

  @Test
  void keepsAsManyRequestsInFlightAsAllowedAndNoMore() throws Exception {
    sandbox.events().onEveryRequest(Fault.none().delay(AWHILE));

    for (int number = 1; number <= 40; number++) {
      pipeline.submit(batch(number), outcomes::add);
    }
    pipeline.drain(outcomes::add);

    assertThat(sandbox.maxConcurrentRequests()).isEqualTo(MAX);
    assertThat(accepted()).isEqualTo(40 * BATCH);
    assertThat(outcomes).extracting(BatchOutcome::batch).doesNotHaveDuplicates();
  }

  /** So that whoever adds up both while the job runs misses nothing. */
  @Test
  void holdsItemsInFlightUntilTheirOutcomeHasBeenCounted() throws Exception {
    List<Item> whileCounted = new ArrayList<>();
    pipeline.submit(batch(1), outcomes::add);

    pipeline.drain(outcome -> whileCounted.addAll(pipeline.inFlight()));

    assertThat(whileCounted).extracting(Item::record).containsExactly(1L, 2L);
    assertThat(pipeline.inFlight()).isEmpty();
  }

  @Test
  void holdsNothingInFlightOfWhichTheOutcomeEndsTheOutput() throws Exception {
    pipeline.submit(batch(1), outcomes::add);

    assertThatThrownBy(
            () ->
                pipeline.drain(
                    outcome -> {
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");

    assertThat(pipeline.inFlight()).isEmpty();
  }

  @Test
  void holdsOneBatchMoreThanAreInFlight() throws Exception {
    sandbox.events().onEveryRequest(Fault.none().delay(AWHILE));
    int most = 0;

    for (int number = 1; number <= 40; number++) {
      Batch next = batch(number); // From here on it is held, and the caller holds no other.
      most = Math.max(most, number - outcomes.size());
      pipeline.submit(next, outcomes::add);
      // With the caller's next batch, which it fills meanwhile, it is one more.
      assertThat(number - outcomes.size()).isLessThanOrEqualTo(MAX);
    }
    pipeline.drain(outcomes::add);

    assertThat(most).isEqualTo(MAX + 1);
    assertThat(outcomes).hasSize(40);
  }

  @Test
  void handsOverWhatHasArrivedWithTheNextBatchThoughThereIsRoomForIt() throws Exception {
    pipeline.close();
    CountDownLatch arrived = new CountDownLatch(1);
    Predicate<BatchOutcome> endsJob =
        outcome -> {
          arrived.countDown();
          return false;
        };
    pipeline =
        client(Timer.SYSTEM, LONG)
            .openPipeline("pipeline under test", MAX, new RateLimiter(Timer.SYSTEM), endsJob);
    pipeline.submit(batch(1), outcomes::add);
    arrived.await();

    pipeline.submit(batch(2), outcomes::add);

    assertThat(outcomes)
        .extracting(outcome -> outcome.batch().toString())
        .first()
        .isEqualTo(batch(1).toString());
  }

  @Test
  void handsOutcomesOverOnTheCallersThread() throws Exception {
    List<Thread> threads = new ArrayList<>();
    Consumer<BatchOutcome> settle = outcome -> threads.add(Thread.currentThread());

    for (int number = 1; number <= 10; number++) {
      pipeline.submit(batch(number), settle);
    }
    pipeline.drain(settle);

    assertThat(threads).hasSize(10).containsOnly(Thread.currentThread());
  }

  @Test
  void throwsOnWhatSettlingThrows() {
    IllegalStateException end = new IllegalStateException("the end");
    Consumer<BatchOutcome> settle =
        outcome -> {
          throw end;
        };

    assertThatThrownBy(
            () -> {
              pipeline.submit(batch(1), settle);
              pipeline.drain(settle);
            })
        .isSameAs(end);
  }

  @Test
  void awaitsWhatIsInFlightAndStartsNothingMoreWhenItStops() throws Exception {
    CountDownLatch arrived = new CountDownLatch(MAX);
    sandbox
        .events()
        .onEveryRequest(
            (number, head) -> {
              arrived.countDown();
              // The second would be sent again.
              return number == 2 ? Fault.status(503) : Fault.none().delay(AWHILE);
            });
    for (int number = 1; number <= MAX; number++) {
      pipeline.submit(batch(number), outcomes::add);
    }
    arrived.await();

    pipeline.stop(outcomes::add);

    assertThat(outcomes).hasSize(MAX);
    assertThat(accepted()).isEqualTo((MAX - 1) * BATCH);
    assertThat(sandbox.events().requests()).hasSize(MAX);
    assertThat(outcomes).filteredOn(RequestPipelineTest::isInterrupted).hasSize(1);
  }

  @Test
  void awaitsNoLongerThanARequestAndCountsTheRestAsUncertain() throws Exception {
    pipeline.close();
    pipeline = pipeline(Timer.SYSTEM, Duration.ofMillis(100));
    CountDownLatch arrived = new CountDownLatch(MAX);
    sandbox
        .events()
        .onEveryRequest(
            (number, head) -> {
              arrived.countDown();
              return Fault.stall();
            });
    for (int number = 1; number <= MAX; number++) {
      pipeline.submit(batch(number), outcomes::add);
    }
    arrived.await();
    long start = System.nanoTime();

    pipeline.stop(outcomes::add);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    assertThat(outcomes).hasSize(MAX);
    assertThat(outcomes.stream().mapToLong(BatchOutcome::uncertain).sum()).isEqualTo(MAX * BATCH);
    assertThat(sandbox.events().requests()).hasSize(MAX);
  }

  @Test
  void letsWhatIsInFlightGoOnAndStartsNothingMoreWhenItHalts() throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch halted = new CountDownLatch(1);
    sandbox
        .events()
        .onEveryRequest(
            (number, head) -> {
              arrived.countDown();
              await(halted);
              return Fault.none();
            });
    pipeline.submit(batch(1), outcomes::add);
    arrived.await();

    pipeline.halt();
    halted.countDown();
    pipeline.submit(batch(2), outcomes::add);
    pipeline.drain(outcomes::add);

    assertThat(accepted()).isEqualTo(BATCH);
    assertThat(outcomes).filteredOn(RequestPipelineTest::isInterrupted).hasSize(1);
    assertThat(sandbox.events().requests()).hasSize(1);
  }

  @Test
  void startsNothingMoreWhenItIsClosed() throws Exception {
    pipeline.close();

    pipeline.submit(batch(1), outcomes::add);
    pipeline.drain(outcomes::add);

    assertThat(outcomes).singleElement().matches(RequestPipelineTest::isInterrupted);
    assertThat(sandbox.requests()).isEmpty();
  }

  @Test
  void hangsUpWhenItStopsUponAnInterrupt() throws Exception {
    sandbox.events().onEveryRequest(Fault.stall());
    for (int number = 1; number <= MAX; number++) {
      pipeline.submit(batch(number), outcomes::add);
    }
    awaitRequests(MAX);
    Thread.currentThread().interrupt();

    pipeline.stop(outcomes::add);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcomes).hasSize(MAX);
    assertThat(sandbox.openConnections(Duration.ofSeconds(10))).isZero();
  }

  @Test
  void abandonsABatchWhoseThreadDoesNotEndAndCountsItAsUncertain() throws Exception {
    pipeline.close();
    StubbornTimer timer = new StubbornTimer();
    pipeline = pipeline(timer, Duration.ofMillis(1));
    sandbox.events().onEveryRequest(Fault.status(503));
    pipeline.submit(batch(1), outcomes::add);
    timer.asleep.await();

    pipeline.stop(outcomes::add);
    timer.end.countDown();

    assertThat(outcomes)
        .singleElement()
        .matches(RequestPipelineTest::isInterrupted)
        .satisfies(outcome -> assertThat(outcome.uncertain()).isEqualTo(BATCH));
    // Nobody has interrupted the caller.
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void stopsByItselfWhenNoRequestCanDoBetter() throws Exception {
    sandbox.events().onEveryRequest(Fault.status(503)).onRequest(1, Fault.status(403));
    pipeline.submit(batch(1), outcomes::add);
    // Those that are retried end without anybody's asking.
    for (int number = 2; number <= MAX; number++) {
      pipeline.submit(batch(number), outcomes::add);
    }

    pipeline.drain(outcomes::add);

    assertThat(outcomes).filteredOn(RequestPipelineTest::isInterrupted).hasSize(MAX - 1);
    // The first cause comes first.
    assertThat(outcomes.get(0).failure()).get().isInstanceOf(AuthorizationException.class);
  }

  @Test
  void honoursAnInterruptWhileItWaits() throws Exception {
    sandbox.events().onEveryRequest(Fault.stall());
    FutureTask<Optional<Duration>> task =
        new FutureTask<>(
            () -> {
              try {
                for (int number = 1; number <= MAX + 1; number++) {
                  pipeline.submit(batch(number), outcomes::add);
                }
                return Optional.empty();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                long start = System.nanoTime();
                pipeline.stop(outcomes::add);
                pipeline.close();
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
                return Optional.of(Duration.ofNanos(System.nanoTime() - start));
              }
            });
    Thread caller = new Thread(task, "caller");
    caller.start();
    awaitRequests(MAX);

    caller.interrupt();

    assertThat(task.get(10, TimeUnit.SECONDS)).get().satisfies(this::isWithinASecond);
    assertThat(outcomes).hasSize(MAX);
    assertThat(sandbox.events().requests()).hasSize(MAX);
  }

  @Test
  void honoursAnInterruptThoughNothingMakesItWait() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> pipeline.submit(batch(1), outcomes::add))
        .isInstanceOf(InterruptedException.class);

    assertThat(Thread.interrupted()).isFalse();
    assertThat(sandbox.events().requests()).isEmpty();
  }

  @Test
  void closesAnyNumberOfTimesAndLeavesNoThread() throws Exception {
    sandbox.events().onEveryRequest(Fault.stall());
    for (int number = 1; number <= MAX; number++) {
      pipeline.submit(batch(number), outcomes::add);
    }
    awaitRequests(MAX);

    List<Thread> workers =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("pipeline under test"))
            .toList();

    pipeline.close();
    pipeline.close();

    assertThat(workers).isNotEmpty();
    for (Thread worker : workers) {
      worker.join(1000); // A pool is terminated some steps before its last thread is gone.
      assertThat(worker.isAlive()).isFalse();
    }
  }

  @Test
  void hasAnOutcomeForEveryBatchThoughAnotherThreadCloses() throws Exception {
    sandbox.events().onEveryRequest(Fault.none().delay(Duration.ofMillis(1)));
    for (int round = 1; round <= 50; round++) {
      BatchPipeline closed = pipeline(Timer.SYSTEM, LONG);
      List<BatchOutcome> all = new ArrayList<>();
      Thread closer = new Thread(closed::close);

      for (int number = 1; number <= 20; number++) {
        closed.submit(batch(100L * round + number), all::add);
        if (number == 10) {
          closer.start();
        }
      }
      closed.drain(all::add);
      closer.join();

      assertThat(all).hasSize(20);
    }
  }

  @Test
  void hearsOfADefect() throws Exception {
    Item broken = new Item(1, null, null, null);

    pipeline.submit(new Batch("output 1", 1, List.of(broken)), outcomes::add);
    pipeline.drain(outcomes::add);

    assertThat(outcomes)
        .singleElement()
        .satisfies(
            outcome ->
                assertThat(outcome.failure()).get().isInstanceOf(NullPointerException.class));
  }

  @Test
  void hearsOfAnErrorOfTheMachine() throws Exception {
    pipeline.close();
    pipeline =
        pipeline(
            new Timer() {
              @Override
              public long nanoTime() {
                return 0;
              }

              @Override
              public Instant now() {
                throw new NoClassDefFoundError("okio/Buffer");
              }

              @Override
              public void sleep(Duration duration) {}
            },
            LONG);
    sandbox.events().onRequest(1, Fault.status(503).header("Retry-After", "1"));

    pipeline.submit(batch(1), outcomes::add);
    pipeline.drain(outcomes::add);

    assertThat(outcomes)
        .singleElement()
        .satisfies(
            outcome -> assertThat(outcome.failure()).get().isInstanceOf(NoClassDefFoundError.class))
        .satisfies(outcome -> assertThat(outcome.uncertain()).isEqualTo(BATCH));
  }

  @Test
  void hearsOfABatchThatASenderHasNoMemoryFor() throws Exception {
    Thread caller = Thread.currentThread();
    List<Item> events =
        new AbstractList<>() {
          @Override
          public Item get(int index) {
            return event(1, "e-1");
          }

          @Override
          public int size() {
            if (Thread.currentThread() != caller) {
              throw new OutOfMemoryError("full");
            }
            return BATCH;
          }
        };

    pipeline.submit(new Batch("output 1", 1, events), outcomes::add);
    pipeline.drain(outcomes::add);

    assertThat(outcomes)
        .singleElement()
        .satisfies(outcome -> assertThat(outcome.uncertain()).isEqualTo(BATCH))
        .satisfies(outcome -> assertThat(outcome.failure()).isPresent());
  }

  /** A wait that goes on in spite of interrupts, until the test ends it. */
  private static final class StubbornTimer implements Timer {
    private final CountDownLatch asleep = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);

    @Override
    public long nanoTime() {
      return 0;
    }

    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public void sleep(Duration duration) {
      asleep.countDown();
      await(end);
    }
  }

  private static void await(CountDownLatch latch) {
    while (latch.getCount() > 0) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        // Goes on.
      }
    }
  }

  private static boolean isInterrupted(BatchOutcome outcome) {
    return outcome.failure().orElse(null) instanceof InterruptedException;
  }

  private void isWithinASecond(Duration time) {
    assertThat(time).isLessThan(Duration.ofSeconds(1));
  }

  private void awaitRequests(int number) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    while (sandbox.events().requests().size() < number) {
      never.await(5, TimeUnit.MILLISECONDS);
    }
  }
}
