package org.embulk.output.amazon_ads.audience;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.embulk.config.ConfigException;
import org.embulk.config.TaskSource;
import org.embulk.output.amazon_ads.core.job.ApiClient;
import org.embulk.spi.DataException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the people of a job go: an audience, and the connection that it is used with. */
final class Destination {
  private static final Logger logger = LoggerFactory.getLogger(Destination.class);
  static final String INTERRUPTED = "the job was interrupted before any row was processed";

  private static final String AUDIENCE_ID = "amazon_ads_audience_id";
  private static final String CONNECTION_ID = "amazon_ads_connection_id";
  private static final String OTHERS = "amazon_ads_other_connections";

  final String audienceId;
  final String connectionId;

  /** Other connections that fit, to one of which an audience that exists may belong. */
  final List<String> otherConnections;

  Destination(String audienceId, String connectionId, List<String> otherConnections) {
    this.audienceId = audienceId;
    this.connectionId = connectionId;
    this.otherConnections = otherConnections;
  }

  /**
   * Prepares it: the audience comes last, so that a refusal leaves nothing behind.
   *
   * @throws ConfigException for what Amazon refuses
   */
  static Destination prepare(ApiClient api, Settings settings) throws InterruptedException {
    Terms.check(api, settings.region);
    List<String> connections = new Connections(api, settings).find();
    String connection = connections.get(0);
    List<String> others = new ArrayList<>(connections.subList(1, connections.size()));
    Audiences audiences = new Audiences(api, settings);
    if (!settings.creates) {
      audiences.update();
      return new Destination(settings.audience.id, connection, others).logged();
    }
    Destination destination =
        new Destination(audiences.create(connection), connection, others).logged();
    try {
      audiences.checkCreated(destination.audienceId, connection);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw destination.failure(INTERRUPTED, e);
    }
    return destination;
  }

  private Destination logged() {
    logger.info("Audience ID: {}, connection ID: {}", audienceId, connectionId);
    return this;
  }

  /** Returns the destination that the transaction prepared. */
  static Destination of(TaskSource task) {
    String others = task.get(String.class, OTHERS, "");
    return new Destination(
        task.get(String.class, AUDIENCE_ID),
        task.get(String.class, CONNECTION_ID),
        others.isEmpty() ? Collections.emptyList() : Arrays.asList(others.split("\n")));
  }

  void writeTo(TaskSource task) {
    task.set(AUDIENCE_ID, audienceId);
    task.set(CONNECTION_ID, connectionId);
    task.set(OTHERS, String.join("\n", otherConnections));
  }

  /** Returns what a job leaves behind whatever becomes of it, and how to go on with that. */
  String whatExists() {
    return "audience "
        + audienceId
        + " exists (connection "
        + connectionId
        + "): run again with action UPDATE and this audience_id";
  }

  /** Returns a failure whose message ends with what exists, as the last line that Embulk prints. */
  RuntimeException failure(String why, Throwable cause) {
    String text = why + "\n" + whatExists();
    return cause instanceof ConfigException
        ? new ConfigException(text, cause)
        : new DataException(text, cause);
  }
}
