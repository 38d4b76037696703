package org.embulk.output.amazon_ads.audience;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.embulk.config.ConfigDiff;
import org.embulk.config.ConfigSource;
import org.embulk.config.TaskReport;
import org.embulk.config.TaskSource;
import org.embulk.output.amazon_ads.core.config.Options;
import org.embulk.output.amazon_ads.core.config.Problems;
import org.embulk.output.amazon_ads.core.deliver.BatchBuilder;
import org.embulk.output.amazon_ads.core.deliver.BatchPipeline;
import org.embulk.output.amazon_ads.core.job.DryRunPipeline;
import org.embulk.output.amazon_ads.core.job.Job;
import org.embulk.output.amazon_ads.core.job.Ledger;
import org.embulk.output.amazon_ads.core.job.RecordPageOutput;
import org.embulk.output.amazon_ads.core.job.SkipPolicy;
import org.embulk.output.amazon_ads.core.job.SkipRules;
import org.embulk.output.amazon_ads.core.report.Counts;
import org.embulk.output.amazon_ads.core.report.RejectedRecords;
import org.embulk.output.amazon_ads.core.report.Verb;
import org.embulk.output.amazon_ads.core.retry.Timer;
import org.embulk.output.amazon_ads.core.row.PageRow;
import org.embulk.spi.Exec;
import org.embulk.spi.OutputPlugin;
import org.embulk.spi.Schema;
import org.embulk.spi.TransactionalPageOutput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The entry point: opens the outputs, and leaves the job as a whole to {@link Transaction}. */
public final class AmazonAdsOutputPlugin implements OutputPlugin {
  private static final Logger logger = LoggerFactory.getLogger(AmazonAdsOutputPlugin.class);
  static final String TYPE = "amazon_ads";
  static final String OPTIONS = TYPE + "_options";
  static final String JOB_ID = TYPE + "_job_id";

  /** An instance may run a second job, of another account; with a job goes its client. */
  private final Map<Job, Client> clients = new WeakHashMap<>();

  private final Timer timer;
  private Job ownJob = new Job("");

  public AmazonAdsOutputPlugin() {
    this(Timer.SYSTEM);
  }

  AmazonAdsOutputPlugin(Timer timer) {
    this.timer = timer;
  }

  @Override
  public ConfigDiff transaction(
      ConfigSource config, Schema schema, int taskCount, OutputPlugin.Control control) {
    return new Transaction(timer)
        .run(config.toJson(), schema, taskCount, control, Optional.empty());
  }

  @Override
  public ConfigDiff resume(
      TaskSource taskSource, Schema schema, int taskCount, OutputPlugin.Control control) {
    return new Transaction(timer)
        .run(options(taskSource), schema, taskCount, control, Optional.of(taskSource));
  }

  @Override
  public void cleanup(
      TaskSource taskSource, Schema schema, int taskCount, List<TaskReport> successTaskReports) {
    // Nothing is ever deleted.
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
    // A task may run on another machine, where a folder does not exist.
    Problems problems = new Problems(TYPE);
    Settings settings = new Settings(new Options(options(taskSource), problems));
    InputColumns columns = new InputColumns(schema, settings.columns, problems);
    problems.throwIfAny();
    int output = taskIndex + 1;
    String name = "output " + output;
    Instant jobStart = Exec.getTransactionTimeInstant();
    SkipPolicy skipPolicy =
        new SkipPolicy(
            name,
            new SkipRules(
                settings.skipInvalidRecord, settings.skipErrorBatch, settings.dryRun, false),
            Verb.UPLOADED,
            job);
    BatchPipeline pipeline =
        settings.dryRun
            ? new DryRunPipeline(
                jobStart, item -> logger.info("Sample record:\n{}", SampleRecord.of(item)))
            : client(job, settings)
                .openPipeline(
                    output,
                    Destination.of(taskSource),
                    job.rateLimiter(timer),
                    outcome -> job.failIfFatal(name, skipPolicy.failureOf(outcome)));
    Counts counts = RecordWarnings.zeros();
    job.add(output, counts, pipeline);
    RejectedRecords rejected =
        new RejectedRecords(
            settings.rejectedRecordsPath.orElse(""), jobStart, output, "external_user_id");
    return new RecordPageOutput(
        new PageRow(schema, AudienceColumn.values(), columns.names(), settings.defaults),
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
  private synchronized Job job(TaskSource taskSource) {
    String id = taskSource.get(String.class, JOB_ID, "");
    Job job = Job.find(id);
    if (job == null && !ownJob.id().equals(id)) {
      ownJob = new Job(id);
    }
    return job == null ? ownJob : job;
  }

  /** Returns the client of a job, shared by the outputs of this instance. */
  private synchronized Client client(Job job, Settings settings) {
    return clients.computeIfAbsent(job, any -> new Client(settings, timer));
  }

  /** Returns the options as the transaction has got them, one JSON object. */
  private static String options(TaskSource taskSource) {
    return taskSource.get(String.class, OPTIONS);
  }
}
