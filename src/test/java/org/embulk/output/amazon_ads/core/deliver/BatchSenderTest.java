package org.embulk.output.amazon_ads.core.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.embulk.output.amazon_ads.sandbox.fault.Fault;
import org.embulk.output.amazon_ads.sandbox.records.EventError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A batch that is too large for one request. */
@Timeout(60)
class BatchSenderTest {
  private final DeliveryFixture bench = DeliveryFixture.open();

  @AfterEach
  void close() {
    Thread.interrupted();
    bench.close();
  }

  @Test
  void sendsHalvesInOrder() {
    bench.sandbox.events().onEveryRequest(Fault.tooLargeOver(2));

    BatchOutcome outcome = bench.deliver(5);

    assertThat(bench.sent()).containsExactly("1,2,3,4,5", "1,2", "3,4,5", "3", "4,5");
    assertThat(bench.bodies().get(3)).isEqualTo("{\"events\":[" + TestEvents.json("e-3") + "]}");
    assertThat(DeliveryFixture.records(outcome.accepted())).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(outcome.requests()).isEqualTo(5);
    assertThat(outcome.retries()).isZero();
    assertThat(bench.timer.waits()).isEmpty();
  }

  @Test
  void refusesTheOneEventThatIsTooLargeAlone() {
    bench.sandbox.events().onRequest(1, Fault.status(413)).onRequest(3, Fault.status(413));

    BatchOutcome outcome = bench.deliver(2);

    assertThat(bench.sent()).containsExactly("1,2", "1", "2");
    assertThat(DeliveryFixture.records(outcome.accepted())).containsExactly(1L);
    assertThat(outcome.refused()).hasSize(1);
    assertThat(outcome.refused().get(0).item().record()).isEqualTo(2);
  }

  @Test
  void refusesEventsThatAreTooLargeAlone() {
    bench.sandbox.events().onEveryRequest(Fault.tooLargeOver(0));

    BatchOutcome outcome = bench.deliver(3);

    assertThat(bench.sent()).containsExactly("1,2,3", "1", "2,3", "2", "3");
    assertThat(outcome.accepted()).isEmpty();
    assertThat(outcome.givenUp()).isEmpty();
    assertThat(outcome.refused())
        .extracting(refusal -> refusal.item().record())
        .containsExactly(1L, 2L, 3L);
    assertThat(outcome.refused())
        .extracting(refusal -> refusal.error().toString())
        .containsOnly("CONTENT_TOO_LARGE: the record alone exceeds Amazon's size limit");
  }

  @Test
  void splitsFiveHundredEventsDownToSingleOnes() {
    bench.sandbox.events().onEveryRequest(Fault.tooLargeOver(1));

    BatchOutcome outcome = bench.deliver(500);

    assertThat(DeliveryFixture.records(outcome.accepted()))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 500).boxed().toList());
    assertThat(outcome.requests()).isEqualTo(999);
  }

  @Test
  void givesUpOneHalfAndSendsTheOther() {
    bench.sandbox.events().onRequest(1, Fault.status(413)).onRequest(2, Fault.status(400));

    BatchOutcome outcome = bench.deliver(5);

    assertThat(outcome.givenUp()).hasSize(1);
    assertThat(DeliveryFixture.records(outcome.givenUp().get(0).items())).containsExactly(1L, 2L);
    assertThat(outcome.givenUp().get(0).detail())
        .isEqualTo("status 400 BAD_REQUEST: Expected failure");
    assertThat(DeliveryFixture.records(outcome.accepted())).containsExactly(3L, 4L, 5L);
  }

  @Test
  void givesEachHalfItsOwnRetries() {
    bench
        .sandbox
        .events()
        .onRequest(1, Fault.status(413))
        .onRequests(2, 8, Fault.status(503))
        .onRequests(10, 16, Fault.status(503));

    BatchOutcome outcome = bench.deliver(2);

    assertThat(outcome.accepted()).hasSize(2);
    assertThat(outcome.requests()).isEqualTo(17);
    assertThat(outcome.retries()).isEqualTo(14);
  }

  @Test
  void keepsInMindInTheHalvesWhatWasUncertainOfTheWhole() {
    bench
        .sandbox
        .events()
        .onRequest(1, Fault.cutAfterBody())
        .onRequest(2, Fault.status(413))
        .onEveryRequest(Fault.status(400));

    BatchOutcome outcome = bench.deliver(5);

    assertThat(outcome.givenUp()).extracting(GivenUp::uncertain).containsExactly(2, 3);
    assertThat(outcome.uncertain()).isEqualTo(5);
  }

  @Test
  void keepsInMindWhichEventsOfAHalfWereUncertain() {
    bench.sandbox.refuse(
        event -> !event.get("eventId").asText().equals("e-1"), EventError.internalError());
    bench
        .sandbox
        .events()
        .onRequest(1, Fault.forget(0))
        .onRequest(2, Fault.status(413))
        .onEveryRequest(Fault.status(400));

    BatchOutcome outcome = bench.deliver(5);

    assertThat(bench.sent()).containsExactly("1,2,3,4,5", "1,2,3,4,5", "1,2", "3,4,5");
    assertThat(outcome.givenUp()).extracting(GivenUp::uncertain).containsExactly(1, 0);
    assertThat(outcome.uncertain()).isEqualTo(1);
  }

  @Test
  void callsOnlyTheHalfUncertainWhoseAnswerNeverCame() {
    bench
        .sandbox
        .events()
        .onRequest(1, Fault.status(413))
        .onRequest(2, Fault.cutAfterBody())
        .onEveryRequest(Fault.status(400));

    BatchOutcome outcome = bench.deliver(5);

    assertThat(outcome.givenUp()).extracting(GivenUp::uncertain).containsExactly(2, 0);
    assertThat(outcome.uncertain()).isEqualTo(2);
  }

  @Test
  void stopsAtAFailureAndCountsTheHalvesBehindIt() {
    bench
        .sandbox
        .events()
        .onRequest(1, Fault.cutAfterBody())
        .onRequest(2, Fault.status(413))
        .onRequest(4, Fault.status(403));

    BatchOutcome outcome = bench.deliver(5);

    assertThat(bench.sent()).containsExactly("1,2,3,4,5", "1,2,3,4,5", "1,2", "3,4,5");
    assertThat(outcome.failure()).isPresent();
    assertThat(DeliveryFixture.records(outcome.accepted())).containsExactly(1L, 2L);
    assertThat(outcome.uncertain()).isEqualTo(3);
  }

  @Test
  void renewsTheTokenForAHalfToo() {
    bench
        .sandbox
        .events()
        .onRequest(1, Fault.unauthorized())
        .onRequest(2, Fault.status(413))
        .onRequest(3, Fault.unauthorized());

    assertThat(bench.deliver(2).accepted()).hasSize(2);
    assertThat(bench.sandbox.tokensIssued()).hasSize(3);
  }

  @Test
  void sharesFifteenMinutesAmongTheHalves() {
    bench
        .sandbox
        .events()
        .onRequest(1, Fault.status(413))
        .onEveryRequest(Fault.status(503).header("Retry-After", "450"));

    BatchOutcome outcome = bench.deliver(4);

    assertThat(bench.sent()).containsExactly("1,2,3,4", "1,2", "1,2", "1,2", "3,4");
    assertThat(bench.timer.passed()).isEqualTo(Duration.ofMinutes(15));
    assertThat(outcome.givenUp())
        .extracting(GivenUp::detail)
        .containsExactly(
            "status 503 EXPECTED_FAILURE: Expected failure, with no time left for another retry",
            "status 503 EXPECTED_FAILURE: Expected failure, with no time left for another retry");
  }

  @Test
  void sendsNoHalfWhenTheTimeIsUsedUp() {
    bench
        .sandbox
        .events()
        .onEveryRequest(
            (number, head) -> {
              bench.timer.pass(Duration.ofMinutes(4));
              return Fault.tooLargeOver(1);
            });

    BatchOutcome outcome = bench.deliver(8);

    assertThat(bench.sent()).containsExactly("1,2,3,4,5,6,7,8", "1,2,3,4", "1,2", "1");
    assertThat(DeliveryFixture.records(outcome.accepted())).containsExactly(1L);
    assertThat(outcome.givenUp())
        .extracting(part -> DeliveryFixture.records(part.items()).toString())
        .containsExactly("[2]", "[3, 4]", "[5, 6, 7, 8]");
    assertThat(outcome.givenUp()).extracting(GivenUp::code).containsOnly("time used up");
    assertThat(outcome.givenUp())
        .extracting(GivenUp::detail)
        .containsOnly("no time left for another attempt to send its batch");
    assertThat(outcome.uncertain()).isZero();
  }
}
