package org.embulk.output.amazon_ads.embulk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.embulk.output.amazon_ads.sandbox.Sandbox;

/** The rows and the options that most runs start from. */
final class Conversions {
  private Conversions() {}

  /** Returns an input with the columns of {@link ValidRow#lead(String)}, and no row yet. */
  static RowsInput input() {
    return new RowsInput().texts(ValidRow.lead("any id").columns());
  }

  /** Returns an input of valid rows with these ids. */
  static RowsInput leads(String... ids) {
    RowsInput input = input();
    for (String id : ids) {
      input.row(ValidRow.lead(id));
    }
    return input;
  }

  /** Returns a config that sends to the sandbox, in one output, and hardly waits for retries. */
  static EmbulkConfig config(Sandbox sandbox, EmbulkInput input) {
    return config(sandbox.baseUrl(), input);
  }

  /** Returns the same for any address. */
  static EmbulkConfig config(String baseUrl, EmbulkInput input) {
    return new EmbulkConfig(input)
        .oneOutput()
        .out("advertiser_id", "ENTITY1")
        .out("client_id", Sandbox.CLIENT_ID)
        .out("client_secret", Sandbox.CLIENT_SECRET)
        .out("refresh_token", Sandbox.REFRESH_TOKEN)
        .out("api_endpoint", baseUrl)
        .out("token_endpoint", baseUrl + Sandbox.TOKEN_PATH)
        // One at a time, so that the order of the requests is that of the batches.
        .out("max_concurrent_requests", 1)
        .out("maximum_retries", 1)
        .out("initial_retry_interval_millis", 1)
        .out("maximum_retry_interval_millis", 1);
  }

  /** Turns a config into one that logs in with an API token. */
  static EmbulkConfig byApiToken(EmbulkConfig config, String token) {
    // Blank is absent.
    for (String option : List.of("advertiser_id", "client_id", "client_secret", "refresh_token")) {
      config.out(option, "");
    }
    return config
        .out("dataset_name", "")
        .out("api_token", token)
        .out("manager_account_id", Sandbox.MANAGER_ACCOUNT_ID)
        .out("dataset_id", Sandbox.DATASET_ID);
  }

  /** Hashes with the JDK alone: the plugin's own way must not be judged by itself. */
  static String sha256(String normalized) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(normalized.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
