package org.embulk.output.amazon_ads_conversion.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.embulk.output.amazon_ads_conversion.sandbox.Fault;
import org.embulk.output.amazon_ads_conversion.sandbox.Sandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** No text of anything here tells a secret or what was sent. */
@Timeout(60)
class HiddenTextsTest {
  @Test
  void hidesInToString() {
    LoginCredentials login = new LoginCredentials("id", "secret", "refresh");
    AccessToken token = new AccessToken("Atza|token", Duration.ofHours(1));
    AmazonError error = new AmazonError("CODE", "location", "jane@example.com");

    assertThat(login).hasToString("LoginCredentials(…)");
    assertThat(token).hasToString("AccessToken(…)");
    assertThat(error).hasToString("AmazonError(…)");
    assertThat(TestEvents.event(17)).hasToString("event of record 17");
    assertThat(TestEvents.batch(2)).hasToString("output 1, batch 1");
  }

  @Test
  void hidesInWhateverHoldsThem() {
    LoginCredentials login = new LoginCredentials("hidden", "hidden", "hidden");
    AmazonError error = new AmazonError("hidden", "hidden", "hidden");
    List<Object> holders =
        List.of(
            TokenAnswer.of(new AccessToken("hidden", Duration.ofHours(1))),
            EventResult.refused(error),
            Answer.ofStatus(400, error, Optional.empty()),
            new GivenUp(List.of(TestEvents.of(1, "hidden")), "reason", "why", true),
            new PendingRequest(List.of(TestEvents.of(1, "hidden"))),
            new BatchOutcome(new Batch("output 1", 1, List.of(TestEvents.of(1, "hidden")))),
            new EventsBody(List.of(TestEvents.of(1, "hidden"))),
            new Account(
                URI.create("http://127.0.0.1/"), URI.create("http://127.0.0.1/"), "hidden", login));

    assertThat(holders)
        .allSatisfy(holder -> assertThat(holder.toString()).doesNotContain("hidden"));
  }

  @Test
  void hidesInTheLogAtEveryLevel() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Level before = root.getLevel();
    log.start();
    root.addAppender(log);
    root.setLevel(Level.ALL);
    try (Bench bench = Bench.open()) {
      bench
          .sandbox
          .events()
          .onRequest(1, Fault.quotingAnIdentifier().answering(503))
          .onRequest(2, Fault.quotingAnIdentifier().answering(429))
          .onRequest(3, Fault.truncatedBody())
          .onRequest(4, Fault.unauthorized())
          .onRequest(5, Fault.forget(0));
      bench.deliver(2);

      assertThat(log.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .filteredOn(line -> line.startsWith("output 1, batch 1"))
          .containsExactly(
              "output 1, batch 1: status 503 BAD_REQUEST: The value … is not allowed; 2 events go out again"
                  + " in 500 ms (retry 1 of 7)",
              "output 1, batch 1: status 429 BAD_REQUEST: The value … is not allowed; the output's requests"
                  + " pause for 500 ms",
              "output 1, batch 1: an answer of status 207 that can't be read; 2 events go out again in 1000"
                  + " ms (retry 2 of 7)",
              "output 1, batch 1: status 207 that leaves out 1 of the events; 1 events go out again in 2000"
                  + " ms (retry 3 of 7)");
      assertThat(log.list)
          .extracting(ILoggingEvent::getFormattedMessage)
          .allSatisfy(
              line ->
                  assertThat(line)
                      .doesNotContain(
                          TestEvents.HASH, "e-1", "Atza|", "Atzr|", Sandbox.CLIENT_SECRET));
    } finally {
      root.setLevel(before);
      root.detachAppender(log);
    }
  }
}
