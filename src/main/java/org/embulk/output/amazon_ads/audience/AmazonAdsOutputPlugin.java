package org.embulk.output.amazon_ads.audience;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.embulk.config.ConfigDiff;
import org.embulk.config.ConfigException;
import org.embulk.config.ConfigSource;
import org.embulk.config.TaskReport;
import org.embulk.config.TaskSource;
import org.embulk.output.amazon_ads.core.config.Options;
import org.embulk.output.amazon_ads.core.config.PathOptions;
import org.embulk.output.amazon_ads.core.config.Problems;
import org.embulk.output.amazon_ads.core.deliver.BatchBuilder;
import org.embulk.output.amazon_ads.core.deliver.BatchPipeline;
import org.embulk.output.amazon_ads.core.job.AcceptanceCheck;
import org.embulk.output.amazon_ads.core.job.DryRunPipeline;
import org.embulk.output.amazon_ads.core.job.Job;
import org.embulk.output.amazon_ads.core.job.JobResult;
import org.embulk.output.amazon_ads.core.job.Ledger;
import org.embulk.output.amazon_ads.core.job.RecordPageOutput;
import org.embulk.output.amazon_ads.core.job.SkipPolicy;
import org.embulk.output.amazon_ads.core.report.Counts;
import org.embulk.output.amazon_ads.core.report.RecordCounts;
import org.embulk.output.amazon_ads.core.report.RejectedRecords;
import org.embulk.output.amazon_ads.core.report.Verb;
import org.embulk.output.amazon_ads.core.retry.Timer;
import org.embulk.output.amazon_ads.core.row.PageRow;
import org.embulk.spi.DataException;
import org.embulk.spi.Exec;
import org.embulk.spi.OutputPlugin;
import org.embulk.spi.Schema;
import org.embulk.spi.TransactionalPageOutput;
import org.embulk.util.config.ConfigMapperFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wires the stages: config in, destination prepared, outputs opened, outcome awaited, REPORT out.
 */
public final class AmazonAdsOutputPlugin implements OutputPlugin {
  private static final Logger logger = LoggerFactory.getLogger(AmazonAdsOutputPlugin.class);
  private static final ConfigMapperFactory CONFIG_MAPPER_FACTORY =
      ConfigMapperFactory.withDefault();

  static final String TYPE = "amazon_ads";
  private static final String OPTIONS = TYPE + "_options";
  private static final String JOB_ID = TYPE + "_job_id";

  private final Job ownJob = new Job();
  private final Timer timer;
  private Client client;

  public AmazonAdsOutputPlugin() {
    this(Timer.SYSTEM);
  }

  AmazonAdsOutputPlugin(Timer timer) {
    this.timer = timer;
  }

  @Override
  public ConfigDiff transaction(
      ConfigSource config, Schema schema, int taskCount, OutputPlugin.Control control) {
    return run(config.toJson(), schema, taskCount, control, Optional.empty());
  }

  @Override
  public ConfigDiff resume(
      TaskSource taskSource, Schema schema, int taskCount, OutputPlugin.Control control) {
    return run(options(taskSource), schema, taskCount, control, Optional.of(taskSource));
  }

  @Override
  public void cleanup(
      TaskSource taskSource, Schema schema, int taskCount, List<TaskReport> successTaskReports) {
    // Nothing is ever deleted.
  }

  @Override
  public TransactionalPageOutput open(TaskSource taskSource, Schema schema, int taskIndex) {
    // A task may run on another machine, where a folder does not exist.
    Problems problems = new Problems(TYPE);
    Settings settings = new Settings(new Options(options(taskSource), problems));
    InputColumns columns = new InputColumns(schema, problems);
    problems.throwIfAny();
    int output = taskIndex + 1;
    String name = "output " + output;
    Instant jobStart = Exec.getTransactionTimeInstant();
    Job job = job(taskSource);
    SkipPolicy skipPolicy =
        new SkipPolicy(name, settings.skipInvalidRecord, settings.skipErrorBatch, Verb.UPLOADED);
    BatchPipeline pipeline =
        settings.dryRun
            ? new DryRunPipeline(
                jobStart, item -> logger.info("Sample record: {}", SampleRecord.of(item)))
            : client(settings)
                .openPipeline(
                    output,
                    Destination.of(taskSource),
                    outcome -> job.failIfFatal(name, skipPolicy.failureOf(outcome)));
    Counts counts = RecordWarnings.zeros();
    job.add(output, counts, pipeline);
    RejectedRecords rejected =
        new RejectedRecords(
            settings.rejectedRecordsPath.orElse(""), jobStart, output, "external_user_id");
    return new RecordPageOutput(
        new PageRow(
            schema, AudienceColumn.values(), column -> columns.nameOf((AudienceColumn) column)),
        converter(settings, counts),
        new BatchBuilder(name, settings.batchSize),
        pipeline,
        new Ledger(name, counts, rejected, new AudienceReport(settings)),
        skipPolicy,
        job);
  }

  private static PersonConverter converter(Settings settings, Counts counts) {
    ConsentRule consent = new ConsentRule(settings.consent, settings.deletes);
    return new PersonConverter(
        new PersonReader(consent, settings.country),
        new RecordJson(settings.deletes),
        new RecordWarnings(counts));
  }

  /** Returns the job of the transaction; of this instance if the transaction runs elsewhere. */
  private Job job(TaskSource taskSource) {
    Job job = Job.find(taskSource.get(String.class, JOB_ID, ""));
    return job == null ? ownJob : job;
  }

  /** Returns the client of this instance, shared by its outputs. */
  private synchronized Client client(Settings settings) {
    if (client == null) {
      client = new Client(settings, timer);
    }
    return client;
  }

  /** Returns the options as the transaction has got them, one JSON object. */
  private static String options(TaskSource taskSource) {
    return taskSource.get(String.class, OPTIONS);
  }

  /**
   * @param resumed the task of the job that is resumed, which has made its audience
   */
  private ConfigDiff run(
      String json,
      Schema schema,
      int outputs,
      OutputPlugin.Control control,
      Optional<TaskSource> resumed) {
    Problems problems = new Problems(TYPE);
    Options options = new Options(json, problems);
    Settings settings = new Settings(options);
    Optional<Path> reportPath = PathOptions.report(options);
    options.checkNames();
    // With wrong settings, defaults may stand in for what was meant.
    Map<String, String> shown =
        problems.hasErrors() ? Collections.emptyMap() : StartLine.options(settings);
    JobResult result =
        new JobResult(
            settings.dryRun,
            Verb.UPLOADED,
            shown,
            RecordWarnings::zeros,
            problems,
            reportPath,
            control.getClass());
    return result.follow(
        () -> {
          check(settings, schema, problems);
          TaskSource task = CONFIG_MAPPER_FACTORY.newTaskSource();
          task.set(OPTIONS, json);
          if (settings.dryRun) {
            upload(settings, task, outputs, control, result, Optional.empty());
            return CONFIG_MAPPER_FACTORY.newConfigDiff();
          }
          Destination destination = prepare(settings, resumed);
          destination.writeTo(task);
          shown.put("audience_id", destination.audienceId);
          shown.put("connection_id", destination.connectionId);
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
    logger.info(StartLine.of(settings));
  }

  private Destination prepare(Settings settings, Optional<TaskSource> resumed) {
    Client prepared = client(settings);
    Optional<Destination> made = resumed.map(Destination::of);
    try {
      prepared.check();
      return made.isPresent() ? made.get() : Destination.prepare(prepared.api(), settings);
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
    Counts sent;
    try (Job job = Job.begin()) {
      task.set(JOB_ID, job.id());
      sent = result.run(job, outputs, () -> control.run(task));
    }
    Uploads uploads = new Uploads(result.reports());
    boolean interrupted = !settings.dryRun && !await(settings, uploads);
    Optional<Outcome> outcome = destination.map(to -> new Outcome(settings, uploads, to));
    outcome.ifPresent(found -> found.count(result.outputs()));
    new AudienceReport(settings)
        .of(result.total(), sent, result.reports(), uploads, destination)
        .forEach(logger::info);
    RecordCounts.verify(result.total());
    if (interrupted) {
      Thread.currentThread().interrupt();
      throw new DataException("the job was interrupted while it waited for Amazon");
    }
    outcome.ifPresent(found -> found.warn(result));
    outcome.ifPresent(Outcome::check);
    AcceptanceCheck.check(result.total(), settings.dryRun, Verb.UPLOADED).ifPresent(result::warn);
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
      new Waiting(client(settings).api(), timer, settings.maxWait.get(), uploads).run();
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
