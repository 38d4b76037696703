package org.embulk.output.amazon_ads.core.deliver;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.function.Predicate;
import org.embulk.output.amazon_ads.sandbox.fault.Fault;
import org.embulk.output.amazon_ads.sandbox.records.EventError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent again because of what a 207 says, or fails to say. */
@Timeout(60)
class MultiStatusTest {
  private final DeliveryFixture bench = DeliveryFixture.open();

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"INTERNAL_ERROR", "TOO_MANY_REQUESTS"})
  void sendsOnlyTheEventsAgainWhoseErrorPasses(String code) {
    bench.sandbox.refuseTimes(2, is("e-2"), EventError.of(code, "Later"));

    BatchOutcome outcome = bench.deliver(3);

    assertThat(DeliveryFixture.records(outcome.accepted())).containsExactly(1L, 3L, 2L);
    assertThat(bench.sent()).containsExactly("1,2,3", "2", "2");
    assertThat(bench.bodies().get(1)).isEqualTo("{\"events\":[" + TestEvents.json("e-2") + "]}");
    assertThat(bench.bodies().get(2)).isEqualTo(bench.bodies().get(1));
    assertThat(outcome.requests()).isEqualTo(3);
    assertThat(outcome.retries()).isEqualTo(2);
    // A refusal for the rate lowers the pace, which may take another wait.
    assertThat(bench.timer.waits()).startsWith(Duration.ofMillis(500), Duration.ofSeconds(1));
  }

  @Test
  void sendsNoEventAgainThatIsRefusedForGood() {
    bench.sandbox.refuse(is("e-1"), EventError.of("CONFLICT", "Duplicate").at("events[0]"));
    bench.sandbox.refuseTimes(1, is("e-3"), EventError.internalError());

    BatchOutcome outcome = bench.deliver(4);

    assertThat(DeliveryFixture.records(outcome.accepted())).containsExactly(2L, 4L, 3L);
    assertThat(outcome.refused()).hasSize(1);
    assertThat(outcome.refused().get(0).error()).hasToString("CONFLICT at events[0]: Duplicate");
    assertThat(bench.sent()).containsExactly("1,2,3,4", "3");
  }

  @Test
  void givesUpTheEventsWhoseErrorNeverPasses() {
    bench.sandbox.refuse(is("e-2"), EventError.internalError());

    BatchOutcome outcome = bench.deliver(3);

    assertThat(DeliveryFixture.records(outcome.accepted())).containsExactly(1L, 3L);
    assertThat(outcome.givenUp()).hasSize(1);
    assertThat(DeliveryFixture.records(outcome.givenUp().get(0).items())).containsExactly(2L);
    assertThat(outcome.givenUp().get(0).code()).isEqualTo("left open by Amazon");
    assertThat(outcome.givenUp().get(0).detail())
        .isEqualTo("status 207 with INTERNAL_ERROR, after 7 retries");
    assertThat(outcome.uncertain()).isZero();
    assertThat(outcome.requests()).isEqualTo(8);
    assertThat(bench.timer.waits()).hasSize(7);
  }

  @Test
  void reasonsWithTheLastAnswer() {
    bench.sandbox.refuse(is("e-2"), EventError.tooManyRequests());
    bench.sandbox.events().onRequest(8, Fault.status(502));

    BatchOutcome outcome = bench.deliver(2);

    assertThat(outcome.givenUp().get(0).code()).isEqualTo("status 502");
    assertThat(outcome.givenUp().get(0).detail())
        .isEqualTo("status 502 EXPECTED_FAILURE: Expected failure, after 7 retries");
    assertThat(outcome.uncertain()).isEqualTo(1);
  }

  @Test
  void takesAnAnswerInAnyOrder() {
    bench.sandbox.refuse(is("e-2"), EventError.of("CODE", "No"));
    bench.sandbox.events().onRequest(1, Fault.reorder());

    BatchOutcome outcome = bench.deliver(3);

    assertThat(DeliveryFixture.records(outcome.accepted())).containsExactly(1L, 3L);
    assertThat(outcome.refused()).hasSize(1);
  }

  @Test
  void sendsAnEventAgainThatTheAnswerForgot() {
    bench.sandbox.events().onRequest(1, Fault.forget(1));

    BatchOutcome outcome = bench.deliver(3);

    assertThat(DeliveryFixture.records(outcome.accepted())).containsExactly(1L, 3L, 2L);
    assertThat(bench.sent()).containsExactly("1,2,3", "2");
    assertThat(outcome.uncertain()).isZero();
  }

  @Test
  void givesUpAnEventThatEveryAnswerForgets() {
    bench.sandbox.events().onEveryRequest(Fault.forget(0));

    BatchOutcome outcome = bench.deliver(2);

    assertThat(DeliveryFixture.records(outcome.accepted())).containsExactly(2L);
    assertThat(outcome.givenUp().get(0).code()).isEqualTo("left open by Amazon");
    assertThat(outcome.givenUp().get(0).detail())
        .isEqualTo("status 207 without a result for 1 record, after 7 retries");
    assertThat(outcome.uncertain()).isEqualTo(1);
  }

  @Test
  void sendsAnEventAgainWhoseEntryContradictsItself() {
    bench
        .sandbox
        .events()
        .onRequest(
            1,
            Fault.none()
                .body("{\"success\":[{\"index\":0,\"errors\":[{\"code\":\"X\"}]},{\"index\":1}]}"))
        .onRequest(2, Fault.status(400));

    BatchOutcome outcome = bench.deliver(2);

    assertThat(bench.sent()).containsExactly("1,2", "1");
    assertThat(DeliveryFixture.records(outcome.accepted())).containsExactly(2L);
    assertThat(outcome.uncertain()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[null]", "[]", "null"})
  void sendsAnEventAgainWhoseErrorHasNoCode(String errors) {
    bench
        .sandbox
        .events()
        .onEveryRequest(
            Fault.status(207).body("{\"error\":[{\"index\":0,\"errors\":" + errors + "}]}"));

    BatchOutcome outcome = bench.deliver(1);

    assertThat(outcome.givenUp())
        .extracting(GivenUp::detail)
        .containsExactly("status 207 with no code, after 7 retries");
    assertThat(outcome.uncertain()).isZero();
  }

  @Test
  void sendsEveryEventAgainOfAnEmptyObject() {
    bench.sandbox.events().onRequest(1, Fault.none().body("{}"));

    assertThat(bench.deliver(2).accepted()).hasSize(2);
    assertThat(bench.sent()).containsExactly("1,2", "1,2");
  }

  static Arguments[] answersThatSayNothingForSure() {
    return new Arguments[] {
      Arguments.of("an index twice", Fault.nameTwice(1), 207),
      Arguments.of("an index in both parts", Fault.nameInBoth(0), 207),
      Arguments.of("an index behind the last", Fault.indexOutOfRange(2), 207),
      Arguments.of("a negative index", Fault.indexOutOfRange(-1), 207),
      Arguments.of("half of the JSON", Fault.truncatedBody(), 207),
      Arguments.of("no JSON", Fault.malformedBody(), 207),
      Arguments.of("no body", Fault.emptyBody(), 207),
      Arguments.of("something behind the end", Fault.none().body("{\"success\":[]} x"), 207),
      Arguments.of("a web page", Fault.html().takingEvents(), 200),
      Arguments.of("a list", Fault.none().body("[]").answering(202), 202),
      Arguments.of("null", Fault.none().body("null"), 207),
    };
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answersThatSayNothingForSure")
  void sendsTheSameBytesAgainAfter(String name, Fault fault, int status) {
    bench.sandbox.events().onRequest(1, fault);

    BatchOutcome outcome = bench.deliver(2);

    assertThat(outcome.accepted()).hasSize(2);
    assertThat(outcome.uncertain()).isZero();
    assertThat(outcome.requests()).isEqualTo(2);
    assertThat(bench.bodies()).isEqualTo(nCopies(2, bench.bodies().get(0)));
    assertThat(bench.sandbox.acceptedOnce()).hasSize(2);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answersThatSayNothingForSure")
  void saysThatTheEventsMayHaveBeenAcceptedAfterAnEndOf(String name, Fault fault, int status) {
    bench.sandbox.events().onEveryRequest(fault);

    BatchOutcome outcome = bench.deliver(2);

    assertThat(outcome.givenUp()).hasSize(1);
    assertThat(outcome.givenUp().get(0).code())
        .isEqualTo("status " + status + " with an unreadable body");
    assertThat(outcome.givenUp().get(0).detail())
        .isEqualTo("status " + status + " with an unreadable body, after 7 retries");
    assertThat(outcome.uncertain()).isEqualTo(2);
    assertThat(outcome.requests()).isEqualTo(8);
    assertThat(bench.bodies()).isEqualTo(nCopies(8, bench.bodies().get(0)));
  }

  @Test
  void isUncertainOnlyOfTheEventsThatTheAnswerDoesNotName() {
    bench.sandbox.refuse(is("e-2"), EventError.internalError());
    bench.sandbox.events().onEveryRequest(Fault.forget(0));

    BatchOutcome outcome = bench.deliver(3);

    assertThat(DeliveryFixture.records(outcome.accepted())).containsExactly(3L);
    GivenUp part = outcome.givenUp().get(0);
    assertThat(part.detail())
        .isEqualTo(
            "status 207 with INTERNAL_ERROR and without a result for 1 record, after 7 retries");
    assertThat(DeliveryFixture.records(part.items())).containsExactly(1L, 2L);
    assertThat(part.items()).extracting(part::isUncertain).containsExactly(true, false);
    assertThat(outcome.uncertain()).isEqualTo(1);
  }

  @Test
  void isUncertainOfEveryOpenEventAfterALaterAttemptWithoutAnAnswer() {
    bench.sandbox.refuse(is("e-2"), EventError.internalError());
    bench
        .sandbox
        .events()
        .onRequest(1, Fault.none())
        .onRequest(2, Fault.cutAfterBody())
        .onEveryRequest(Fault.none());

    BatchOutcome outcome = bench.deliver(3);

    assertThat(DeliveryFixture.records(outcome.accepted())).containsExactly(1L, 3L);
    assertThat(bench.sent()).startsWith("1,2,3", "2", "2");
    assertThat(outcome.uncertain()).isEqualTo(1);
  }

  @Test
  void isSureOfALaterRefusalOfAnEventThatTheAnswerNamedBesideAForgottenOne() {
    bench.sandbox.refuseTimes(1, is("e-2"), EventError.internalError());
    bench
        .sandbox
        .events()
        .onRequest(1, Fault.forget(0))
        .onRequest(2, Fault.refuse(event -> true, EventError.of("CONFLICT", "Duplicate")));

    BatchOutcome outcome = bench.deliver(2);

    assertThat(outcome.refused()).extracting(Refusal::isUncertain).containsExactly(true, false);
    assertThat(outcome.uncertain()).isEqualTo(1);
  }

  @Test
  void keepsInMindWhatWasUncertainBefore() {
    bench.sandbox.events().onRequest(1, Fault.cutAfterBody()).onEveryRequest(Fault.status(400));

    BatchOutcome outcome = bench.deliver(2);

    assertThat(outcome.givenUp().get(0).detail())
        .isEqualTo("status 400 BAD_REQUEST: Expected failure");
    assertThat(outcome.uncertain()).isEqualTo(2);
  }

  @Test
  void saysOfARefusedEventThatAnEarlierAttemptMayHaveBeenAccepted() {
    bench
        .sandbox
        .events()
        .onRequest(1, Fault.cutAfterBody())
        .onRequest(2, Fault.refuse(is("e-1"), EventError.of("CONFLICT", "Duplicate")));

    BatchOutcome outcome = bench.deliver(2);

    assertThat(bench.sandbox.acceptedEventIds()).containsExactly("e-1", "e-2", "e-2");
    assertThat(DeliveryFixture.records(outcome.accepted())).containsExactly(2L);
    assertThat(outcome.refused()).hasSize(1);
    assertThat(outcome.refused().get(0).isUncertain()).isTrue();
    assertThat(outcome.uncertain()).isEqualTo(1);
  }

  @Test
  void saysOfAnEventThatIsTooLargeThatAnEarlierAttemptMayHaveBeenAccepted() {
    bench.sandbox.events().onRequest(1, Fault.cutAfterBody()).onRequest(2, Fault.status(413));

    BatchOutcome outcome = bench.deliver(1);

    assertThat(outcome.refused().get(0).isUncertain()).isTrue();
    assertThat(outcome.uncertain()).isEqualTo(1);
  }

  @Test
  void isSureOfARefusalBesideAnEventThatTheAnswerForgot() {
    bench.sandbox.refuse(is("e-2"), EventError.of("CONFLICT", "Duplicate"));
    bench.sandbox.events().onRequest(1, Fault.forget(0));

    BatchOutcome outcome = bench.deliver(2);

    assertThat(outcome.refused().get(0).isUncertain()).isFalse();
    assertThat(outcome.uncertain()).isZero();
  }

  private static Predicate<JsonNode> is(String eventId) {
    return event -> event.get("eventId").asText().equals(eventId);
  }
}
