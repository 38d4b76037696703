package org.embulk.output.amazon_ads.audience;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import org.embulk.config.ConfigException;
import org.embulk.output.amazon_ads.core.config.Region;
import org.embulk.output.amazon_ads.core.deliver.Reply;
import org.embulk.output.amazon_ads.core.error.ResponseJson;
import org.embulk.output.amazon_ads.core.job.ApiClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The terms of advertiser audiences, which a person must have accepted: the plugin never does. */
final class Terms {
  private static final Logger logger = LoggerFactory.getLogger(Terms.class);
  private static final String WHAT = "read the terms of advertiser audiences";
  private static final String UNKNOWN = "unknown";

  private Terms() {}

  /** Ends a job whose user has not accepted them. */
  static void check(ApiClient api, Region region) throws InterruptedException {
    Reply<String> reply =
        api.send(
            WHAT,
            api.request("amc/audiences/connections/terms", MediaTypes.CONNECTIONS),
            Terms::read,
            true);
    if (!reply.isDone() && reply.status() != 404) {
      throw api.refused(WHAT, reply);
    }
    if ("false".equals(reply.value())) {
      throw new ConfigException(
          "The terms of advertiser audiences are not accepted: accept them once in the AMC console,"
              + " for region "
              + region
              + ", signed in as the user who gave this login");
    }
    if (!"true".equals(reply.value())) {
      logger.warn("Amazon does not say whether the terms of advertiser audiences are accepted");
    }
  }

  /** Skips the agreement, which may be long. */
  private static String read(InputStream body) throws IOException {
    String accepted = UNKNOWN;
    try (JsonParser json = ResponseJson.RESULTS.parser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean matters = json.currentName().equals("hasAccepted");
        if (json.nextToken().isBoolean() && matters) {
          accepted = json.getText();
        }
        json.skipChildren();
      }
      return json.currentToken() == JsonToken.END_OBJECT ? accepted : null;
    }
  }
}
