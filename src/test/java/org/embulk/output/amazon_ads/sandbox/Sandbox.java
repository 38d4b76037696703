package org.embulk.output.amazon_ads.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import org.embulk.output.amazon_ads.sandbox.fault.EndpointScript;
import org.embulk.output.amazon_ads.sandbox.fault.Pause;
import org.embulk.output.amazon_ads.sandbox.records.EventError;
import org.embulk.output.amazon_ads.sandbox.records.EventLog;
import org.embulk.output.amazon_ads.sandbox.records.ReceivedRequest;
import org.embulk.output.amazon_ads.sandbox.records.RefusedEvent;
import org.embulk.output.amazon_ads.sandbox.records.RequestLog;
import org.embulk.output.amazon_ads.sandbox.service.EventRule;
import org.embulk.output.amazon_ads.sandbox.service.EventSchema;
import org.embulk.output.amazon_ads.sandbox.service.EventsService;
import org.embulk.output.amazon_ads.sandbox.service.HeaderCheck;
import org.embulk.output.amazon_ads.sandbox.service.IssuedTokens;
import org.embulk.output.amazon_ads.sandbox.service.TokenService;
import org.embulk.output.amazon_ads.sandbox.service.Verdict;
import org.embulk.output.amazon_ads.sandbox.transport.Listener;
import org.embulk.output.amazon_ads.sandbox.transport.RawResponse;
import org.embulk.output.amazon_ads.sandbox.transport.RequestHead;
import org.embulk.output.amazon_ads.sandbox.transport.Route;
import org.embulk.output.amazon_ads.sandbox.transport.ServerConnection;
import org.embulk.output.amazon_ads.sandbox.transport.ServerExchange;

/**
 * A server on the loopback address that behaves as the Events API and its token endpoint do, keeps
 * what it received, and goes wrong where a script says so.
 *
 * <pre>{@code
 * try (Sandbox sandbox = Sandbox.start()) {
 *   sandbox.events().onRequest(1, Fault.status(503));
 *   …
 *   assertThat(sandbox.acceptedEventIds()).containsExactly("order-1");
 * }
 * }</pre>
 */
public final class Sandbox implements AutoCloseable {
  public static final String CLIENT_ID = "amzn1.application-oa2-client.sandbox";
  public static final String CLIENT_SECRET = "sandbox-client-secret";
  public static final String REFRESH_TOKEN = "Atzr|sandbox-refresh-token";
  public static final String API_TOKEN = "amzn_ads|sandbox-api-token";
  public static final String MANAGER_ACCOUNT_ID = "amzn1.ads1.ma1.sandbox";
  public static final String DATASET_ID = "amzn1.adm.ds1.evnt1.sandbox";
  public static final String TOKEN_PATH = "/auth/o2/token";
  public static final String EVENTS_PATH = "/adsApi/v1/create/events";

  private final Pause pause = new Pause();
  private final List<EventRule> standing = new CopyOnWriteArrayList<>();
  private final RequestLog log;
  private final EventLog ledger;
  private final IssuedTokens tokens;
  private final EndpointScript token;
  private final EndpointScript events;
  private final Listener listener;

  Sandbox(SandboxBuilder builder) throws IOException {
    log = new RequestLog(builder.keepBodies);
    ledger = new EventLog(builder.keepBodies);
    tokens = new IssuedTokens(builder.clock, builder.tokenLife);
    token = new EndpointScript(TOKEN_PATH, log);
    events = new EndpointScript(EVENTS_PATH, log);
    ServerExchange exchange = new ServerExchange(log, ledger);
    Function<RequestHead, Route> routes = routes(builder);
    listener =
        new Listener(
            builder.port,
            (socket, number) ->
                new ServerConnection(socket, number, routes, exchange, pause).serve());
  }

  /** Starts a sandbox with the credentials above, for any advertiser, on a free port. */
  public static Sandbox start() {
    return builder().start();
  }

  public static SandboxBuilder builder() {
    return new SandboxBuilder();
  }

  /** Returns what {@code api_endpoint} takes. */
  public String baseUrl() {
    return "http://127.0.0.1:" + listener.port();
  }

  /** Returns what {@code token_endpoint} takes. */
  public String tokenUrl() {
    return baseUrl() + TOKEN_PATH;
  }

  /** Returns the script of the events endpoint. */
  public EndpointScript events() {
    return events;
  }

  /** Returns the script of the token endpoint. */
  public EndpointScript token() {
    return token;
  }

  /** Refuses every event that matches, in whichever request it comes. */
  public Sandbox refuse(Predicate<JsonNode> which, EventError error) {
    return refuse(which, event -> error);
  }

  /** Refuses every event that matches, with an error made from the event. */
  public Sandbox refuse(Predicate<JsonNode> which, Function<JsonNode, EventError> error) {
    standing.add(EventRule.refuse(which, error));
    return this;
  }

  /** Refuses each event that matches so many times, then takes it. */
  public Sandbox refuseTimes(int times, Predicate<JsonNode> which, EventError error) {
    standing.add(EventRule.refuseTimes(times, which, event -> error));
    return this;
  }

  /** Makes every token issued so far one that the events endpoint answers with 401. */
  public void expireTokens() {
    tokens.expireAll();
  }

  /** Returns every request, in the order in which they were judged. */
  public List<ReceivedRequest> requests() {
    return log.all();
  }

  /** Returns how long ago the last request came, or the start if there was none. */
  public Duration sinceLastRequest() {
    return log.sinceLast();
  }

  /** Returns every event that was taken in, as often as it was. */
  public List<JsonNode> accepted() {
    return ledger.accepted();
  }

  /** Returns what is left of {@link #accepted()} when each eventId counts once, as at Amazon. */
  public List<JsonNode> acceptedOnce() {
    return ledger.acceptedOnce();
  }

  /** Returns the eventId of every event that was taken in and has one, as often as it was. */
  public List<String> acceptedEventIds() {
    return ledger.acceptedIds();
  }

  /** Returns the eventIds that came again with other content, which must never happen. */
  public List<String> changedEventIds() {
    return ledger.changedIds();
  }

  /** Returns every event that was refused, as often as it was. */
  public List<RefusedEvent> refused() {
    return ledger.refused();
  }

  public Map<String, Integer> acceptedByConversionType() {
    return ledger.acceptedByType();
  }

  public Map<String, Integer> refusedByConversionType() {
    return ledger.refusedByType();
  }

  public List<String> tokensIssued() {
    return tokens.all();
  }

  /** Returns how many events requests waited for their answer at a time, at most. */
  public int maxConcurrentRequests() {
    return events.inFlight().most();
  }

  /**
   * Returns how many connections clients still hold open, after waiting so long at most until they
   * have hung up: the sandbox hears of it a little later.
   */
  public int openConnections(Duration patience) throws InterruptedException {
    return listener.openConnections(patience);
  }

  /**
   * Ends every connection, also those that a fault holds.
   *
   * @throws IllegalStateException if the sandbox itself, or a predicate of the test, threw
   */
  @Override
  public void close() {
    pause.release();
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Optional<RuntimeException> bug = listener.bug();
    if (bug.isPresent()) {
      throw new IllegalStateException("The sandbox failed", bug.get());
    }
  }

  Sandbox listen() {
    listener.start();
    return this;
  }

  private Function<RequestHead, Route> routes(SandboxBuilder builder) {
    HeaderCheck headers =
        new HeaderCheck(
            builder.credentials.clientId(), builder.apiToken, builder.advertiserId, tokens);
    EventRule contract = builder.checksEvents ? EventRule.ofTheContract() : EventRule.TAKES_ALL;
    EventRule requests = builder.checksEvents ? EventSchema.ofTheRequest() : EventRule.TAKES_ALL;
    EventRule rules =
        EventRule.firstOf(List.of(contract, builder.consentRule, EventRule.firstOf(standing)));
    Map<String, Route> known =
        Map.of(
            TOKEN_PATH, new Route(token, new TokenService(builder.credentials, tokens)),
            EVENTS_PATH,
                new Route(events, new EventsService(headers, requests, rules, DATASET_ID)));
    RawResponse nowhere = RawResponse.error(404, "NOT_FOUND", "There is nothing at this path");
    Route elsewhere =
        new Route(new EndpointScript("", log), (request, rule) -> Verdict.onlyAnswer(nowhere));
    return head -> known.getOrDefault(head.path(), elsewhere);
  }
}
