package org.embulk.output.amazon_ads.audience;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.embulk.output.amazon_ads.core.auth.AuthorizationException;
import org.embulk.output.amazon_ads.core.auth.Credential;
import org.embulk.output.amazon_ads.core.auth.CredentialSource;
import org.embulk.output.amazon_ads.core.deliver.Answer;
import org.embulk.output.amazon_ads.core.deliver.Endpoint;
import org.embulk.output.amazon_ads.core.deliver.Item;
import org.embulk.output.amazon_ads.core.deliver.Reply;
import org.embulk.output.amazon_ads.core.job.ApiClient;

/** Uploads records to the audience, in a single attempt. */
final class RecordsEndpoint implements Endpoint {
  static final String PATH = "amc/audiences/records";

  private static final byte[] COMMA = {','};
  private static final byte[] TAIL = "]}".getBytes(StandardCharsets.US_ASCII);

  private final ApiClient api;
  private final byte[] head;

  /**
   * @param toDsp whether the DSP gets the records too, and not AMC alone
   */
  RecordsEndpoint(ApiClient api, Destination destination, boolean toDsp) {
    this.api = api;
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ObjectNode target = json.putObject("targetResource");
    target.put("connectionId", destination.connectionId);
    if (toDsp) {
      target.putArray("targetTypes").add("DSP");
    }
    json.put("audienceId", new BigInteger(destination.audienceId));
    json.putArray("records");
    byte[] empty = ApiClient.bytes(json);
    this.head = Arrays.copyOf(empty, empty.length - TAIL.length);
  }

  @Override
  public Answer post(List<Item> records, Credential credential)
      throws AuthorizationException, InterruptedException {
    Reply<String> reply =
        api.attempt(
            api.request(PATH, MediaTypes.AUDIENCES).post(MediaTypes.AUDIENCES, body(records)),
            credential,
            RecordsEndpoint::readId);
    if (reply.isDone()) {
      return Answer.ofReceipt(reply.status(), records.size(), reply.value());
    }
    if (reply.failure().isEmpty()) {
      return Answer.ofError(reply.status(), reply.error(), reply.retryAfter());
    }
    return reply.isUnreadable()
        ? Answer.unreadable(reply.status())
        : Answer.none(reply.failure(), reply.isSent());
  }

  private List<byte[]> body(List<Item> records) {
    List<byte[]> parts = new ArrayList<>(2 * records.size() + 1);
    for (Item record : records) {
      parts.add(parts.isEmpty() ? head : COMMA);
      parts.add(record.json());
    }
    parts.add(TAIL);
    return parts;
  }

  private static String readId(InputStream body) throws IOException {
    JsonNode json = ApiClient.tree(body);
    String id = json == null ? "" : ApiClient.id(json.path("jobRequestId"));
    return id.isEmpty() ? null : id;
  }

  @Override
  public AuthorizationException denied(Answer answer, CredentialSource credentials) {
    return new AuthorizationException(
        AuthorizationException.Kind.CONFIG, AccessDenied.text(answer.status(), answer.error()));
  }
}
