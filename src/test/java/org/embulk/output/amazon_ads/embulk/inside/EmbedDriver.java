package org.embulk.output.amazon_ads.embulk.inside;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import org.embulk.EmbulkDependencyClassLoader;
import org.embulk.EmbulkEmbed;
import org.embulk.EmbulkEmbed.ResumableResult;
import org.embulk.config.ConfigSource;
import org.embulk.exec.ResumeState;
import org.embulk.output.amazon_ads.embulk.EmbulkInProcess;
import org.embulk.output.amazon_ads.embulk.EmbulkInProcess.Outcome;
import org.embulk.output.amazon_ads.embulk.EmbulkLog;
import org.slf4j.LoggerFactory;

/** Drives {@link EmbulkEmbed}; loaded by the class loader that loads Embulk. */
public final class EmbedDriver implements EmbulkInProcess.Driver {
  private final EmbulkEmbed embed;
  private final LogCollector log = new LogCollector();
  private final Logger root;
  private final List<String> handedBack = new ArrayList<>();
  private ResumeState resumeState;

  /**
   * Starts Embulk, with a log that is collected rather than printed.
   *
   * @param hiddenDependencies the jars that Embulk uses and keeps from plugins
   */
  public EmbedDriver(Properties embulkSystemProperties, List<Path> hiddenDependencies) {
    EmbulkDependencyClassLoader.staticInitializer()
        .addDependencies(hiddenDependencies)
        .initialize();
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    log.setContext(context);
    log.start();
    this.root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.DEBUG);
    root.addAppender(log);
    // As Embulk's own logback-console.xml has it.
    context.getLogger("io.netty.util").setLevel(Level.INFO);
    context.getLogger("io.netty.buffer").setLevel(Level.INFO);
    this.embed =
        new EmbulkEmbed.Bootstrap().setEmbulkSystemProperties(embulkSystemProperties).initialize();
  }

  @Override
  public void logLevel(String level) {
    root.setLevel(Level.toLevel(level));
  }

  @Override
  public EmbulkLog log() {
    return log.collected();
  }

  @Override
  public Outcome run(String yaml) {
    return outcome(
        () -> {
          handedBack.add(embed.run(config(yaml)).getConfigDiff().toString());
          return Optional.empty();
        });
  }

  @Override
  public Outcome runResumable(String yaml) {
    return outcome(() -> failureOf(embed.runResumable(config(yaml))));
  }

  @Override
  public Outcome resume(String yaml) {
    EmbulkEmbed.ResumeStateAction action = lastState(yaml);
    return outcome(() -> failureOf(action.resume()));
  }

  @Override
  public Outcome cleanup(String yaml) {
    EmbulkEmbed.ResumeStateAction action = lastState(yaml);
    return outcome(
        () -> {
          action.cleanup();
          return Optional.empty();
        });
  }

  @Override
  public void close() throws IOException {
    ((Closeable) EmbulkDependencyClassLoader.get()).close();
  }

  private ConfigSource config(String yaml) {
    return embed.newConfigLoader().fromYamlString(yaml);
  }

  private EmbulkEmbed.ResumeStateAction lastState(String yaml) {
    if (resumeState == null) {
      throw new IllegalStateException("no run to resume");
    }
    return embed.new ResumeStateAction(config(yaml), resumeState);
  }

  private Optional<Throwable> failureOf(ResumableResult result) {
    resumeState = result.isSuccessful() ? null : result.getResumeState();
    if (result.isSuccessful()) {
      handedBack.add(result.getSuccessfulResult().getConfigDiff().toString());
    } else {
      resumeState.getOutputTaskReports().stream()
          .flatMap(Optional::stream)
          .forEach(report -> handedBack.add(report.toString()));
    }
    return result.isSuccessful() ? Optional.empty() : Optional.of(result.getCause());
  }

  private Outcome outcome(Supplier<Optional<Throwable>> action) {
    log.clear();
    handedBack.clear();
    Optional<Throwable> failure;
    try {
      failure = action.get();
    } catch (RuntimeException | Error e) {
      failure = Optional.of(e);
    }
    return new Outcome(failure, log.collected(), List.copyOf(handedBack));
  }
}
