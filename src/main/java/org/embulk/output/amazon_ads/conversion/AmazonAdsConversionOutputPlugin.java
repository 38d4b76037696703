package org.embulk.output.amazon_ads.conversion;

import static org.embulk.output.amazon_ads.core.report.RecordCounts.RECORDS;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.embulk.config.ConfigDiff;
import org.embulk.config.ConfigSource;
import org.embulk.config.TaskReport;
import org.embulk.config.TaskSource;
import org.embulk.output.amazon_ads.core.config.Options;
import org.embulk.output.amazon_ads.core.config.PathOptions;
import org.embulk.output.amazon_ads.core.config.Problems;
import org.embulk.output.amazon_ads.core.deliver.AmazonAdsClient;
import org.embulk.output.amazon_ads.core.deliver.BatchBuilder;
import org.embulk.output.amazon_ads.core.deliver.BatchPipeline;
import org.embulk.output.amazon_ads.core.job.DryRunPipeline;
import org.embulk.output.amazon_ads.core.job.Job;
import org.embulk.output.amazon_ads.core.job.JobResult;
import org.embulk.output.amazon_ads.core.job.RecordPageOutput;
import org.embulk.output.amazon_ads.core.job.SkipPolicy;
import org.embulk.output.amazon_ads.core.report.Counts;
import org.embulk.output.amazon_ads.core.retry.Timer;
import org.embulk.output.amazon_ads.core.row.PageRow;
import org.embulk.spi.Exec;
import org.embulk.spi.OutputPlugin;
import org.embulk.spi.Schema;
import org.embulk.spi.TransactionalPageOutput;
import org.embulk.util.config.ConfigMapperFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires the stages: config in, outputs opened, REPORT out. */
public final class AmazonAdsConversionOutputPlugin implements OutputPlugin {
  private static final Logger logger =
      LoggerFactory.getLogger(AmazonAdsConversionOutputPlugin.class);

  private static final ConfigMapperFactory CONFIG_MAPPER_FACTORY =
      ConfigMapperFactory.withDefault();

  static final String TYPE = "amazon_ads_conversion";

  private static final String OPTIONS = TYPE + "_options";
  private static final String JOB_ID = TYPE + "_job_id";
  private static final String OUTPUTS = TYPE + "_outputs";

  /** An instance may run a second job, of another account; with a job goes its client. */
  private final Map<Job, AmazonAdsClient> clients = new WeakHashMap<>();

  private Job ownJob = new Job("");

  @Override
  public ConfigDiff transaction(
      ConfigSource config, Schema schema, int taskCount, OutputPlugin.Control control) {
    return run(config.toJson(), schema, taskCount, control);
  }

  @Override
  public ConfigDiff resume(
      TaskSource taskSource, Schema schema, int taskCount, OutputPlugin.Control control) {
    return run(options(taskSource), schema, taskCount, control);
  }

  @Override
  public void cleanup(
      TaskSource taskSource, Schema schema, int taskCount, List<TaskReport> successTaskReports) {
    // Nothing to undo: Amazon keeps what it has accepted.
  }

  @Override
  public TransactionalPageOutput open(TaskSource taskSource, Schema schema, int taskIndex) {
    Job job = job(taskSource);
    try {
      return open(taskSource, schema, taskIndex, job);
    } catch (RuntimeException e) {
      job.failToOpen(taskIndex + 1, e);
      throw e;
    }
  }

  private TransactionalPageOutput open(
      TaskSource taskSource, Schema schema, int taskIndex, Job job) {
    // A task may run on another machine, where a time zone or a folder does not exist.
    Problems problems = new Problems(TYPE);
    Settings settings = new Settings(new Options(options(taskSource), problems));
    problems.throwIfAny();
    int output = taskIndex + 1;
    Instant jobStart = Exec.getTransactionTimeInstant();
    SkipPolicy skipPolicy = Wiring.skipPolicy(settings, output, job);
    BatchPipeline pipeline =
        settings.dryRun
            ? new DryRunPipeline(
                jobStart, item -> logger.info("Sample event:\n{}", SampleEvent.of(item)))
            : client(job, settings)
                .openPipeline(
                    TYPE + " output " + output,
                    settings.network.maxConcurrentRequests,
                    job.rateLimiter(Timer.SYSTEM),
                    outcome -> job.failIfFatal("output " + output, skipPolicy.failureOf(outcome)));
    Counts counts = EventReport.zeros();
    EventReport text = Wiring.report(settings, taskSource.get(Integer.class, OUTPUTS), jobStart);
    job.add(output, counts, pipeline);
    return new RecordPageOutput(
        new PageRow(schema, EventColumn.values(), settings.columns, settings.defaults),
        Wiring.converter(settings, jobStart, counts, job),
        new BatchBuilder("output " + output, settings.batchSize),
        pipeline,
        Wiring.ledger(settings, output, jobStart, counts, text),
        skipPolicy,
        job);
  }

  /** Returns the job of the transaction; of this instance if the transaction runs elsewhere. */
  private synchronized Job job(TaskSource taskSource) {
    String id = taskSource.get(String.class, JOB_ID, "");
    Job job = Job.find(id);
    if (job == null && !ownJob.id().equals(id)) {
      ownJob = new Job(id);
    }
    return job == null ? ownJob : job;
  }

  /** Returns the client of a job, shared by the outputs of this instance. */
  private synchronized AmazonAdsClient client(Job job, Settings settings) {
    return clients.computeIfAbsent(job, any -> Wiring.client(settings));
  }

  /** Returns the options as the transaction has got them, one JSON object. */
  private static String options(TaskSource taskSource) {
    return taskSource.get(String.class, OPTIONS);
  }

  private static ConfigDiff run(
      String json, Schema schema, int outputs, OutputPlugin.Control control) {
    Problems problems = new Problems(TYPE);
    Options options = new Options(json, problems);
    Settings settings = new Settings(options);
    Optional<Path> reportPath = PathOptions.report(options);
    options.checkNames();
    // With wrong settings, defaults may stand in for what was meant.
    Map<String, String> destination =
        problems.hasErrors() ? Collections.emptyMap() : Destination.of(settings);
    EventReport report = Wiring.report(settings, outputs, Instant.now());
    JobResult result =
        new JobResult(
            report, destination, EventReport::zeros, problems, reportPath, control.getClass());
    return result.follow(
        () -> {
          check(settings, schema, problems);
          try (Job job = Job.begin()) {
            TaskSource taskSource = CONFIG_MAPPER_FACTORY.newTaskSource();
            taskSource.set(OPTIONS, json);
            taskSource.set(JOB_ID, job.id());
            taskSource.set(OUTPUTS, outputs);
            Counts total = result.run(job, outputs, () -> control.run(taskSource));
            if (outputs != 1 || total.get(RECORDS) == 0) {
              report.ofJob(total, result.rejectedRecords()).logTo(logger);
            }
            result.check(settings.minRecords, settings.maxSkipPercent);
          }
          return CONFIG_MAPPER_FACTORY.newConfigDiff();
        });
  }

  /** Ends a job that can't run before any row moves. */
  private static void check(Settings settings, Schema schema, Problems problems) {
    SchemaCheck.check(schema, settings, problems);
    problems.warnings().forEach(logger::warn);
    problems.throwIfAny();
    StartLine.of(settings).forEach(logger::info);
    if (!settings.dryRun) {
      AmazonCheck.run(settings);
    }
  }
}
