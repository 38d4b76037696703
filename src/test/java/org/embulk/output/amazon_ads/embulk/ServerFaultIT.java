package org.embulk.output.amazon_ads.embulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.embulk.output.amazon_ads.sandbox.fault.Fault;
import org.embulk.output.amazon_ads.sandbox.records.EventError;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that is down, slow or lying: a retry that helps, or an error that says what it was. */
class ServerFaultIT {
  /** The longest that one exchange may take in the tests of a slow server. */
  private static final int TIMEOUT_MILLIS = 700;

  private static EmbulkInProcess embulk;

  private final Sandbox sandbox = Sandbox.start();

  @BeforeAll
  static void load() {
    embulk = new EmbulkInProcess().limit(Duration.ofSeconds(30));
  }

  @AfterAll
  static void unload() throws Exception {
    embulk.close();
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  private EmbulkConfig config() {
    return Conversions.config(sandbox, Conversions.leads("a", "b", "c"));
  }

  /** A fault, and what an attempt that met it ended with in the words of the log. */
  private record Case(Fault fault, String words) {}

  private static final String UNREADABLE = "status 207 with an unreadable body";

  private static final List<Case> CASES =
      List.of(
          new Case(Fault.status(408), "status 408 EXPECTED_FAILURE: Expected failure"),
          new Case(Fault.status(500), "status 500 INTERNAL_ERROR: Expected failure"),
          new Case(Fault.status(503), "status 503 EXPECTED_FAILURE: Expected failure"),
          new Case(Fault.html(), "status 200 with an unreadable body"),
          new Case(Fault.truncatedBody(), UNREADABLE),
          new Case(Fault.malformedBody(), UNREADABLE),
          new Case(Fault.emptyBody(), UNREADABLE),
          new Case(Fault.forget(0), "status 207 without a result for 1 record"),
          new Case(Fault.nameTwice(1), UNREADABLE),
          new Case(Fault.nameInBoth(1), UNREADABLE),
          new Case(Fault.indexOutOfRange(2), UNREADABLE),
          new Case(Fault.indexOutOfRange(-1), UNREADABLE),
          new Case(Fault.cutBeforeBody(), "connection lost"),
          new Case(Fault.cutAfterBody(), "connection lost"),
          new Case(Fault.cutInAnswer(), "connection lost"),
          new Case(Fault.garbage(), "connection lost"),
          new Case(Fault.stall(), "request timed out"),
          new Case(Fault.slowBody(Duration.ofMillis(100)), "request timed out"));

  /** Every second request meets the next fault of the list, and its retry none. */
  @Test
  void helpsItselfWhenAFaultPasses() {
    for (int i = 0; i < CASES.size(); i++) {
      sandbox.events().onRequest(2 * i + 1, CASES.get(i).fault());
    }
    List<String> ids = ids(2 * CASES.size());

    EmbulkInProcess.Outcome outcome =
        embulk.run(
            Conversions.config(sandbox, leads(ids))
                .out("batch_size", 2)
                .out("request_timeout_millis", TIMEOUT_MILLIS));

    assertThat(outcome.causes()).isEmpty();
    assertThat(sandbox.acceptedOnce())
        .extracting(event -> event.path("eventId").asText())
        .containsExactlyInAnyOrderElementsOf(ids);
    assertThat(sandbox.changedEventIds()).isEmpty();
    for (int i = 0; i < CASES.size(); i++) {
      String start = "output 1, batch " + (i + 1) + ": " + CASES.get(i).words() + "; ";
      assertThat(outcome.log().messages("INFO")).anyMatch(message -> message.startsWith(start));
    }
    assertThat(outcome.log().messages("INFO"))
        .containsSubsequence(
            "Total records: 36, total skip records: 0, total batches: 18, total skip batches: 0",
            "Accepted records: 36",
            "Requests: 36",
            "Retries: 18");
  }

  /**
   * Each fault meets a batch and its retry; a good batch follows, since ten that are given up in a
   * row end the job.
   */
  @Test
  void accountsForEveryRecordWhenAFaultStays() {
    for (int i = 0; i < CASES.size(); i++) {
      sandbox.events().onRequests(3 * i + 1, 3 * i + 2, CASES.get(i).fault());
    }

    EmbulkInProcess.Outcome outcome =
        embulk.run(
            Conversions.config(sandbox, leads(ids(4 * CASES.size())))
                .out("batch_size", 2)
                .out("skip_error_batch", true)
                .out("request_timeout_millis", TIMEOUT_MILLIS));

    assertThat(outcome.causes()).isEmpty();
    for (int i = 0; i < CASES.size(); i++) {
      String start =
          "Skipped output 1, batch "
              + (2 * i + 1)
              + ": "
              + CASES.get(i).words()
              + ", after 1 retry";
      assertThat(outcome.log().messages("WARN"))
          .filteredOn(message -> message.startsWith(start))
          .as(start)
          .hasSize(1)
          .allMatch(
              message ->
                  message.matches(
                      ".*; [12] of its records (may have been|was not|were not) accepted"
                          + " \\(the first: record [0-9]+\\)"));
    }
    assertThat(outcome.log().messages("INFO"))
        .containsSubsequence(
            "Total records: 72, total skip records: 0, total batches: 36, total skip batches: 18",
            "Accepted records: 37",
            "Records in skipped batches: 35, of which 33 may have been accepted",
            "Requests: 54",
            "Retries: 18",
            "Not accepted, batch_given_up " + UNREADABLE + ": 14");
  }

  static Stream<Arguments> staying() {
    return Stream.of(
        arguments("lies", Fault.html(), "status 200 with an unreadable body"),
        arguments("is slow", Fault.stall(), "request timed out"),
        arguments("hangs up", Fault.cutAfterBody(), "connection lost"));
  }

  @ParameterizedTest(name = "a server that {0}")
  @MethodSource("staying")
  void failsWithAClearErrorWhenTheFaultStays(String name, Fault fault, String words) {
    sandbox.events().onEveryRequest(fault);

    EmbulkInProcess.Outcome outcome =
        embulk.run(config().out("request_timeout_millis", TIMEOUT_MILLIS));

    assertThat(errorOf(outcome))
        .startsWith("output 1, batch 1: " + words + ", after 1 retry; 3 of its records ");
    assertThat(sandbox.events().requests()).hasSize(2);
    assertThat(outcome.log().reports()).isEmpty();
  }

  /** Four batches: the rate limit, a token that died, a body too large, an error that passes. */
  @Test
  void sendsAgainWhatMustGoAgainAndNothingElse() {
    sandbox.token().onRequest(1, Fault.html());
    sandbox.events().onRequests(1, 3, Fault.tooManyRequests("0"));
    sandbox.events().onRequest(5, Fault.unauthorized());
    sandbox.events().onRequests(7, 9, Fault.tooLargeOver(1));
    sandbox.refuseTimes(
        1, event -> event.path("eventId").asText().equals("order-11"), EventError.internalError());

    EmbulkInProcess.Outcome outcome =
        embulk.run(Conversions.config(sandbox, leads(ids(12))).out("batch_size", 3));

    assertThat(outcome.causes()).isEmpty();
    assertThat(sandbox.events().requests())
        .extracting(request -> request.events().size())
        .containsExactly(3, 3, 3, 3, /**/ 3, 3, /**/ 3, 1, 2, 1, 1, /**/ 3, 1);
    assertThat(sandbox.acceptedEventIds())
        .startsWith("order-1")
        .endsWith("order-10", "order-12", "order-11")
        .hasSize(12);
    assertThat(sandbox.tokensIssued()).as("for the check, for the start, upon the 401").hasSize(3);
    assertThat(outcome.log().reports())
        .containsExactly(
            "Total records: 12, total skip records: 0, total batches: 4, total skip batches: 0");
  }

  @Test
  void neverFollowsARedirect() {
    sandbox.events().onEveryRequest(Fault.redirect(sandbox.baseUrl() + "/elsewhere"));

    EmbulkInProcess.Outcome outcome = embulk.run(config());

    assertThat(errorOf(outcome))
        .isEqualTo(
            "output 1, batch 1: status 307; 3 of its records were not accepted (the first: record"
                + " 1); of the job's records, 0 were already accepted by Amazon, 0 may have been"
                + " accepted; running the job again counts nothing twice; correct what Amazon's"
                + " answer names, or set \"skip_error_batch\": true to leave such batches out");
    assertThat(sandbox.requests()).noneMatch(request -> request.path().equals("/elsewhere"));
  }

  @Test
  void givesUpAfterTenBatchesInARow() {
    sandbox.events().onEveryRequest(Fault.status(400));

    EmbulkInProcess.Outcome outcome =
        embulk.run(
            Conversions.config(sandbox, leads(ids(12)))
                .out("batch_size", 1)
                .out("skip_error_batch", true));

    assertThat(errorOf(outcome))
        .startsWith("output 1: 10 batches in a row were given up; the last one: output 1, batch 10")
        .endsWith("; Amazon refuses the requests: the log says of each batch why");
    assertThat(sandbox.events().requests()).hasSize(10);
  }

  /** Before any row, and at once: the login is fine, and nothing is retried. */
  @Test
  void saysThatThereIsNoConnectionWhereNothingListens() {
    String closed = closedPort();

    EmbulkInProcess.Outcome outcome = embulk.run(config().out("api_endpoint", closed));

    assertThat(errorOf(outcome))
        .isEqualTo(
            "Can't connect to "
                + closed.substring("http://".length())
                + " (the Events API, \"api_endpoint\"): connection failed; check that this machine"
                + " may connect to that host");
    assertThat(sandbox.requests()).isEmpty();
  }

  @Test
  void saysThatThereIsNoTokenWhereNothingListens() {
    String closed = closedPort();

    EmbulkInProcess.Outcome outcome =
        embulk.run(config().out("token_endpoint", closed + Sandbox.TOKEN_PATH));

    assertThat(errorOf(outcome))
        .isEqualTo(
            "Can't connect to "
                + closed.substring("http://".length())
                + " (Login with Amazon, \"token_endpoint\"): connection failed; check that this"
                + " machine may connect to that host");
    assertThat(sandbox.requests()).isEmpty();
  }

  @Test
  void saysThatThereIsNoTokenWhereNobodyAnswers() {
    sandbox.token().onEveryRequest(Fault.stall());

    EmbulkInProcess.Outcome outcome =
        embulk.run(
            config().out("request_timeout_millis", TIMEOUT_MILLIS).out("maximum_retries", 0));

    assertThat(errorOf(outcome))
        .isEqualTo(
            "Login with Amazon issued no access token in 1 attempt; last error:"
                + " request timed out");
    assertThat(sandbox.events().requests()).isEmpty();
  }

  /** Returns the message that Embulk prints behind its last {@code Error:}. */
  private static String errorOf(EmbulkInProcess.Outcome outcome) {
    return outcome.causes().stream()
        .filter(cause -> cause.getClass().getName().matches("org.embulk.*(Data|Config)Exception"))
        .map(Throwable::getMessage)
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow(() -> new AssertionError(outcome.causes().toString()));
  }

  private static List<String> ids(int number) {
    return IntStream.rangeClosed(1, number).mapToObj(i -> "order-" + i).toList();
  }

  private static RowsInput leads(List<String> ids) {
    return Conversions.leads(ids.toArray(new String[0]));
  }

  private static String closedPort() {
    try (Sandbox gone = Sandbox.start()) {
      return gone.baseUrl();
    }
  }
}
