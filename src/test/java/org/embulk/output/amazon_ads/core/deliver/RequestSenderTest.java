package org.embulk.output.amazon_ads.core.deliver;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.embulk.output.amazon_ads.core.auth.AuthorizationException;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.embulk.output.amazon_ads.sandbox.fault.Fault;
import org.embulk.output.amazon_ads.sandbox.records.EventError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each status of the contract leads to. */
@Timeout(60)
class RequestSenderTest {
  private DeliveryFixture bench = DeliveryFixture.open();

  @AfterEach
  void close() {
    bench.close();
  }

  // Success.

  @ParameterizedTest
  @ValueSource(ints = {200, 202, 207})
  void readsWhatBecameOfEachEventFrom(int status) {
    bench.sandbox.refuse(
        event -> event.get("eventId").asText().equals("e-2"),
        EventError.of("FIELD_VALUE_IS_INVALID", "Value 1234567 is bad").at("events[1].value"));
    bench.sandbox.events().onRequest(1, Fault.none().answering(status));

    BatchOutcome outcome = bench.deliver(3);

    assertThat(DeliveryFixture.records(outcome.accepted())).containsExactly(1L, 3L);
    assertThat(outcome.refused()).hasSize(1);
    assertThat(outcome.refused().get(0).item().record()).isEqualTo(2);
    assertThat(outcome.refused().get(0).error())
        .hasToString("FIELD_VALUE_IS_INVALID at events[1].value: Value … is bad");
    assertThat(outcome.givenUp()).isEmpty();
    assertThat(outcome.failure()).isEmpty();
    assertThat(outcome.requests()).isEqualTo(1);
    assertThat(outcome.retries()).isZero();
    assertThat(bench.timer.waits()).isEmpty();
  }

  // The request is wrong.

  @ParameterizedTest
  @CsvSource({
    "400, status 400 BAD_REQUEST: Expected failure, false",
    "404, status 404 NOT_FOUND: Expected failure, false",
    "422, status 422 EXPECTED_FAILURE: Expected failure, false",
    "402, status 402 EXPECTED_FAILURE: Expected failure, false",
    "405, status 405 EXPECTED_FAILURE: Expected failure, false",
    "407, status 407 EXPECTED_FAILURE: Expected failure, false",
    "418, status 418 EXPECTED_FAILURE: Expected failure, false",
    "421, status 421 EXPECTED_FAILURE: Expected failure, false",
    "425, status 425 EXPECTED_FAILURE: Expected failure, false",
    "451, status 451 EXPECTED_FAILURE: Expected failure, false",
    // Success of another kind, and errors behind which a server may have done its work.
    "201, status 201 EXPECTED_FAILURE: Expected failure, true",
    "206, status 206 EXPECTED_FAILURE: Expected failure, true",
    "501, status 501 EXPECTED_FAILURE: Expected failure, true",
    "505, status 505 EXPECTED_FAILURE: Expected failure, true"
  })
  void doesNotRetryOn(int status, String why, boolean uncertain) {
    bench.sandbox.events().onEveryRequest(Fault.status(status));

    BatchOutcome outcome = bench.deliver(2);

    assertThat(outcome.requests()).isEqualTo(1);
    assertThat(bench.timer.waits()).isEmpty();
    assertGivenUp(outcome, "status " + status, why, uncertain);
  }

  @Test
  void doesNotRetryOn204() {
    bench.sandbox.events().onEveryRequest(Fault.status(204).body(""));

    BatchOutcome outcome = bench.deliver(2);

    assertThat(outcome.requests()).isEqualTo(1);
    assertGivenUp(outcome, "status 204", "status 204", true);
  }

  @Test
  void hidesWhatTheErrorQuotes() {
    bench.sandbox.events().onRequest(1, Fault.quotingAnIdentifier());

    assertGivenUp(
        bench.deliver(1),
        "status 400",
        "status 400 BAD_REQUEST: The value … is not allowed",
        false);
  }

  @Test
  void showsTheStatusAloneOfAnErrorWithoutJson() {
    bench.sandbox.events().onRequest(1, Fault.html().answering(400));

    assertGivenUp(bench.deliver(1), "status 400", "status 400", false);
  }

  // Redirects.

  @ParameterizedTest
  @ValueSource(ints = {300, 301, 302, 303, 307, 308})
  void neverFollowsARedirect(int status) {
    try (Sandbox other = Sandbox.start()) {
      bench
          .sandbox
          .events()
          .onEveryRequest(Fault.redirect(other.baseUrl() + Sandbox.EVENTS_PATH).answering(status));

      BatchOutcome outcome = bench.deliver(2);

      assertGivenUp(outcome, "status " + status, "status " + status, false);
      assertThat(outcome.requests()).isEqualTo(1);
      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void neverFollowsARedirectToTheSameHost() {
    bench.sandbox.events().onRequest(1, Fault.redirect(Sandbox.EVENTS_PATH));

    assertGivenUp(bench.deliver(2), "status 307", "status 307", false);
    assertThat(bench.requests()).hasSize(1);
  }

  // The token.

  @Test
  void renewsTheTokenOn401AndSendsTheSameBytesAgain() {
    bench.sandbox.events().onRequest(1, Fault.unauthorized());

    BatchOutcome outcome = bench.deliver(2);

    assertThat(DeliveryFixture.records(outcome.accepted())).containsExactly(1L, 2L);
    assertThat(outcome.requests()).isEqualTo(2);
    assertThat(outcome.retries()).isEqualTo(1);
    assertThat(bench.bodies().get(1)).isEqualTo(bench.bodies().get(0));
    assertThat(bench.requests())
        .extracting(request -> request.header("Authorization").orElseThrow())
        .containsExactly(
            "Bearer " + bench.sandbox.tokensIssued().get(0),
            "Bearer " + bench.sandbox.tokensIssued().get(1));
    assertThat(bench.timer.waits()).isEmpty();
  }

  @Test
  void countsTheAnswerThatComesAfterTheRenewal() {
    bench.sandbox.events().onRequest(1, Fault.unauthorized()).onRequest(2, Fault.status(400));

    assertGivenUp(
        bench.deliver(2), "status 400", "status 400 BAD_REQUEST: Expected failure", false);
  }

  @Test
  void retriesAfterTheRenewalToo() {
    bench.sandbox.events().onRequest(1, Fault.unauthorized()).onRequest(2, Fault.status(503));

    BatchOutcome outcome = bench.deliver(2);

    assertThat(outcome.accepted()).hasSize(2);
    assertThat(outcome.requests()).isEqualTo(3);
    assertThat(bench.bodies()).containsOnly(bench.bodies().get(0));
    assertThat(bench.sandbox.tokensIssued()).hasSize(2);
  }

  @Test
  void failsOnASecond401ForTheSameRequest() {
    bench.sandbox.events().onEveryRequest(Fault.unauthorized());

    assertFailure(
        bench.deliver(2),
        "Amazon did not accept a new access token either (status 401 UNAUTHORIZED: Expected"
            + " failure): check that \"client_id\" and \"refresh_token\" belong to an application"
            + " with access to the Amazon Ads API");
    assertThat(bench.requests()).hasSize(2);
    assertThat(bench.sandbox.tokensIssued()).hasSize(2);
  }

  @Test
  void failsOnASecond401AlsoIfAnotherAnswerCameBetween() {
    bench
        .sandbox
        .events()
        .onRequest(1, Fault.unauthorized())
        .onRequest(2, Fault.status(500))
        .onRequest(3, Fault.html().answering(401));

    BatchOutcome outcome = bench.deliver(2);

    assertFailure(
        outcome,
        "Amazon did not accept a new access token either (status 401): check that \"client_id\" and"
            + " \"refresh_token\" belong to an application with access to the Amazon Ads API");
    assertThat(outcome.uncertain()).isEqualTo(2);
  }

  @Test
  void renewsTheTokenOnceMoreForTheEventsThatWereLeftOpen() {
    bench.sandbox.refuseTimes(
        1, event -> event.get("eventId").asText().equals("e-2"), EventError.internalError());
    bench.sandbox.events().onRequest(1, Fault.unauthorized()).onRequest(3, Fault.unauthorized());

    BatchOutcome outcome = bench.deliver(2);

    assertThat(DeliveryFixture.records(outcome.accepted())).containsExactly(1L, 2L);
    assertThat(bench.sent()).containsExactly("1,2", "1,2", "2", "2");
    assertThat(bench.sandbox.tokensIssued()).hasSize(3);
  }

  @Test
  void fetchesATokenForTheNextBatchAfterTheOldOneDied() {
    bench.deliver(1);
    bench.sandbox.expireTokens();

    assertThat(bench.deliver(2).accepted()).hasSize(2);
    assertThat(bench.sandbox.tokensIssued()).hasSize(2);
  }

  @Test
  void failsOn403() {
    bench.sandbox.events().onEveryRequest(Fault.status(403));

    assertFailure(
        bench.deliver(2),
        "Amazon does not allow this client to write events for this account (status 403"
            + " FORBIDDEN:"
            + " Expected failure): check \"advertiser_id\" and \"region\", and that the user of"
            + " \"refresh_token\" may view and edit the Events Manager of that account");
    assertThat(bench.requests()).hasSize(1);
  }

  @Test
  void failsWithTheReasonIfThereIsNoToken() {
    bench.sandbox.token().onEveryRequest(Fault.oauthError(400, "invalid_grant"));

    BatchOutcome outcome = bench.deliver(2);

    assertFailure(
        outcome,
        "Login with Amazon refused to issue an access token with status 400 invalid_grant: check"
            + " \"refresh_token\". It must belong to this \"client_id\"; one issued after 30 June"
            + " 2026 expires 365 days after consent");
    assertThat(outcome.requests()).isZero();
  }

  @Test
  void countsAsUncertainWhatAFailureLeavesUnknown() {
    bench.sandbox.events().onRequest(1, Fault.cutAfterBody()).onRequest(2, Fault.status(403));

    BatchOutcome outcome = bench.deliver(3);

    assertThat(outcome.failure()).isPresent();
    assertThat(outcome.uncertain()).isEqualTo(3);
  }

  // What may pass.

  @ParameterizedTest
  @CsvSource({"408, true", "500, true", "502, true", "503, false", "504, true", "599, true"})
  void retriesUpToMaximumRetriesOn(int status, boolean uncertain) {
    bench.sandbox.events().onEveryRequest(Fault.status(status).body(""));

    BatchOutcome outcome = bench.deliver(2);

    assertThat(outcome.requests()).isEqualTo(8);
    assertThat(outcome.retries()).isEqualTo(7);
    assertThat(bench.bodies()).isEqualTo(nCopies(8, bench.bodies().get(0)));
    assertGivenUp(outcome, "status " + status, "status " + status + ", after 7 retries", uncertain);
    // None after the last attempt.
    assertThat(bench.timer.waits())
        .containsExactly(
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8),
            Duration.ofSeconds(16),
            Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 500, 502, 503, 504, 524, 599})
  void takesTheAnswerOfARetryOn(int status) {
    bench.sandbox.events().onRequests(1, 7, Fault.status(status));

    BatchOutcome outcome = bench.deliver(2);

    assertThat(outcome.accepted()).hasSize(2);
    assertThat(outcome.requests()).isEqualTo(8);
    assertThat(outcome.uncertain()).isZero();
    assertThat(bench.bodies()).isEqualTo(nCopies(8, bench.bodies().get(0)));
  }

  @Test
  void retriesNeverIfMaximumRetriesIsZero() {
    reopen(DeliveryFixture.withMaximumRetries(0));
    bench.sandbox.events().onEveryRequest(Fault.status(503));

    BatchOutcome outcome = bench.deliver(1);

    assertThat(outcome.requests()).isEqualTo(1);
    assertThat(bench.timer.waits()).isEmpty();
    assertGivenUp(
        outcome,
        "status 503",
        "status 503 EXPECTED_FAILURE: Expected failure, after 0 retries",
        false);
  }

  @Test
  void retriesOnceIfMaximumRetriesIsOne() {
    reopen(DeliveryFixture.withMaximumRetries(1));
    bench.sandbox.events().onEveryRequest(Fault.status(500));

    assertGivenUp(
        bench.deliver(1),
        "status 500",
        "status 500 INTERNAL_ERROR: Expected failure, after 1 retry",
        true);
    assertThat(bench.requests()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 500",
    "soon, 500",
    "1.5, 500",
    "-1, 500",
    "'', 500",
    "9999999999999999999999, -1",
    "3, 3000",
  })
  void waitsAtLeastWhatA503AsksForAndOkHttpAddsNothing(String retryAfter, long millis) {
    bench.sandbox.events().onRequest(1, Fault.status(503).header("Retry-After", retryAfter));

    BatchOutcome outcome = bench.deliver(1);

    if (millis < 0) {
      assertThat(outcome.requests()).isEqualTo(1);
      assertThat(outcome.givenUp().get(0).detail())
          .endsWith(", with no time left for another retry");
      assertThat(bench.timer.waits()).isEmpty();
    } else {
      assertThat(outcome.requests()).isEqualTo(2);
      assertThat(bench.timer.waits()).containsExactly(Duration.ofMillis(millis));
    }
  }

  @Test
  void lendsEachRetryOfA503WithRetryAfterZeroItsOwnWait() {
    bench.sandbox.events().onEveryRequest(Fault.status(503).header("Retry-After", "0"));

    bench.deliver(1);

    assertThat(bench.requests()).hasSize(8);
    assertThat(bench.timer.waits()).hasSize(7);
  }

  @Test
  void spendsFifteenMinutesOnRetriesAtMost() {
    reopen(DeliveryFixture.withMaximumRetries(100));
    bench.sandbox.events().onEveryRequest(Fault.status(503).header("Retry-After", "300"));

    BatchOutcome outcome = bench.deliver(1);

    assertThat(bench.timer.passed()).isEqualTo(Duration.ofMinutes(15));
    assertThat(outcome.requests()).isEqualTo(4);
    assertThat(outcome.givenUp().get(0).detail())
        .isEqualTo(
            "status 503 EXPECTED_FAILURE: Expected failure, with no time left for another retry");
  }

  @Test
  void saysThatNoTimeIsLeftThoughTheRetryWouldHaveBeenTheLast() {
    reopen(DeliveryFixture.withMaximumRetries(1));
    bench.sandbox.events().onRequest(1, Fault.status(503).header("Retry-After", "901"));

    assertGivenUp(
        bench.deliver(1),
        "status 503",
        "status 503 EXPECTED_FAILURE: Expected failure, with no time left for another retry",
        false);
  }

  @Test
  void doesNotBeginAWaitThatEndsAfterFifteenMinutes() {
    reopen(DeliveryFixture.withMaximumRetries(100));
    bench.sandbox.events().onEveryRequest(Fault.status(503).header("Retry-After", "301"));

    bench.deliver(1);

    assertThat(bench.timer.passed()).isEqualTo(Duration.ofSeconds(602));
    assertThat(bench.requests()).hasSize(3);
  }

  @Test
  void countsTheTimeOfAttemptsInTheFifteenMinutes() {
    reopen(DeliveryFixture.withMaximumRetries(100));
    bench
        .sandbox
        .events()
        .onEveryRequest(
            (number, head) -> {
              bench.timer.pass(Duration.ofMinutes(5));
              return Fault.status(500);
            });

    bench.deliver(1);

    assertThat(bench.requests()).hasSize(3);
  }

  private void reopen(DeliveryFixture other) {
    bench.close();
    bench = other;
  }

  private static void assertGivenUp(
      BatchOutcome outcome, String reason, String why, boolean uncertain) {
    assertThat(outcome.accepted()).isEmpty();
    assertThat(outcome.refused()).isEmpty();
    assertThat(outcome.failure()).isEmpty();
    assertThat(outcome.givenUp()).hasSize(1);
    GivenUp part = outcome.givenUp().get(0);
    assertThat(part.items()).containsExactlyElementsOf(outcome.batch().items());
    assertThat(part.code()).isEqualTo(reason);
    assertThat(part.detail()).isEqualTo(why);
    assertThat(part.uncertain()).isEqualTo(uncertain ? part.items().size() : 0);
    assertThat(outcome.uncertain()).isEqualTo(part.uncertain());
  }

  private static void assertFailure(BatchOutcome outcome, String message) {
    assertThat(outcome.accepted()).isEmpty();
    assertThat(outcome.failure()).isPresent();
    assertThat(outcome.failure().orElseThrow()).hasMessage(message).hasNoCause();
    assertThat(((AuthorizationException) outcome.failure().orElseThrow()).kind())
        .isEqualTo(AuthorizationException.Kind.CONFIG);
  }
}
