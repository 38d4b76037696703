package org.embulk.output.amazon_ads.core.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.embulk.output.amazon_ads.conversion.Account;
import org.embulk.output.amazon_ads.core.auth.AccessToken;
import org.embulk.output.amazon_ads.core.auth.TokenResponse;
import org.embulk.output.amazon_ads.core.config.LoginCredentials;
import org.embulk.output.amazon_ads.core.error.AmazonError;
import org.embulk.output.amazon_ads.core.http.HttpRequest;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.embulk.output.amazon_ads.sandbox.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** No text of anything here tells a secret or what was sent. */
@Timeout(60)
class HiddenTextsTest {
  private static final URI ANYWHERE = URI.create("http://127.0.0.1/");

  @Test
  void hidesInToString() {
    LoginCredentials login = new LoginCredentials(ANYWHERE, "id", "secret", "refresh");
    AccessToken token =
        new AccessToken("Atza|token", "Amazon-Ads-ClientId", "amzn1.client", Duration.ofHours(1));

    assertThat(login).hasToString("LoginCredentials(…)");
    assertThat(token).hasToString("AccessToken(…)");
    assertThat(TestEvents.event(17)).hasToString("record 17");
    assertThat(TestEvents.batch(2)).hasToString("output 1, batch 1");
  }

  @Test
  void hidesInWhateverHoldsThem() {
    LoginCredentials login = new LoginCredentials(ANYWHERE, "hidden", "hidden", "hidden");
    AmazonError error = new AmazonError("hidden", "hidden", "hidden");
    Batch hidden = new Batch("output 1", 1, List.of(TestEvents.of(1, "hidden")));
    List<Object> holders =
        List.of(
            TokenResponse.issued(
                new AccessToken(
                    "hidden", "Amazon-Ads-ClientId", "amzn1.client", Duration.ofHours(1))),
            ItemResult.refused(error),
            Answer.ofError(400, error, Duration.ZERO),
            new GivenUp(hidden.items(), "reason", "why", Set.copyOf(hidden.items())),
            new PendingRequest(hidden, hidden.items()),
            BatchOutcome.unknown(hidden),
            HttpRequest.to(ANYWHERE).header("secret", "hidden"),
            login,
            Account.ofAdvertiser(ANYWHERE, "hidden"));

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
    try (DeliveryFixture bench = DeliveryFixture.open()) {
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
              "output 1, batch 1: status 503 BAD_REQUEST: The value … is not allowed; retrying 2 records in"
                  + " 500 ms (retry 1 of 7)",
              "output 1, batch 1: status 429 BAD_REQUEST: The value … is not allowed; sending it again"
                  + " in 0 ms or later, at the pace that Amazon allows",
              "output 1, batch 1: status 207 with an unreadable body; retrying 2 records in 1000"
                  + " ms (retry 2 of 7)",
              "output 1, batch 1: status 207 without a result for 1 record; retrying 1 record in 2000"
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
