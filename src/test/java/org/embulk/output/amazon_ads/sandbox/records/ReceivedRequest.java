package org.embulk.output.amazon_ads.sandbox.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.embulk.output.amazon_ads.sandbox.service.Json;
import org.embulk.output.amazon_ads.sandbox.transport.Headers;
import org.embulk.output.amazon_ads.sandbox.transport.RequestHead;

/**
 * One request as it came in, recorded before its answer leaves.
 *
 * @param number the how-manieth of its endpoint, from 1
 * @param connection the how-manieth connection it came on, from 1
 * @param arrivedNanos {@link System#nanoTime()} when its head had been read
 * @param body what was read of the body; empty if the connection was cut before it, or if the
 *     sandbox keeps no bodies
 * @param status the status sent, 0 if no answer was
 */
public record ReceivedRequest(
    int number, int connection, long arrivedNanos, RequestHead head, byte[] body, int status) {

  public String method() {
    return head.method();
  }

  public String path() {
    return head.path();
  }

  public Headers headers() {
    return head.headers();
  }

  /** Returns a header that was sent exactly once. */
  public Optional<String> header(String name) {
    return head.headers().only(name);
  }

  public String text() {
    return new String(body, UTF_8);
  }

  /** Returns the events of the body, none if it has none or is no JSON. */
  public List<JsonNode> events() {
    return Json.events(body);
  }

  public ReceivedRequest withStatus(int sent) {
    return new ReceivedRequest(number, connection, arrivedNanos, head, body, sent);
  }

  public ReceivedRequest withBody(byte[] read) {
    return new ReceivedRequest(number, connection, arrivedNanos, head, read, status);
  }
}
