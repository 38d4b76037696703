package org.embulk.output.amazon_ads.sandbox.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.embulk.output.amazon_ads.sandbox.service.Json;

/** A whole HTTP answer, before it goes onto the wire. */
public record RawResponse(int status, Map<String, String> headers, byte[] body) {
  public static RawResponse json(int status, JsonNode body) {
    return new RawResponse(status, Map.of("Content-Type", "application/json"), Json.bytes(body));
  }

  /** Makes an answer in the shape of every error of the events endpoint. */
  public static RawResponse error(int status, String code, String message) {
    return json(status, Json.object().put("code", code).put("message", message));
  }

  public RawResponse withStatus(int other) {
    return new RawResponse(other, headers, body);
  }

  public RawResponse withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new RawResponse(status, more, body);
  }

  public RawResponse withBody(byte[] other) {
    return new RawResponse(status, headers, other);
  }

  public RawResponse withBody(String other) {
    return withBody(other.getBytes(UTF_8));
  }

  /** Returns the status line and the headers, down to the empty line. */
  public byte[] head() {
    StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(" \r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    if (!headers.containsKey("Content-Length")) { // A fault may have a length of its own.
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    return head.append("\r\n").toString().getBytes(ISO_8859_1);
  }
}
