package org.embulk.output.amazon_ads.sandbox.audience;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.embulk.output.amazon_ads.sandbox.audience.service.ErrorBody;
import org.embulk.output.amazon_ads.sandbox.audience.service.Operation;
import org.embulk.output.amazon_ads.sandbox.fault.Fault;
import org.embulk.output.amazon_ads.sandbox.records.ReceivedRequest;
import org.embulk.output.amazon_ads.sandbox.service.Json;
import org.embulk.output.amazon_ads.sandbox.transport.RawResponse;

/**
 * The faults of this API, beside those of {@link Fault} that fit any. Where these speak of events
 * that are taken, read "the request has its effect".
 *
 * <pre>{@code
 * sandbox.script(UPLOAD).onRequest(1, after(status(UPLOAD, 503)));
 * sandbox.script(CREATE_AUDIENCE).onRequest(1, before(Fault.stall()));
 * }</pre>
 */
public final class AudienceFaults {
  private static final Set<String> ID_FIELDS = Set.of("audienceId", "advertiserId", "profileId");

  private AudienceFaults() {}

  /** Lets the fault strike before the request has any effect. */
  public static Fault before(Fault fault) {
    return fault.leavingTheServiceOut();
  }

  /** Lets the fault strike after the request had its effect. */
  public static Fault after(Fault fault) {
    return fault.takingEvents();
  }

  /** Answers with the error body that belongs to the operation. No effect. */
  public static Fault status(Operation operation, int status) {
    return status(operation, status, "Scripted fault");
  }

  /** Answers with the error body that belongs to the operation. No effect. */
  public static Fault status(Operation operation, int status, String message) {
    return answering(ErrorBody.of(operation, status, message));
  }

  /** Answers with a {@code connectionsError}. No effect. */
  public static Fault connectionsError(int status, String message) {
    return answering(ErrorBody.connections(status, message));
  }

  /** Answers with an {@code audiencesError}. No effect. */
  public static Fault audiencesError(int status, String message) {
    return answering(ErrorBody.audiences(status, message));
  }

  /** Answers with a {@code gatewayError} with a capital M. No effect. */
  public static Fault gatewayMessage(int status, String message) {
    return answering(ErrorBody.gatewayMessage(status, message));
  }

  /** Answers with a {@code gatewayError} with a code and details. No effect. */
  public static Fault gatewayDetails(int status, String code, String details) {
    return answering(ErrorBody.gatewayDetails(status, code, details));
  }

  /** Answers 413 if the request has more records than so many; otherwise there is no fault. */
  public static Fault tooLargeOver(int records) {
    return Fault.of(
        request ->
            Optional.of(ErrorBody.gatewayMessage(413, "Request Too Long"))
                .filter(answer -> recordsOf(request).size() > records));
  }

  /** Answers with a message that quotes the first person's id and e-mail digest. No effect. */
  public static Fault quotingAPerson(int status) {
    return Fault.of(
        request -> {
          JsonNode person = recordsOf(request).path(0);
          String id = person.path("externalUserId").asText();
          String email = person.at("/hashedPII/0/email").asText();
          return Optional.of(
              ErrorBody.audiences(status, "The record " + id + " has a bad email " + email));
        });
  }

  /** Does what was asked, and leaves the id out of the answer. */
  public static Fault withoutId() {
    return Fault.none()
        .json(
            json ->
                ((ObjectNode) json).remove(List.of("connectionId", "audienceId", "jobRequestId")));
  }

  /** Does what was asked, and answers with null in place of the id. */
  public static Fault nullId() {
    return changingObjects(
        object -> {
          for (String id : List.of("connectionId", "audienceId", "jobRequestId")) {
            if (object.has(id)) {
              object.putNull(id);
            }
          }
        });
  }

  /** Does what was asked, and adds a field that nobody knows to every object of the answer. */
  public static Fault unknownFields() {
    return changingObjects(
        object -> object.putObject("addedByAmazon").putArray("list").add(1).addNull());
  }

  /** Does what was asked, and writes as text what is an id in a number. */
  public static Fault idsAsText() {
    return changingObjects(object -> ID_FIELDS.forEach(name -> writeAsText(object, name)));
  }

  private static void writeAsText(ObjectNode object, String name) {
    if (object.path(name).isNumber()) {
      object.put(name, object.get(name).asText());
    }
  }

  private static JsonNode recordsOf(ReceivedRequest request) {
    try {
      return Json.read(request.body()).path("records");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Fault answering(RawResponse answer) {
    return Fault.of(request -> Optional.of(answer));
  }

  private static Fault changingObjects(Consumer<ObjectNode> change) {
    return Fault.none()
        .json(
            json -> {
              objectsOf(json, new ArrayList<>()).forEach(change);
              return json;
            });
  }

  private static List<ObjectNode> objectsOf(JsonNode json, List<ObjectNode> found) {
    if (json instanceof ObjectNode object) {
      found.add(object);
    }
    json.forEach(child -> objectsOf(child, found));
    return found;
  }
}
