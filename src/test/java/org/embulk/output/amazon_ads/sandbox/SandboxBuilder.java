package org.embulk.output.amazon_ads.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.embulk.output.amazon_ads.sandbox.records.EventError;
import org.embulk.output.amazon_ads.sandbox.service.EventRule;
import org.embulk.output.amazon_ads.sandbox.service.ExpectedLogin;

/** Sets up a sandbox that is not like the others. */
public final class SandboxBuilder {
  int port;
  ExpectedLogin credentials =
      new ExpectedLogin(Sandbox.CLIENT_ID, Sandbox.CLIENT_SECRET, Sandbox.REFRESH_TOKEN);
  String apiToken = Sandbox.API_TOKEN;
  Optional<String> advertiserId = Optional.empty();
  Duration tokenLife = Duration.ofHours(1);
  Clock clock = Clock.systemUTC();
  boolean keepBodies = true;
  boolean checksEvents = true;
  EventRule consentRule = EventRule.TAKES_ALL;

  SandboxBuilder() {}

  /** Listens on this port instead of any that is free. */
  public SandboxBuilder port(int number) {
    port = number;
    return this;
  }

  public SandboxBuilder credentials(String id, String secret, String refresh) {
    credentials = new ExpectedLogin(id, secret, refresh);
    return this;
  }

  public SandboxBuilder apiToken(String token) {
    apiToken = token;
    return this;
  }

  /** Answers 403 to requests for any other advertiser. */
  public SandboxBuilder advertiserId(String id) {
    advertiserId = Optional.of(id);
    return this;
  }

  /** Sets what {@code expires_in} says, and after which a token is no longer accepted. */
  public SandboxBuilder tokenLife(Duration life) {
    tokenLife = life;
    return this;
  }

  /** Lets a test decide when a token's life is over. */
  public SandboxBuilder clock(Clock other) {
    clock = other;
    return this;
  }

  /** Keeps only ids and numbers, for a run of hundreds of thousands of events. */
  public SandboxBuilder keepBodies(boolean keep) {
    keepBodies = keep;
    return this;
  }

  /**
   * Takes any JSON for events, for a run of hundreds of thousands of one shape: the check against
   * the schema costs as much as all the rest.
   */
  public SandboxBuilder checkEvents(boolean check) {
    checksEvents = check;
    return this;
  }

  /** Refuses events without any consent signal, as the host of the region EU does. */
  public SandboxBuilder requireConsent() {
    EventError error = EventError.of("FIELD_VALUE_IS_NULL", "Consent is required").at("consent");
    consentRule = EventRule.refuse(event -> !event.has("consent"), event -> error);
    return this;
  }

  public Sandbox start() {
    try {
      return new Sandbox(this).listen();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
