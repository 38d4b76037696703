package org.embulk.output.amazon_ads.audience;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.embulk.config.ConfigException;
import org.embulk.output.amazon_ads.core.auth.AuthorizationException;
import org.embulk.output.amazon_ads.core.config.Names;
import org.embulk.output.amazon_ads.core.deliver.Reply;
import org.embulk.output.amazon_ads.core.http.HttpRequest;
import org.embulk.output.amazon_ads.core.job.ApiClient;
import org.embulk.output.amazon_ads.core.retry.RetryLoop.Attempt;
import org.embulk.output.amazon_ads.core.text.Printable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the connection of a job, or makes it. */
final class Connections {
  private static final Logger logger = LoggerFactory.getLogger(Connections.class);
  private static final String PATH = "amc/audiences/connections";
  private static final String CREATE = "make a connection";

  /** How many connections Amazon lists: beyond them, one that fits may exist unseen. */
  private static final int MAX_LISTED = 100;

  private final ApiClient api;
  private final Settings settings;
  private boolean mayExist;

  Connections(ApiClient api, Settings settings) {
    this.api = api;
    this.settings = settings;
  }

  /** Returns the ids of the connections that fit, the one to use first; makes one if none does. */
  List<String> find() throws InterruptedException {
    if (settings.connectionId.isPresent()) {
      return Collections.singletonList(check(settings.connectionId.get()));
    }
    List<Connection> listed = list(Optional.empty());
    List<String> fitting = fitting(listed);
    if (fitting.size() > 1) {
      logger.warn(
          "{} connections fit, of which this job uses the oldest, {}; the others: {}",
          fitting.size(),
          fitting.get(0),
          Names.list(fitting.subList(1, fitting.size())));
    }
    if (!fitting.isEmpty()) {
      return fitting;
    }
    if (!settings.creates) {
      throw new ConfigException(
          "No connection belongs to "
              + pair()
              + ": an audience can only be used with the connection, the client and the user that"
              + " made it; use the login of the job that made it, and set \"connection_id\" if that"
              + " job logged one");
    }
    if (listed.size() >= MAX_LISTED) {
      throw new ConfigException(
          "Amazon lists 100 connections, none of which belongs to "
              + pair()
              + ", and may have more: set \"connection_id\"");
    }
    return Collections.singletonList(create());
  }

  private String check(String id) throws InterruptedException {
    Optional<Connection> connection =
        list(Optional.of(id)).stream().filter(listed -> listed.id.equals(id)).findFirst();
    if (!connection.isPresent()) {
      throw new ConfigException(
          "\"connection_id\": Amazon lists no connection "
              + Printable.quoted(id)
              + " for this client and user");
    }
    if (!connection.get().isOf(settings.instanceId, settings.advertiserId)) {
      throw new ConfigException(
          "\"connection_id\": the connection "
              + Printable.quoted(id)
              + " does not belong to "
              + pair());
    }
    return id;
  }

  private String pair() {
    return "\"amc_instance_id\" "
        + Printable.quoted(settings.instanceId)
        + settings
            .advertiserId
            .map(id -> " and \"dsp_advertiser_id\" " + Printable.quoted(id))
            .orElse(" without a DSP advertiser");
  }

  private List<Connection> list(Optional<String> id) throws InterruptedException {
    HttpRequest request = api.request(PATH, MediaTypes.CONNECTIONS);
    id.ifPresent(text -> request.query("connectionId", text));
    List<Connection> listed = new ArrayList<>();
    for (JsonNode json : api.ask("list the connections", request).path("connections")) {
      Connection connection = new Connection(json);
      if (!connection.id.isEmpty()) {
        listed.add(connection);
      }
    }
    return listed;
  }

  private List<String> fitting(List<Connection> listed) {
    return listed.stream()
        .filter(connection -> connection.isOf(settings.instanceId, settings.advertiserId))
        .filter(connection -> !connection.isOfOtherAccount(settings.accountId))
        .sorted(Connection.OLDEST_FIRST)
        .map(connection -> connection.id)
        .collect(Collectors.toList());
  }

  private String create() throws InterruptedException {
    ObjectNode parts = new ConnectionParts(api, settings).find();
    HttpRequest request =
        api.request(PATH, MediaTypes.CONNECTIONS)
            .post(MediaTypes.CONNECTIONS, Collections.singletonList(ApiClient.bytes(parts)));
    return api.retry(CREATE, () -> attempt(request));
  }

  /** Makes a connection; after an uncertain answer only if none can be seen that fits. */
  private Attempt<String> attempt(HttpRequest request)
      throws AuthorizationException, InterruptedException {
    if (mayExist) {
      List<String> made = fitting(list(Optional.empty()));
      if (!made.isEmpty()) {
        return Attempt.done(made.get(0));
      }
    }
    Reply<String> reply = api.once(request, Connections::readId);
    mayExist |= reply.isUncertain();
    if (reply.isThrottled()) {
      return Attempt.throttled(reply.describe(), reply.retryAfter());
    }
    if (reply.isUnsent() || reply.isUncertain()) {
      return Attempt.failed(reply.describe(), reply.retryAfter());
    }
    if (!reply.isDone()) {
      throw api.refused(CREATE, reply);
    }
    return Attempt.done(reply.value());
  }

  private static String readId(InputStream body) throws IOException {
    JsonNode json = ApiClient.tree(body);
    String id = json == null ? "" : ApiClient.id(json.path("connectionId"));
    return id.isEmpty() ? null : id;
  }
}
