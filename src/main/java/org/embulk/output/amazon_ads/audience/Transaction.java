package org.embulk.output.amazon_ads.audience;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.embulk.config.ConfigDiff;
import org.embulk.config.ConfigException;
import org.embulk.config.TaskSource;
import org.embulk.output.amazon_ads.core.config.Options;
import org.embulk.output.amazon_ads.core.config.PathOptions;
import org.embulk.output.amazon_ads.core.config.Problems;
import org.embulk.output.amazon_ads.core.job.Job;
import org.embulk.output.amazon_ads.core.job.JobResult;
import org.embulk.output.amazon_ads.core.report.RecordCounts;
import org.embulk.output.amazon_ads.core.retry.Timer;
import org.embulk.spi.DataException;
import org.embulk.spi.OutputPlugin;
import org.embulk.spi.Schema;
import org.embulk.util.config.ConfigMapperFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A whole job: config in, destination prepared, outputs run, outcome awaited, REPORT out. */
final class Transaction {
  private static final Logger logger = LoggerFactory.getLogger(Transaction.class);
  private static final ConfigMapperFactory CONFIG_MAPPER_FACTORY =
      ConfigMapperFactory.withDefault();

  private final Timer timer;

  /** Made when the destination is prepared, and so never in a dry run. */
  private Client client;

  Transaction(Timer timer) {
    this.timer = timer;
  }

  /**
   * @param resumed the task of the job that is resumed, which has made its audience
   */
  ConfigDiff run(
      String json,
      Schema schema,
      int outputs,
      OutputPlugin.Control control,
      Optional<TaskSource> resumed) {
    Problems problems = new Problems(AmazonAdsOutputPlugin.TYPE);
    Options options = new Options(json, problems);
    Settings settings = new Settings(options);
    Optional<Path> reportPath = PathOptions.report(options);
    options.checkNames();
    // With wrong settings, defaults may stand in for what was meant.
    Map<String, String> shown =
        problems.hasErrors() ? Collections.emptyMap() : StartLine.options(settings);
    JobResult result =
        new JobResult(
            new AudienceReport(settings),
            shown,
            RecordWarnings::zeros,
            problems,
            reportPath,
            control.getClass());
    return result.follow(
        () -> {
          check(settings, schema, problems);
          TaskSource task = CONFIG_MAPPER_FACTORY.newTaskSource();
          task.set(AmazonAdsOutputPlugin.OPTIONS, json);
          if (settings.dryRun) {
            upload(settings, task, outputs, control, result, Optional.empty());
            return CONFIG_MAPPER_FACTORY.newConfigDiff();
          }
          Destination destination = prepare(settings, resumed);
          destination.writeTo(task);
          shown.put("audience_id", destination.audienceId);
          shown.put("connection_id", destination.connectionId);
          result.setAfterword(destination.whatExists());
          try {
            upload(settings, task, outputs, control, result, Optional.of(destination));
          } catch (RuntimeException | Error e) {
            throw destination.failure(result.messageOf(e), e);
          }
          return settings.creates ? diff(destination) : CONFIG_MAPPER_FACTORY.newConfigDiff();
        });
  }

  /** Ends a job that can't run before any row moves, and before anything is made at Amazon. */
  private static void check(Settings settings, Schema schema, Problems problems) {
    SchemaCheck.check(schema, settings, problems);
    problems.warnings().forEach(logger::warn);
    problems.throwIfAny();
    if (!settings.notUsed().isEmpty()) {
      logger.info(
          "Options that this action and target do not use: {}",
          String.join(", ", settings.notUsed()));
    }
    StartLine.of(settings).forEach(logger::info);
  }

  private Destination prepare(Settings settings, Optional<TaskSource> resumed) {
    client = new Client(settings, timer);
    Optional<Destination> made = resumed.map(Destination::of);
    try {
      client.check();
      return made.isPresent() ? made.get() : Destination.prepare(client.api(), settings);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      DataException interrupted = new DataException(Destination.INTERRUPTED);
      throw made.isPresent() ? made.get().failure(Destination.INTERRUPTED, e) : interrupted;
    } catch (ConfigException | DataException e) {
      throw made.isPresent() ? made.get().failure(e.getMessage(), e) : e;
    }
  }

  /** Runs the outputs, and says what became of their people. */
  private void upload(
      Settings settings,
      TaskSource task,
      int outputs,
      OutputPlugin.Control control,
      JobResult result,
      Optional<Destination> destination) {
    try (Job job = Job.begin()) {
      task.set(AmazonAdsOutputPlugin.JOB_ID, job.id());
      result.run(job, outputs, () -> control.run(task));
    }
    Uploads uploads = new Uploads(result.reports());
    boolean interrupted = !settings.dryRun && !await(settings, uploads);
    if (!settings.dryRun) {
      result.put("upload_status", uploads.status(settings.maxWait.isPresent()));
    }
    Optional<Outcome> outcome = destination.map(to -> new Outcome(settings, uploads, to));
    outcome.ifPresent(found -> found.count(result.outputs()));
    new AudienceReport(settings)
        .of(result.total(), result.rejectedRecords(), uploads, destination)
        .logTo(logger);
    RecordCounts.verify(result.total());
    if (interrupted) {
      Thread.currentThread().interrupt();
      throw new DataException("the job was interrupted while it waited for Amazon");
    }
    outcome.ifPresent(found -> found.warn(result));
    outcome.ifPresent(Outcome::check);
    result.check(settings.minRecords, settings.maxSkipPercent);
    if (settings.creates && !settings.advertiserId.isPresent()) {
      destination.ifPresent(
          to ->
              logger.info(
                  "the next run should use action UPDATE with audience_id {}", to.audienceId));
    }
  }

  /** Waits for the uploads, if asked to; returns whether nobody interrupted it. */
  private boolean await(Settings settings, Uploads uploads) {
    if (!settings.maxWait.isPresent()) {
      return true;
    }
    try {
      new Waiting(client.api(), timer, settings.maxWait.get(), uploads).run();
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private static ConfigDiff diff(Destination destination) {
    return CONFIG_MAPPER_FACTORY
        .newConfigDiff()
        .set("action", "UPDATE")
        .set("audience_id", destination.audienceId)
        .set("connection_id", destination.connectionId);
  }
}
