package org.embulk.output.amazon_ads_conversion;

import static org.embulk.output.amazon_ads_conversion.FaultScript.Ending.ACCEPTED;
import static org.embulk.output.amazon_ads_conversion.FaultScript.Ending.FAILS_AS_CONFIG;
import static org.embulk.output.amazon_ads_conversion.FaultScript.Ending.FAILS_AS_SERVICE;
import static org.embulk.output.amazon_ads_conversion.FaultScript.Ending.SKIPPED_AS_BATCHES;
import static org.embulk.output.amazon_ads_conversion.FaultScript.Ending.SKIPPED_AS_RECORDS;
import static org.embulk.output.amazon_ads_conversion.FaultScript.forEver;
import static org.embulk.output.amazon_ads_conversion.FaultScript.ofToken;
import static org.embulk.output.amazon_ads_conversion.FaultScript.once;
import static org.embulk.output.amazon_ads_conversion.FaultScript.onceOn;
import static org.embulk.output.amazon_ads_conversion.FaultScript.other;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.embulk.output.amazon_ads_conversion.sandbox.fault.Fault;
import org.embulk.output.amazon_ads_conversion.sandbox.records.EventError;

/** The rows of the fault matrix. */
final class FaultScripts {
  private static final EventError REFUSAL =
      EventError.of("FIELD_VALUE_IS_INVALID", "Too old").at("events[1].eventTime");

  private FaultScripts() {}

  static List<FaultScript> all() {
    return Stream.of(
            rateLimit(), statuses(), connections(), bodies(), events(), authorization(), tokens())
        .flatMap(List::stream)
        .toList();
  }

  private static List<FaultScript> rateLimit() {
    return List.of(
        once("429 with seconds", ACCEPTED, Fault.tooManyRequests("2")),
        onceOn(
            "429 with a date",
            ACCEPTED,
            stage -> Fault.tooManyRequests(httpDate(stage.timer().now().plusSeconds(30)))),
        once(
            "429 with a date that is over",
            ACCEPTED,
            Fault.tooManyRequests(httpDate(Instant.EPOCH))),
        once("429 without a time", ACCEPTED, Fault.status(429)),
        once("429 with a time that is none", ACCEPTED, Fault.tooManyRequests("soon")),
        once("429 with too long a time", SKIPPED_AS_BATCHES, Fault.tooManyRequests("3600")),
        forEver("429 with seconds", SKIPPED_AS_BATCHES, Fault.tooManyRequests("200")));
  }

  private static List<FaultScript> statuses() {
    return List.of(
        once("408", ACCEPTED, Fault.status(408)),
        once("500", ACCEPTED, Fault.status(500)),
        once("500 behind which the events were taken", ACCEPTED, Fault.status(500).takingEvents()),
        once("502", ACCEPTED, Fault.status(502)),
        once("503", ACCEPTED, Fault.status(503)),
        once("503 with seconds", ACCEPTED, Fault.status(503).header("Retry-After", "7")),
        once("503 with 0 seconds", ACCEPTED, Fault.status(503).header("Retry-After", "0")),
        once("503 with no number", ACCEPTED, Fault.status(503).header("Retry-After", "1.5")),
        once("504", ACCEPTED, Fault.status(504)),
        once("504 behind which the events were taken", ACCEPTED, Fault.status(504).takingEvents()),
        forEver("503", SKIPPED_AS_BATCHES, Fault.status(503)),
        forEver(
            "504 behind which the events are taken",
            SKIPPED_AS_BATCHES,
            Fault.status(504).takingEvents()),
        once("400", SKIPPED_AS_BATCHES, Fault.status(400)),
        once("404", SKIPPED_AS_BATCHES, Fault.status(404)),
        once("422", SKIPPED_AS_BATCHES, Fault.status(422)),
        once("204", SKIPPED_AS_BATCHES, Fault.status(204).body("").takingEvents()),
        onceOn(
            "307 to another host",
            SKIPPED_AS_BATCHES,
            stage -> Fault.redirect(stage.elsewhere().baseUrl() + "/adsApi/v1/create/events")),
        forEver("413 of more than one event", ACCEPTED, Fault.tooLargeOver(1)),
        forEver("413 of every event", SKIPPED_AS_RECORDS, Fault.tooLargeOver(0)));
  }

  private static List<FaultScript> connections() {
    return List.of(
        once("reset before the body", ACCEPTED, Fault.cutBeforeBody()),
        once("reset during the body", ACCEPTED, Fault.cutInBody()),
        once("end after the body", ACCEPTED, Fault.cutAfterBody()),
        once("end in the answer", ACCEPTED, Fault.cutInAnswer()),
        once("end after the answer", ACCEPTED, Fault.closeAfterAnswer()),
        forEver("end after the body", SKIPPED_AS_BATCHES, Fault.cutAfterBody()),
        forEver("reset before the body", SKIPPED_AS_BATCHES, Fault.cutBeforeBody()),
        once("stall", ACCEPTED, Fault.stall()).timesOut(),
        once("slow body", ACCEPTED, Fault.slowBody(Duration.ofMillis(10))).timesOut(),
        once("stall in the body", ACCEPTED, Fault.slowBody(Duration.ofMinutes(1))).timesOut(),
        once("garbage", ACCEPTED, Fault.garbage()),
        forEver("garbage", SKIPPED_AS_BATCHES, Fault.garbage()));
  }

  private static List<FaultScript> bodies() {
    return List.of(
        once("HTML with 200", ACCEPTED, Fault.html()),
        forEver("HTML with 200", SKIPPED_AS_BATCHES, Fault.html()),
        once("empty body", ACCEPTED, Fault.emptyBody()),
        once("truncated JSON", ACCEPTED, Fault.truncatedBody()),
        forEver("truncated JSON", SKIPPED_AS_BATCHES, Fault.truncatedBody()),
        once("malformed JSON", ACCEPTED, Fault.malformedBody()),
        once("JSON of another shape", ACCEPTED, Fault.none().body("{\"success\":true}")),
        once("no answer to any event", ACCEPTED, Fault.none().body("{}")));
  }

  private static List<FaultScript> events() {
    return List.of(
        once("207 with a refused event", SKIPPED_AS_RECORDS, refuseSecond(REFUSAL)).records(1),
        forEver("207 with a refused event", SKIPPED_AS_RECORDS, refuseSecond(REFUSAL)).records(1),
        once("207 with every event refused", SKIPPED_AS_RECORDS, Fault.refuse(e -> true, REFUSAL)),
        once("207 with a transient event", ACCEPTED, refuseSecond(EventError.internalError())),
        once("207 with transient events", ACCEPTED, refuseAll(EventError.tooManyRequests())),
        forEver(
                "207 with a transient event",
                SKIPPED_AS_BATCHES,
                refuseSecond(EventError.internalError()))
            .records(1),
        once("207 without an event", ACCEPTED, Fault.forget(1)),
        once("207 with an event named twice", ACCEPTED, Fault.nameTwice(1)),
        once("207 with an event in both parts", ACCEPTED, Fault.nameInBoth(1)),
        once("207 with an index too high", ACCEPTED, Fault.indexOutOfRange(FaultMatrixTest.BATCH)),
        once("207 with an index below zero", ACCEPTED, Fault.indexOutOfRange(-1)),
        forEver("207 without an event", SKIPPED_AS_BATCHES, Fault.none().body("{}")),
        forEver("207 with an event named twice", SKIPPED_AS_BATCHES, Fault.nameTwice(0)),
        forEver("207 with an index too high", SKIPPED_AS_BATCHES, Fault.indexOutOfRange(7)),
        once("207 in another order", ACCEPTED, Fault.reorder()),
        once("200 in place of 207", ACCEPTED, Fault.none().answering(200)),
        once("202 in place of 207", ACCEPTED, Fault.none().answering(202)));
  }

  private static List<FaultScript> authorization() {
    return List.of(
        once("401", ACCEPTED, Fault.unauthorized()).tokenRequests(2),
        forEver("401", FAILS_AS_CONFIG, Fault.unauthorized()),
        once("403", FAILS_AS_CONFIG, Fault.status(403)),
        other("token that is withdrawn", ACCEPTED, FaultScript.Stage::expireToken).tokenRequests(2),
        // The wait for the rate limit outlives the token. With several requests in flight, the
        // virtual clock may add up two such waits: both together fit a batch's 15 minutes.
        once("token that grows old", ACCEPTED, Fault.tooManyRequests("330"))
            .tokenLife(Duration.ofSeconds(300))
            .tokenRequests(2));
  }

  private static List<FaultScript> tokens() {
    return List.of(
        ofToken("400", FAILS_AS_CONFIG, false, Fault.oauthError(400, "invalid_grant")),
        ofToken("401", FAILS_AS_CONFIG, false, Fault.oauthError(401, "invalid_client")),
        ofToken("429", ACCEPTED, false, Fault.tooManyRequests("3")),
        ofToken("500", ACCEPTED, false, Fault.status(500)),
        ofToken("500 for ever", FAILS_AS_SERVICE, true, Fault.status(500)),
        ofToken("end after the body", ACCEPTED, false, Fault.cutAfterBody()),
        ofToken("HTML", ACCEPTED, false, Fault.html()),
        ofToken("slow", ACCEPTED, false, Fault.none().delay(Duration.ofMinutes(1))).timesOut(),
        ofToken("slow body", ACCEPTED, false, Fault.slowBody(Duration.ofMillis(10))).timesOut());
  }

  /** Every batch has one event whose record is the second of it. */
  private static Fault refuseSecond(EventError error) {
    return Fault.refuse(FaultScripts::isSecond, error);
  }

  private static Fault refuseAll(EventError error) {
    return Fault.refuse(event -> true, error);
  }

  private static boolean isSecond(JsonNode event) {
    String id = event.get("eventId").asText();
    return id.startsWith("order-")
        && Integer.parseInt(id.substring("order-".length())) % FaultMatrixTest.BATCH == 2;
  }

  private static String httpDate(Instant time) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
  }
}
