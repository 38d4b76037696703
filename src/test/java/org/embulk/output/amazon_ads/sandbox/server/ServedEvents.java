package org.embulk.output.amazon_ads.sandbox.server;

import java.time.Duration;
import java.util.OptionalInt;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.embulk.output.amazon_ads.sandbox.fault.Fault;
import org.embulk.output.amazon_ads.sandbox.records.Summary;

/** The sandbox of the Events API, for any account. */
final class ServedEvents implements Served {
  private final Sandbox sandbox;
  private final boolean isMadeUp;

  ServedEvents(boolean isMadeUp, OptionalInt fault) {
    this.isMadeUp = isMadeUp;
    this.sandbox = Sandbox.builder().keepBodies(isMadeUp).start();
    fault.ifPresent(
        status ->
            sandbox.events().onRequests(1, SandboxServer.FAULTY_REQUESTS, Fault.status(status)));
  }

  @Override
  public String baseUrl() {
    return sandbox.baseUrl();
  }

  @Override
  public Duration sinceLastRequest() {
    return sandbox.sinceLastRequest();
  }

  @Override
  public void stop() {
    sandbox.close();
  }

  @Override
  public String summary() {
    return isMadeUp ? Summary.of(sandbox) : Summary.numbersOf(sandbox);
  }
}
