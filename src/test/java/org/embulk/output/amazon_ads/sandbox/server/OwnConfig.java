package org.embulk.output.amazon_ads.sandbox.server;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * A config that somebody wrote for {@code embulk run}, and the same config for a sandbox, in which
 * no login and no address of Amazon's is left. What YAML makes of a text without quotes, it makes
 * of it here as in Embulk.
 */
final class OwnConfig {
  /** JSON is YAML too, and in ASCII nothing depends on what a YAML parser takes as printable. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final Map<String, Object> config;
  private final Map<String, Object> out;
  private final boolean isForAudiences;

  private OwnConfig(Map<String, Object> config, Map<String, Object> out, boolean isForAudiences) {
    this.config = config;
    this.out = out;
    this.isForAudiences = isForAudiences;
  }

  /**
   * @throws IllegalArgumentException if it is no config of one of the two plugins; the message is
   *     for the user
   */
  static OwnConfig read(Path file) throws IOException {
    Object yaml;
    try {
      yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    } catch (MarkedYAMLException e) {
      // Its message quotes the line, which may have a secret.
      int line = e.getProblemMark().getLine() + 1;
      throw new IllegalArgumentException(
          file + " is not YAML in line " + line + ": " + e.getProblem(), e);
    }
    Map<String, Object> config = map(yaml);
    Map<String, Object> out = map(config.get("out"));
    return new OwnConfig(config, out, isForAudiences(file, out.get("type")));
  }

  private static boolean isForAudiences(Path file, Object type) {
    Map<String, Object> artifact = map(type);
    if ("amazon_ads".equals(type) || "audience".equals(artifact.get("classifier"))) {
      return true;
    }
    if ("amazon_ads_conversion".equals(type)
        || "amazon_ads_conversion".equals(artifact.get("name"))) {
      return false;
    }
    throw new IllegalArgumentException(
        file + " has no \"out\" of the type amazon_ads_conversion or amazon_ads");
  }

  /** Returns a copy, which is empty if it is no map. */
  private static Map<String, Object> map(Object object) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (object instanceof Map<?, ?> other) {
      other.forEach((key, value) -> map.put(String.valueOf(key), value));
    }
    return map;
  }

  boolean isForAudiences() {
    return isForAudiences;
  }

  /** Returns the value of an option of the output, unless it is blank. */
  Optional<String> text(String option) {
    return Optional.ofNullable(out.get(option))
        .map(String::valueOf)
        .filter(text -> !text.isBlank());
  }

  /** Returns the config with a sandbox's addresses and login in the place of its own. */
  String against(String baseUrl, boolean dryRun) throws IOException {
    Map<String, Object> changed = new LinkedHashMap<>(out);
    changed.remove("td_authentication_id");
    changed.put("api_endpoint", baseUrl);
    if (text("api_token").isPresent()) {
      changed.put("api_token", Sandbox.API_TOKEN);
      changed.put("dataset_id", Sandbox.DATASET_ID);
    } else {
      changed.put("token_endpoint", baseUrl + Sandbox.TOKEN_PATH);
      changed.put("client_id", Sandbox.CLIENT_ID);
      changed.put("client_secret", Sandbox.CLIENT_SECRET);
      changed.put("refresh_token", Sandbox.REFRESH_TOKEN);
    }
    if (dryRun) {
      changed.put("dry_run", true);
    }
    Map<String, Object> all = new LinkedHashMap<>(config);
    all.put("out", changed);
    return JSON.writeValueAsString(all);
  }
}
