package org.embulk.output.amazon_ads.embulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A config for {@code embulk run}, built by a test: one input, our output, and the executor.
 *
 * <pre>{@code
 * new EmbulkConfig(
 *         new RowsInput().column("email", "string").column("value", "double").row("a@b.example", 9.5))
 *     .out("advertiser_id", "ENTITY1")
 *     .oneOutput();
 * }</pre>
 */
public final class EmbulkConfig {
  // JSON is YAML too, and in ASCII nothing depends on what a YAML parser takes as printable.
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final EmbulkInput input;
  private final Map<String, Object> out = new LinkedHashMap<>();
  private final Map<String, Object> exec = new LinkedHashMap<>();

  /** Starts a config of this input and our output without any option. */
  public EmbulkConfig(EmbulkInput input) {
    this.input = input;
    out.put("type", "amazon_ads_conversion");
  }

  /** Sets an option of the output; {@code null} takes it away. */
  public EmbulkConfig out(String option, Object value) {
    if (value == null) {
      out.remove(option);
    } else {
      out.put(option, value);
    }
    return this;
  }

  /** Sets options of the output. */
  public EmbulkConfig out(Map<String, ?> options) {
    options.forEach(this::out);
    return this;
  }

  /** Sets an option of the executor. */
  public EmbulkConfig exec(String option, Object value) {
    exec.put(option, value);
    return this;
  }

  /** Keeps an input task's rows in one output, in their order, on however many cores. */
  public EmbulkConfig oneOutput() {
    return exec("min_output_tasks", 1);
  }

  /** Returns the text of the config file. */
  public String toYaml() {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("exec", exec);
    root.put("in", input.toMap());
    root.put("out", out);
    try {
      return MAPPER.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
