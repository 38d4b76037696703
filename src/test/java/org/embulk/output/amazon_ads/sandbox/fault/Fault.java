package org.embulk.output.amazon_ads.sandbox.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.embulk.output.amazon_ads.sandbox.records.EventError;
import org.embulk.output.amazon_ads.sandbox.records.ReceivedRequest;
import org.embulk.output.amazon_ads.sandbox.service.EventRule;
import org.embulk.output.amazon_ads.sandbox.service.Json;
import org.embulk.output.amazon_ads.sandbox.transport.RawResponse;

/**
 * What goes wrong with one request. Faults are values: each method below the factories returns
 * another one, so {@code Fault.status(429).header("Retry-After", "1").delay(…)} reads as it acts.
 *
 * <p>Whether the events of the request were taken in is said for each kind below, since a client
 * that lost its answer can't know. {@link #takingEvents()} and {@link #takingNone()} change it.
 */
public final class Fault {
  private static final Fault NONE =
      new Fault(request -> Optional.empty(), answer -> answer, Delivery.WHOLE, new Extras());

  /** The codes of the OpenAPI document's error bodies. Other statuses have no fixed code. */
  private static final Map<Integer, String> CODES =
      Map.of(
          400, "BAD_REQUEST",
          401, "UNAUTHORIZED",
          403, "FORBIDDEN",
          404, "NOT_FOUND",
          413, "CONTENT_TOO_LARGE",
          429, "TOO_MANY_REQUESTS",
          500, "INTERNAL_ERROR");

  private final Function<ReceivedRequest, Optional<RawResponse>> instead;
  private final UnaryOperator<RawResponse> edit;
  private final Delivery delivery;
  private final Extras extras;

  private Fault(
      Function<ReceivedRequest, Optional<RawResponse>> instead,
      UnaryOperator<RawResponse> edit,
      Delivery delivery,
      Extras extras) {
    this.instead = instead;
    this.edit = edit;
    this.delivery = delivery;
    this.extras = extras;
  }

  /** No fault: the request is answered as it deserves. */
  public static Fault none() {
    return NONE;
  }

  /** Answers with a status and the error body that belongs to it. Takes no event. */
  public static Fault status(int status) {
    return error(status, CODES.getOrDefault(status, "EXPECTED_FAILURE"), "Expected failure");
  }

  /** Answers with a status, a code and a message. Takes no event. */
  public static Fault error(int status, String code, String message) {
    return NONE.instead(request -> Optional.of(RawResponse.error(status, code, message)));
  }

  /** Answers with what the function makes of the request, and takes no event; or is no fault. */
  public static Fault of(Function<ReceivedRequest, Optional<RawResponse>> instead) {
    return NONE.instead(instead);
  }

  /** Answers 401. Takes no event. The token stays good, unless the sandbox expires it. */
  public static Fault unauthorized() {
    return status(401);
  }

  /** Answers 429. Takes no event. */
  public static Fault tooManyRequests(String retryAfter) {
    return status(429).header("Retry-After", retryAfter);
  }

  /** Answers 413 if the request has more events than so many; otherwise there is no fault. */
  public static Fault tooLargeOver(int events) {
    return NONE.instead(
        request ->
            Optional.of(RawResponse.error(413, "CONTENT_TOO_LARGE", "Content too large"))
                .filter(answer -> request.events().size() > events));
  }

  /** Answers 307. Takes no event. */
  public static Fault redirect(String location) {
    return status(307).header("Location", location).body("");
  }

  /** Answers 400 with a message that quotes the first identifier of the request. Takes no event. */
  public static Fault quotingAnIdentifier() {
    return NONE.instead(
        request -> {
          String quoted = Json.events(request.body()).get(0).at("/matchKeys/0/values/0").asText();
          return Optional.of(
              RawResponse.error(400, "BAD_REQUEST", "The value " + quoted + " is not allowed"));
        });
  }

  /** Answers as the token endpoint does: {@code oauthError(400, "invalid_grant")}. */
  public static Fault oauthError(int status, String error) {
    return NONE.instead(
        request ->
            Optional.of(
                RawResponse.json(
                    status,
                    Json.object()
                        .put("error", error)
                        .put("error_description", "Expected failure"))));
  }

  /** Answers 200 with a web page, as a proxy in between does. Takes no event. */
  public static Fault html() {
    return status(200)
        .header("Content-Type", "text/html; charset=utf-8")
        .body("<!DOCTYPE html><html><body><h1>Please sign in</h1></body></html>");
  }

  /** Resets the connection when the head has been read, and the body not. Takes no event. */
  public static Fault cutBeforeBody() {
    Fault unread = status(503).delivery(Delivery.NONE_BUT_RESET);
    return new Fault(unread.instead, unread.edit, unread.delivery, unread.extras.withoutBody());
  }

  /** Resets the connection when half of the body has been read. Takes no event. */
  public static Fault cutInBody() {
    Fault half = status(503).delivery(Delivery.NONE_BUT_RESET);
    return new Fault(half.instead, half.edit, half.delivery, half.extras.withHalfTheBody());
  }

  /** Takes the events, then closes the connection without an answer. */
  public static Fault cutAfterBody() {
    return NONE.delivery(Delivery.NONE_BUT_CLOSE);
  }

  /** Takes the events, then closes the connection when half of the answer's body is out. */
  public static Fault cutInAnswer() {
    return NONE.delivery(Delivery.HALF);
  }

  /** Takes the events and answers, then closes the connection without having announced it. */
  public static Fault closeAfterAnswer() {
    return NONE.delivery(Delivery.THEN_CLOSE);
  }

  /** Takes the events, then never answers: holds the connection until the client gives up. */
  public static Fault stall() {
    return NONE.delivery(Delivery.STALL);
  }

  /** Takes the events, then sends bytes that are no HTTP, and closes the connection. */
  public static Fault garbage() {
    return NONE.delivery(Delivery.GARBAGE);
  }

  /** Takes the events, and sends the answer's body byte by byte, after so much time each. */
  public static Fault slowBody(Duration eachByte) {
    return NONE.delivery(Delivery.slow(eachByte));
  }

  /** Takes the events, and sends an answer whose body never ends: blanks, as fast as they go. */
  public static Fault endlessBody() {
    return NONE.delivery(Delivery.ENDLESS);
  }

  /** Takes the events. The answer is whole as HTTP, but its JSON stops halfway. */
  public static Fault truncatedBody() {
    return NONE.edit(a -> a.withBody(Arrays.copyOf(a.body(), a.body().length / 2)));
  }

  /** Takes the events. The answer's body was never JSON, though its head says so. */
  public static Fault malformedBody() {
    return NONE.body("{\"success\":[{\"index\"}");
  }

  /** Takes the events. The answer has no body. */
  public static Fault emptyBody() {
    return NONE.body("");
  }

  /** Takes the events, and leaves one of them out of the answer. */
  public static Fault forget(int index) {
    return NONE.edit(SpoiledMultiStatus.forget(index));
  }

  /** Takes the events, and adds one more success with this index, which already has its entry. */
  public static Fault nameTwice(int index) {
    return NONE.edit(SpoiledMultiStatus.nameTwice(index));
  }

  /** Takes the events, and names this index as a success and as an error. */
  public static Fault nameInBoth(int index) {
    return NONE.edit(SpoiledMultiStatus.nameInBoth(index));
  }

  /** Takes the events, and adds one more success with an index that no event has. */
  public static Fault indexOutOfRange(int index) {
    return NONE.edit(SpoiledMultiStatus.nameTwice(index));
  }

  /** No fault, but an order that a client might not expect: errors first, both parts descending. */
  public static Fault reorder() {
    return NONE.edit(SpoiledMultiStatus.reorder());
  }

  /** Refuses the events of this request that match, and takes the others. */
  public static Fault refuse(Predicate<JsonNode> which, EventError error) {
    return refuse(which, event -> error);
  }

  /** Refuses as {@link #refuse(Predicate, EventError)} does, with an error made from the event. */
  public static Fault refuse(Predicate<JsonNode> which, Function<JsonNode, EventError> error) {
    return new Fault(
        NONE.instead,
        NONE.edit,
        NONE.delivery,
        NONE.extras.withRule(EventRule.refuse(which, error)));
  }

  public Fault header(String name, String value) {
    return edit(answer -> answer.withHeader(name, value));
  }

  public Fault body(String text) {
    return edit(answer -> answer.withBody(text));
  }

  /** Changes the JSON of the answer, which must be JSON. */
  public Fault json(UnaryOperator<JsonNode> change) {
    return edit(answer -> answer.withBody(Json.bytes(change.apply(read(answer)))));
  }

  /** Changes the status alone: a 207 may come as a 200 or a 202. */
  public Fault answering(int status) {
    return edit(answer -> answer.withStatus(status));
  }

  /** Waits before the answer, or before what comes in its place. */
  public Fault delay(Duration time) {
    return new Fault(instead, edit, delivery, extras.withDelay(time));
  }

  /** Takes the events in, whatever the client gets to see. */
  public Fault takingEvents() {
    return new Fault(instead, edit, delivery, extras.taking(true));
  }

  /** Takes no event, whatever the client gets to see. */
  public Fault takingNone() {
    return new Fault(instead, edit, delivery, extras.taking(false));
  }

  /**
   * Leaves the service out: for a fault that hides the answer, before the request had any effect.
   */
  public Fault leavingTheServiceOut() {
    RawResponse unseen = RawResponse.error(503, "SCRIPTED_FAULT", "No effect");
    return instead(request -> Optional.of(instead.apply(request).orElse(unseen))).takingNone();
  }

  public Intake intake() {
    return extras.intake;
  }

  public Optional<RawResponse> instead(ReceivedRequest request) {
    return instead.apply(request);
  }

  public EventRule rule() {
    return extras.rule;
  }

  public boolean takesEvents(boolean otherwise) {
    return extras.takes.orElse(otherwise);
  }

  public RawResponse edit(RawResponse answer) {
    return edit.apply(answer);
  }

  public Duration delay() {
    return extras.delay;
  }

  public Delivery delivery() {
    return delivery;
  }

  private static JsonNode read(RawResponse answer) {
    try {
      return Json.read(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Fault instead(Function<ReceivedRequest, Optional<RawResponse>> other) {
    return new Fault(other, edit, delivery, extras);
  }

  private Fault edit(UnaryOperator<RawResponse> more) {
    return new Fault(instead, answer -> more.apply(edit.apply(answer)), delivery, extras);
  }

  private Fault delivery(Delivery other) {
    return new Fault(instead, edit, other, extras);
  }

  /** How much of a request's body is read. */
  public enum Intake {
    WHOLE,
    HALF,
    NONE
  }

  /** What most faults leave alone. */
  private record Extras(Intake intake, EventRule rule, Optional<Boolean> takes, Duration delay) {
    Extras() {
      this(Intake.WHOLE, EventRule.TAKES_ALL, Optional.empty(), Duration.ZERO);
    }

    Extras withoutBody() {
      return new Extras(Intake.NONE, rule, Optional.of(false), delay);
    }

    Extras withHalfTheBody() {
      return new Extras(Intake.HALF, rule, Optional.of(false), delay);
    }

    Extras withRule(EventRule other) {
      return new Extras(intake, other, takes, delay);
    }

    Extras taking(boolean events) {
      return new Extras(intake, rule, Optional.of(events), delay);
    }

    Extras withDelay(Duration time) {
      return new Extras(intake, rule, takes, time);
    }
  }
}
