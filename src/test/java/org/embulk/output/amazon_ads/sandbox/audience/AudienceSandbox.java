package org.embulk.output.amazon_ads.sandbox.audience;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.embulk.output.amazon_ads.sandbox.audience.service.AudienceRoutes;
import org.embulk.output.amazon_ads.sandbox.audience.service.BodyCheck;
import org.embulk.output.amazon_ads.sandbox.audience.service.HeadCheck;
import org.embulk.output.amazon_ads.sandbox.audience.service.Operation;
import org.embulk.output.amazon_ads.sandbox.audience.service.Violations;
import org.embulk.output.amazon_ads.sandbox.audience.state.AmcAccount;
import org.embulk.output.amazon_ads.sandbox.audience.state.Audience;
import org.embulk.output.amazon_ads.sandbox.audience.state.AudienceState;
import org.embulk.output.amazon_ads.sandbox.audience.state.Connection;
import org.embulk.output.amazon_ads.sandbox.audience.state.Member;
import org.embulk.output.amazon_ads.sandbox.audience.state.StatusScript;
import org.embulk.output.amazon_ads.sandbox.audience.state.Target;
import org.embulk.output.amazon_ads.sandbox.audience.state.Upload;
import org.embulk.output.amazon_ads.sandbox.fault.EndpointScript;
import org.embulk.output.amazon_ads.sandbox.fault.Pause;
import org.embulk.output.amazon_ads.sandbox.records.EventLog;
import org.embulk.output.amazon_ads.sandbox.records.ReceivedRequest;
import org.embulk.output.amazon_ads.sandbox.records.RequestLog;
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
 * A server on the loopback address that behaves as the advertiser audiences of Amazon Ads and their
 * token endpoint do, as far as anybody knows. It keeps state, is strict, and goes wrong where a
 * script says so. What the plugin must never do fails the test when the sandbox is closed.
 *
 * <pre>{@code
 * try (AudienceSandbox sandbox = AudienceSandbox.documented().start()) {
 *   sandbox.script(Operation.UPLOAD).onRequest(1, after(status(Operation.UPLOAD, 503)));
 *   …
 *   String audience = sandbox.audiencesMade().get(0).id().toString();
 *   assertThat(sandbox.members(audience, Target.DSP)).containsOnlyKeys("c-17", "c-18");
 * }
 * }</pre>
 */
public final class AudienceSandbox implements AutoCloseable {
  /** Answers with what the sandbox knows, in words; needs no login and counts as no request. */
  public static final String SUMMARY_PATH = "/sandbox/summary";

  private final Pause pause = new Pause();
  private final Violations violations = new Violations();
  private final RequestLog log;
  private final AudienceState state;
  private final IssuedTokens tokens;
  private final EndpointScript token;
  private final AudienceRoutes routes;
  private final Listener listener;

  AudienceSandbox(AudienceSandboxBuilder builder) throws IOException {
    log = new RequestLog(builder.keepBodies);
    state = builder.state();
    tokens = new IssuedTokens(builder.clock, builder.tokenLife);
    token = new EndpointScript(Sandbox.TOKEN_PATH, log);
    routes =
        new AudienceRoutes(
            state,
            builder.rules(),
            new HeadCheck(builder.login.clientId(), tokens),
            new BodyCheck(builder.checkBodies),
            violations,
            log);
    Function<RequestHead, Route> all = allRoutes(new TokenService(builder.login, tokens));
    ServerExchange exchange = new ServerExchange(log, new EventLog(false));
    listener =
        new Listener(
            builder.port,
            (socket, number) -> new ServerConnection(socket, number, all, exchange, pause).serve());
  }

  /** Starts with nothing but a login and accepted terms. */
  public static AudienceSandboxBuilder builder() {
    return new AudienceSandboxBuilder();
  }

  /**
   * Starts with an account, an instance and an advertiser of the names in the examples of Treasure
   * Data's page, each behind another one, and no connection. The first question for a status is
   * answered with SUCCEEDED.
   */
  public static AudienceSandboxBuilder documented() {
    return builder()
        .account(
            new AmcAccount("another_account_id", "A1F83G8C2ARO7P").instance("another_instance"))
        .account(
            new AmcAccount("amc_account_id", "ATVPDKIKX0DER")
                .instance("instance_of_the_same_account")
                .instance("amc_instance_id"))
        .profile(4_000_000_001L, "another_advertiser_id")
        .profile(4_000_000_002L, "dsp_advertiser_id")
        .status(StatusScript.atOnce());
  }

  /** Returns what {@code api_endpoint} takes. */
  public String baseUrl() {
    return "http://127.0.0.1:" + listener.port();
  }

  /** Returns what {@code token_endpoint} takes. */
  public String tokenUrl() {
    return baseUrl() + Sandbox.TOKEN_PATH;
  }

  /** Returns the script of an operation, with its requests and the most that were in flight. */
  public EndpointScript script(Operation operation) {
    return routes.script(operation);
  }

  /** Returns the script of the token endpoint. */
  public EndpointScript token() {
    return token;
  }

  /** Makes every token issued so far one that is answered with 401. */
  public void expireTokens() {
    tokens.expireAll();
  }

  /** Returns every request, those for tokens too, in the order in which they were judged. */
  public List<ReceivedRequest> requests() {
    return log.all().stream().filter(request -> !request.path().equals(SUMMARY_PATH)).toList();
  }

  /** Returns the requests of one operation, in the order in which they were judged. */
  public List<ReceivedRequest> requests(Operation operation) {
    return script(operation).requests();
  }

  /** Returns the members of an audience by their external ids, in the order of these. */
  public Map<String, Member> members(String audienceId, Target target) {
    return state.members().of(new BigInteger(audienceId), target);
  }

  public List<Audience> audiences() {
    return state.audiences().all();
  }

  /** Returns the audiences that requests made, as they are now. */
  public List<Audience> audiencesMade() {
    return state.audiences().made();
  }

  public List<Connection> connections() {
    return state.connections().all();
  }

  /** Returns the connections that requests made. */
  public List<Connection> connectionsMade() {
    return state.connections().made();
  }

  /** Returns every upload that had its effect, also one whose answer got lost. */
  public List<Upload> uploads() {
    return state.uploads().all();
  }

  /** Returns how many uploads waited for their answer at a time, at most. */
  public int maxConcurrentUploads() {
    return script(Operation.UPLOAD).inFlight().most();
  }

  /** Returns what the plugin did and must never do. */
  public List<String> violations() {
    return violations.all();
  }

  /** Returns the violations and forgets them, for a test that wants some. */
  public List<String> takeViolations() {
    return violations.take();
  }

  /**
   * @throws AssertionError if there are violations
   */
  public void assertNoViolations() {
    if (!violations.all().isEmpty()) {
      throw new AssertionError(
          "The plugin did what it must never do:\n" + String.join("\n", violations.all()));
    }
  }

  /**
   * Stops, and fails the test if there are violations.
   *
   * @throws AssertionError if there are violations
   * @throws IllegalStateException if the sandbox itself, or a script of the test, threw
   */
  @Override
  public void close() {
    stop();
    assertNoViolations();
  }

  /** Ends every connection, also those that a fault holds. */
  public void stop() {
    pause.release();
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (listener.bug().isPresent()) {
      throw new IllegalStateException("The sandbox failed", listener.bug().get());
    }
  }

  AudienceSandbox listen() {
    listener.start();
    return this;
  }

  /** Returns how long ago the last request came, or the start if there was none. */
  public Duration sinceLastRequest() {
    return log.sinceLast();
  }

  private Function<RequestHead, Route> allRoutes(TokenService tokenService) {
    Map<String, Route> others =
        Map.of(
            Sandbox.TOKEN_PATH,
            new Route(token, tokenService),
            SUMMARY_PATH,
            new Route(
                new EndpointScript(SUMMARY_PATH, log),
                (request, rule) -> Verdict.onlyAnswer(summary())));
    return head -> {
      Route other = others.get(head.path());
      return other == null ? routes.apply(head) : other;
    };
  }

  private RawResponse summary() {
    return new RawResponse(200, Map.of("Content-Type", "text/plain; charset=utf-8"), new byte[0])
        .withBody(AudienceSummary.of(this));
  }
}
