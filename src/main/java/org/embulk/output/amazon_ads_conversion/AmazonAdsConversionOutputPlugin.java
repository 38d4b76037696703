package org.embulk.output.amazon_ads_conversion;

import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.RECORDS;

import java.time.Instant;
import java.util.List;
import org.embulk.config.ConfigDiff;
import org.embulk.config.ConfigException;
import org.embulk.config.ConfigSource;
import org.embulk.config.TaskReport;
import org.embulk.config.TaskSource;
import org.embulk.output.amazon_ads_conversion.config.PluginTask;
import org.embulk.output.amazon_ads_conversion.config.Problems;
import org.embulk.output.amazon_ads_conversion.config.SchemaCheck;
import org.embulk.output.amazon_ads_conversion.config.Settings;
import org.embulk.output.amazon_ads_conversion.deliver.Connection;
import org.embulk.output.amazon_ads_conversion.deliver.DeliveryException;
import org.embulk.output.amazon_ads_conversion.report.ReportText;
import org.embulk.output.amazon_ads_conversion.report.Tally;
import org.embulk.spi.DataException;
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

  private final SharedConnection connection = new SharedConnection();

  @Override
  public ConfigDiff transaction(
      ConfigSource config, Schema schema, int taskCount, OutputPlugin.Control control) {
    PluginTask task = CONFIG_MAPPER_FACTORY.createConfigMapper().map(config, PluginTask.class);
    return run(task, schema, control);
  }

  @Override
  public ConfigDiff resume(
      TaskSource taskSource, Schema schema, int taskCount, OutputPlugin.Control control) {
    return run(task(taskSource), schema, control);
  }

  @Override
  public void cleanup(
      TaskSource taskSource, Schema schema, int taskCount, List<TaskReport> successTaskReports) {
    // Nothing outlives a run that would have to be undone: what Amazon has accepted, it keeps.
  }

  @Override
  public TransactionalPageOutput open(TaskSource taskSource, Schema schema, int taskIndex) {
    // A task may run on another machine, where a time zone or a folder does not exist.
    Problems problems = new Problems();
    Settings settings = Settings.read(task(taskSource), problems);
    problems.throwIfAny();
    Instant run = Exec.getTransactionTimeInstant();
    Settlement settlement =
        new Settlement(Stages.ledger(settings, taskIndex + 1, run), Stages.rules(settings));
    return new ConversionPageOutput(
        new PageRow(schema),
        Stages.converter(settings),
        new Outbox(settings.batchSize(), sender(settings, taskIndex + 1, run), settlement),
        settlement,
        new ReportText(settings.dryRun()));
  }

  private Sender sender(Settings settings, int output, Instant run) {
    return settings.dryRun()
        ? new DryRunSender(run)
        : new AmazonSender(
            connection,
            () -> Stages.connection(settings),
            (opened, endsJob) ->
                opened.newPipeline(
                    "amazon_ads_conversion output " + output,
                    settings.maxConcurrentRequests(),
                    endsJob),
            Stages.rules(settings),
            settings.requestTimeout());
  }

  private static PluginTask task(TaskSource taskSource) {
    return CONFIG_MAPPER_FACTORY.createTaskMapper().map(taskSource, PluginTask.class);
  }

  private static ConfigDiff run(PluginTask task, Schema schema, OutputPlugin.Control control) {
    Problems problems = new Problems();
    Settings settings = Settings.read(task, problems);
    SchemaCheck.check(schema, settings, problems);
    problems.warnings().forEach(logger::warn);
    problems.throwIfAny();
    if (!settings.dryRun()) {
      checkCredentials(settings);
    }
    report(control.run(task.toTaskSource()), new ReportText(settings.dryRun()));
    return CONFIG_MAPPER_FACTORY.newConfigDiff();
  }

  private static void checkCredentials(Settings settings) {
    try (Connection once = Stages.connection(settings)) {
      once.checkCredentials();
    } catch (DeliveryException e) {
      throw e.kind() == DeliveryException.Kind.CONFIG
          ? new ConfigException(e.getMessage())
          : new DataException(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DataException("the job was interrupted before any row moved");
    }
  }

  private static void report(List<TaskReport> reports, ReportText text) {
    Tally total = new Tally();
    for (TaskReport report : reports) {
      total.addAll(TallyReport.read(report));
    }
    if (total.get(RECORDS) == 0) {
      text.totals(total).forEach(logger::info);
    } else if (reports.size() > 1) {
      text.totalsOfJob(reports.size(), total).forEach(logger::info);
    }
  }
}
