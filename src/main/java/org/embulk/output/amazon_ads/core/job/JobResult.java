package org.embulk.output.amazon_ads.core.job;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.embulk.config.ConfigDiff;
import org.embulk.config.ConfigException;
import org.embulk.config.TaskReport;
import org.embulk.output.amazon_ads.core.config.Problems;
import org.embulk.output.amazon_ads.core.http.UserAgent;
import org.embulk.output.amazon_ads.core.report.Counts;
import org.embulk.output.amazon_ads.core.report.RecordLines;
import org.embulk.output.amazon_ads.core.report.ReportFile;
import org.embulk.output.amazon_ads.core.report.UnwritableFileException;
import org.embulk.output.amazon_ads.core.report.Verb;
import org.embulk.spi.DataException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows a job to its end, well or not, and then writes the file of {@code report_path}. */
public final class JobResult {
  private static final Logger logger = LoggerFactory.getLogger(JobResult.class);

  private final Instant start = Instant.now();
  private final boolean dryRun;
  private final Verb verb;
  private final Map<String, String> destination;
  private final Supplier<Counts> zeros;
  private final Problems problems;
  private final Optional<Path> file;
  private final String embulkVersion;
  private final List<String> laterWarnings = new ArrayList<>();
  private Job job;
  private int outputCount;
  private final List<OutputTaskReport> reports = new ArrayList<>();
  private Map<Integer, Counts> outputs = new TreeMap<>();
  private String message;

  /**
   * @param destination where the records go, by option, as it is known at the end; empty if the
   *     settings are wrong
   * @param zeros the counts of the plugin, all of them zero
   * @param problems has all warnings at the job's end
   * @param file where to write; empty for no file
   * @param embulk any class of Embulk's core
   */
  public JobResult(
      boolean dryRun,
      Verb verb,
      Map<String, String> destination,
      Supplier<Counts> zeros,
      Problems problems,
      Optional<Path> file,
      Class<?> embulk) {
    this.dryRun = dryRun;
    this.verb = verb;
    this.destination = destination;
    this.zeros = zeros;
    this.problems = problems;
    this.file = file;
    this.embulkVersion =
        Optional.ofNullable(embulk.getPackage())
            .map(Package::getImplementationVersion)
            .orElse("unknown");
  }

  /** Returns when the job began. */
  public Instant start() {
    return start;
  }

  /** Runs the transaction; however it ends, the file is written. */
  public ConfigDiff follow(Supplier<ConfigDiff> transaction) {
    try {
      return transaction.get();
    } catch (RuntimeException | Error e) {
      message = messageOf(e);
      throw e;
    } finally {
      file.ifPresent(this::write);
    }
  }

  /**
   * Runs the outputs and returns their sum.
   *
   * @param count how many outputs the job has
   * @throws RuntimeException whose message says what failed first, and what was accepted until the
   *     end: the last line that Embulk prints
   */
  public Counts run(Job ofOutputs, int count, Supplier<List<TaskReport>> run) {
    job = ofOutputs;
    outputCount = count;
    for (TaskReport report : runOrFail(job, run)) {
      reports.add(OutputTaskReport.read(report));
      outputs.put(reports.size(), reports.get(reports.size() - 1).counts(zeros.get()));
    }
    return total();
  }

  private List<TaskReport> runOrFail(Job job, Supplier<List<TaskReport>> run) {
    try {
      return run.get();
    } catch (RuntimeException | Error e) {
      outputs = job.counts();
      message =
          job.message().orElseGet(() -> whyByInput(e))
              + "; "
              + job.acceptedSoFar(new RecordLines(dryRun, verb)::ofAccepted);
      if (e instanceof Error || message.equals(e.getMessage())) {
        throw e;
      }
      // Of several outputs that failed, Embulk shows the one with the lowest number.
      throw job.failure(message, e);
    }
  }

  /** Returns why a job failed of which no output did. */
  private static String whyByInput(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof InterruptedException) {
        return "the job was interrupted";
      }
    }
    return Job.INPUT_FAILED;
  }

  /** Logs a warning about the job as a whole, which the file lists as well. */
  public void warn(String text) {
    logger.warn(text);
    laterWarnings.add(text);
  }

  /** Returns why the job failed, without anything that another plugin or a bug may quote. */
  public String messageOf(Throwable failure) {
    if (message != null) {
      return message;
    }
    return failure instanceof ConfigException || failure instanceof DataException
        ? failure.getMessage()
        : "internal error in the plugin; please report it (" + failure.getClass().getName() + ")";
  }

  /** Returns what the outputs have reported, in their order. */
  public List<OutputTaskReport> reports() {
    return Collections.unmodifiableList(reports);
  }

  /** Returns the files of rejected records, in the order of their outputs. */
  public List<String> rejectedRecords() {
    List<String> files = new ArrayList<>();
    reports.forEach(report -> report.rejectedRecords().ifPresent(files::add));
    return files;
  }

  /** Returns the counts of each output, by number; what is changed here shows in the file. */
  public Map<Integer, Counts> outputs() {
    return outputs;
  }

  /** Returns the sum of the outputs as it is now. */
  public Counts total() {
    Counts total = zeros.get();
    outputs.values().forEach(total::addAll);
    if (job != null) {
      job.countRepeatedValues(total);
    }
    return total;
  }

  /** The job's own result stands if this fails: a rerun would send its conversions again. */
  private void write(Path path) {
    ReportFile report =
        new ReportFile(dryRun, verb)
            .put("plugin_version", UserAgent.VERSION)
            .put("embulk_version", embulkVersion)
            .put("java_version", System.getProperty("java.version"))
            .put("started_at", start)
            .put("ended_at", Instant.now())
            .put("status", message == null ? "succeeded" : "failed");
    if (message != null) {
      report.put("message", message);
    }
    destination.forEach(report::put);
    List<String> warnings = new ArrayList<>(problems.warnings());
    warnings.addAll(laterWarnings);
    List<Integer> missing =
        IntStream.rangeClosed(1, outputCount)
            .filter(output -> !outputs.containsKey(output))
            .boxed()
            .collect(Collectors.toList());
    try {
      report.warnings(warnings).outputs(outputs, total(), missing).write(path);
    } catch (UnwritableFileException e) {
      logger.error("{}; the result of the job stands", e.getMessage());
    }
  }
}
