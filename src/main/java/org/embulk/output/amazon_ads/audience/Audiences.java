package org.embulk.output.amazon_ads.audience;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.embulk.config.ConfigException;
import org.embulk.output.amazon_ads.core.auth.AuthorizationException;
import org.embulk.output.amazon_ads.core.deliver.Reply;
import org.embulk.output.amazon_ads.core.http.HttpRequest;
import org.embulk.output.amazon_ads.core.job.ApiClient;
import org.embulk.output.amazon_ads.core.text.Printable;
import org.embulk.spi.DataException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the audience of a job, or brings one up to date that exists. */
final class Audiences {
  private static final Logger logger = LoggerFactory.getLogger(Audiences.class);
  private static final String PATH = "amc/audiences/metadata";
  private static final String CREATE = "make the audience";
  private static final String READ = "read the audience";

  /** The statuses by which Amazon may say that there is such an audience already. */
  private static final List<Integer> MAY_EXIST = Arrays.asList(400, 409, 422);

  private final ApiClient api;
  private final Settings settings;

  Audiences(ApiClient api, Settings settings) {
    this.api = api;
    this.settings = settings;
  }

  /**
   * Makes the audience and returns its id. Never asks a second time after an uncertain answer,
   * which could make a second audience.
   */
  String create(String connectionId) throws InterruptedException {
    Metadata metadata = Metadata.of(settings, connectionId);
    HttpRequest request =
        api.request(PATH, MediaTypes.AUDIENCES)
            .post(
                MediaTypes.AUDIENCES, Collections.singletonList(ApiClient.bytes(metadata.json())));
    Reply<String> reply;
    try {
      reply = api.send(CREATE, request, Audiences::readId, false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw uncertain("the job was interrupted while it made the audience ");
    }
    if (reply.isDone()) {
      return reply.value();
    }
    if (reply.isUncertain()) {
      throw uncertain(
          "Amazon did not say (" + reply.describe() + ") whether it made the audience ");
    }
    ConfigException refused = api.refused(CREATE, reply);
    throw MAY_EXIST.contains(reply.status())
        ? new ConfigException(
            refused.getMessage()
                + "; if an earlier run made it, set \"action\": UPDATE and \"audience_id\" to the id in"
                + " that run's log")
        : refused;
  }

  private DataException uncertain(String why) {
    return new DataException(
        why
            + Printable.quoted(settings.audience.name)
            + ": it may exist. Nobody was uploaded, and this job does not ask again, which could make a"
            + " second one. Look for it in the AMC console before you run the job again");
  }

  private static String readId(InputStream body) throws IOException {
    JsonNode json = ApiClient.tree(body);
    String id = json == null ? "" : ApiClient.id(json.path("audienceId"));
    return AudienceOptions.ID.matcher(id).matches() ? id : null;
  }

  /** Warns if an older audience has answered; Amazon may not show the new one yet. */
  void checkCreated(String audienceId, String connectionId) throws InterruptedException {
    Reply<JsonNode> reply;
    try {
      reply = api.once(get(audienceId), ApiClient::tree);
    } catch (AuthorizationException e) { // The uploads will say so.
      return;
    }
    if (!reply.isDone() || !reply.value().isObject()) {
      return;
    }
    List<String> differing =
        Metadata.of(settings, connectionId).differences(new Metadata((ObjectNode) reply.value()));
    if (!differing.isEmpty()) {
      logger.warn(
          "The audience existed before and differs in {}; nothing of it was changed. With \"action\":"
              + " UPDATE its description, time to live and fee can be changed",
          String.join(", ", differing));
    }
  }

  /** Reads the audience that the config names, and writes back what the config changes. */
  void update() throws InterruptedException {
    String id = settings.audience.id;
    Reply<JsonNode> reply = api.send(READ, get(id), Audiences::readObject, true);
    if (reply.status() == 404) {
      throw new ConfigException(
          "\"audience_id\": Amazon knows no audience "
              + id
              + " ("
              + reply.describe()
              + "); the id is the one in the log of the job that made it, not the one in the DSP"
              + " console, and an audience of another client may be invisible");
    }
    if (!reply.isDone()) {
      throw api.refused(READ, reply);
    }
    ObjectNode changed = new Metadata((ObjectNode) reply.value()).changedBy(settings.audience);
    if (changed.size() > 0) {
      api.ask(
          "change the audience",
          api.request(PATH, MediaTypes.AUDIENCES)
              .segment(id)
              .put(MediaTypes.AUDIENCES, ApiClient.bytes(changed)));
    }
  }

  private static JsonNode readObject(InputStream body) throws IOException {
    JsonNode json = ApiClient.tree(body);
    return json != null && json.isObject() ? json : null;
  }

  private HttpRequest get(String id) {
    return api.request(PATH, MediaTypes.AUDIENCES).segment(id);
  }
}
