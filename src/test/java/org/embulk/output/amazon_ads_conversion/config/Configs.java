package org.embulk.output.amazon_ads_conversion.config;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.embulk.config.ConfigException;
import org.embulk.config.ConfigSource;
import org.embulk.spi.Schema;
import org.embulk.util.config.Config;
import org.embulk.util.config.ConfigMapperFactory;

/** A config under test: the options as YAML would give them, and the input's columns. */
final class Configs {
  private static final ConfigMapperFactory FACTORY = ConfigMapperFactory.withDefault();

  private final Map<String, Object> options;
  private final Schema schema;

  private Configs(Map<String, Object> options, Schema schema) {
    this.options = options;
    this.schema = schema;
  }

  /** A config with the options that are required and with the columns that are required. */
  static Configs required() {
    Map<String, Object> options = new LinkedHashMap<>();
    options.put("advertiser_id", "A1B2C3");
    options.put("client_id", "amzn1.application-oa2-client.0");
    options.put("client_secret", "hush-secret");
    options.put("refresh_token", "hush-token");
    return new Configs(options, Columns.required().build());
  }

  /** Names every option, as the task declares them. */
  static Stream<String> everyOption() {
    return Arrays.stream(PluginTask.class.getMethods())
        .filter(method -> method.isAnnotationPresent(Config.class))
        .map(method -> method.getAnnotation(Config.class).value())
        .sorted();
  }

  Configs with(String option, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(options);
    more.put(option, value);
    return new Configs(more, schema);
  }

  Configs without(String... names) {
    Map<String, Object> fewer = new LinkedHashMap<>(options);
    fewer.keySet().removeAll(Arrays.asList(names));
    return new Configs(fewer, schema);
  }

  Configs withColumns(Columns columns) {
    return new Configs(options, columns.build());
  }

  PluginTask task() {
    ConfigSource source = FACTORY.newConfigSource();
    options.forEach(source::set);
    return FACTORY.createConfigMapper().map(source, PluginTask.class);
  }

  /** The same task after the way from the transaction to an output. */
  PluginTask taskOfAnOutput() {
    return FACTORY.createTaskMapper().map(task().toTaskSource(), PluginTask.class);
  }

  /** Checks options and columns, as a run does before a row moves. */
  private Settings check(Problems problems) {
    Settings settings = Settings.read(task(), problems);
    ReportPathOption.read(task().getReportPath(), problems);
    SchemaCheck.check(schema, settings, problems);
    return settings;
  }

  /** The settings of a config without problems; throws what a run throws. */
  Settings settings() {
    Problems problems = new Problems();
    Settings settings = check(problems);
    problems.throwIfAny();
    return settings;
  }

  /** The lines of the one exception that names every problem; none if there is none. */
  List<String> problems() {
    try {
      settings();
    } catch (ConfigException e) {
      List<String> lines = Arrays.asList(e.getMessage().split("\n"));
      return lines.subList(1, lines.size());
    }
    return List.of();
  }

  List<String> warnings() {
    Problems problems = new Problems();
    check(problems);
    return problems.warnings();
  }
}
