package org.embulk.output.amazon_ads.conversion;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.embulk.config.ConfigException;
import org.embulk.config.ConfigSource;
import org.embulk.output.amazon_ads.core.config.Options;
import org.embulk.output.amazon_ads.core.config.PathOptions;
import org.embulk.output.amazon_ads.core.config.Problems;
import org.embulk.spi.Schema;
import org.embulk.util.config.ConfigMapperFactory;

/** A config under test: the options as YAML would give them, and the input's columns. */
public final class Configs {
  private static final ConfigMapperFactory FACTORY = ConfigMapperFactory.withDefault();

  private final Map<String, Object> options;
  private final Schema schema;

  private Configs(Map<String, Object> options, Schema schema) {
    this.options = options;
    this.schema = schema;
  }

  /** A config with the options that are required and with the columns that are required. */
  public static Configs required() {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("advertiser_id", "A1B2C3");
    options.put("client_id", "amzn1.application-oa2-client.0");
    options.put("client_secret", "hush-secret");
    options.put("refresh_token", "hush-token");
    return new Configs(options, Columns.required().build());
  }

  /** Names every option: those that are declared, whether or not this config needs them. */
  public static Stream<String> everyOption() {
    return required().defaults().keySet().stream().sorted();
  }

  public Configs with(String option, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(options);
    more.put(option, value);
    return new Configs(more, schema);
  }

  public Configs without(String... names) {
    Map<String, Object> fewer = new LinkedHashMap<>(options);
    fewer.keySet().removeAll(Arrays.asList(names));
    return new Configs(fewer, schema);
  }

  public Configs withColumns(Columns columns) {
    return new Configs(options, columns.build());
  }

  /** The options as Embulk hands them over. */
  private Options options(Problems problems) {
    ConfigSource source = FACTORY.newConfigSource();
    options.forEach(source::set);
    return new Options(source.toJson(), problems);
  }

  /** The default of every option, by its name. */
  Map<String, String> defaults() {
    Options declared = options(new Problems("amazon_ads_conversion"));
    read(declared);
    return declared.defaults();
  }

  /** Reads every option, as a transaction does. */
  private static Settings read(Options options) {
    Settings settings = new Settings(options);
    PathOptions.report(options);
    return settings;
  }

  /** Checks options and columns, as a run does before a row moves. */
  private Settings check(Problems problems) {
    Options given = options(problems);
    Settings settings = read(given);
    given.checkNames();
    SchemaCheck.check(schema, settings, problems);
    return settings;
  }

  /** The settings of a config without problems; throws what a run throws. */
  public Settings settings() {
    Problems problems = new Problems("amazon_ads_conversion");
    Settings settings = check(problems);
    problems.throwIfAny();
    return settings;
  }

  /** The lines of the one exception that names every problem; none if there is none. */
  public List<String> problems() {
    try {
      settings();
    } catch (ConfigException e) {
      List<String> lines = Arrays.asList(e.getMessage().split("\n"));
      return lines.subList(1, lines.size());
    }
    return List.of();
  }

  public List<String> warnings() {
    Problems problems = new Problems("amazon_ads_conversion");
    check(problems);
    return problems.warnings();
  }
}
