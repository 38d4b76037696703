package org.embulk.output.amazon_ads.core.job;

import static org.embulk.output.amazon_ads.core.report.RecordCounts.RECORDS;
import static org.embulk.output.amazon_ads.core.report.RecordCounts.SKIP_RECORDS;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.embulk.config.ConfigDiff;
import org.embulk.config.ConfigException;
import org.embulk.config.TaskReport;
import org.embulk.output.amazon_ads.core.config.Problems;
import org.embulk.output.amazon_ads.core.http.UserAgent;
import org.embulk.output.amazon_ads.core.report.Counts;
import org.embulk.output.amazon_ads.core.report.OutputText;
import org.embulk.output.amazon_ads.core.report.ReportFile;
import org.embulk.output.amazon_ads.core.report.UnwritableFileException;
import org.embulk.spi.DataException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows a job to its end, well or not, and then writes the file of {@code report_path}. */
public final class JobResult {
  private static final Logger logger = LoggerFactory.getLogger(JobResult.class);

  /** How long the end by a signal may wait for requests in flight. */
  private static final Duration MAX_HALT = Duration.ofMillis(700);

  private final Instant start = Instant.now();
  private final OutputText text;
  private final Map<String, String> destination;
  private final Supplier<Counts> zeros;
  private final Problems problems;
  private final Optional<Path> file;
  private final String embulkVersion;
  private final List<String> laterWarnings = new CopyOnWriteArrayList<>();
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile Job job;
  private volatile String afterword = "";
  private final Map<String, Counts> details = new ConcurrentHashMap<>();
  private int outputCount;
  private final List<OutputTaskReport> reports = new ArrayList<>();
  private volatile Map<Integer, Counts> outputs = new TreeMap<>();
  private volatile String message;

  /**
   * @param text says what became of the records
   * @param destination where the records go, by option, as it is known at the end; empty if the
   *     settings are wrong
   * @param zeros the counts of the plugin, all of them zero
   * @param problems has all warnings at the job's end
   * @param file where to write; empty for no file
   * @param embulk any class of Embulk's core
   */
  public JobResult(
      OutputText text,
      Map<String, String> destination,
      Supplier<Counts> zeros,
      Problems problems,
      Optional<Path> file,
      Class<?> embulk) {
    this.text = text;
    this.destination = destination;
    this.zeros = zeros;
    this.problems = problems;
    this.file = file;
    this.embulkVersion =
        Optional.ofNullable(embulk.getPackage())
            .map(Package::getImplementationVersion)
            .orElse("unknown");
  }

  /** Runs the transaction; however it ends, the file is written. */
  public ConfigDiff follow(Supplier<ConfigDiff> transaction) {
    ShutdownHook hook = new ShutdownHook(this::endBySignal);
    try {
      return transaction.get();
    } catch (RuntimeException | Error e) {
      message = messageOf(e);
      throw e;
    } finally {
      if (!ended.getAndSet(true)) {
        writeFile(message == null ? "succeeded" : "failed", message);
      }
      hook.remove();
    }
  }

  /** Says what is known of a job that a signal ends, in less than a second. */
  private void endBySignal() {
    if (ended.getAndSet(true)) {
      return;
    }
    if (job != null && outputs.isEmpty()) {
      outputs = job.halt(MAX_HALT);
    }
    Counts total = total();
    String what = "the job was ended by a signal";
    String known =
        (total.get(RECORDS) == 0
                ? what + " before any row was processed"
                : what + "; " + LastLine.known(total, text))
            + afterword;
    logger.error(known);
    writeFile("aborted", known);
  }

  /** Sets what else there is to say of a job that a signal ends. */
  public void setAfterword(String whatExists) {
    afterword = "; " + whatExists;
  }

  /**
   * Ends a job that has done too little, now that its outputs have ended.
   *
   * @param minRecords how many records it must have read at least
   * @param maxSkipPercent which share of them it may have skipped at most
   * @throws DataException if it has read fewer, has skipped more, or has accepted none, or if a dry
   *     run has found where the job would fail
   */
  public void check(int minRecords, BigDecimal maxSkipPercent) {
    Counts total = total();
    try {
      job.failureAtItsEnd().ifPresent(first -> failDryRun(first, total.get(SKIP_RECORDS)));
      new EndChecks(total, text).check(minRecords, maxSkipPercent).ifPresent(this::warn);
    } catch (AdvisedException e) {
      message = LastLine.of(e.getMessage(), total, text, e.advice());
      throw new DataException(message);
    }
  }

  private static void failDryRun(AdvisedException first, long records) {
    throw new AdvisedException(
        first.getMessage()
            + "; the real job would fail at this record, "
            + (records == 1 ? "the only invalid one" : "the first of " + records + " invalid ones"),
        first.advice());
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
    Map<Integer, Counts> done = new TreeMap<>();
    for (TaskReport report : runOrFail(job, run)) {
      reports.add(OutputTaskReport.read(report));
      done.put(reports.size(), reports.get(reports.size() - 1).counts(zeros.get()));
    }
    outputs = done;
    return total();
  }

  private List<TaskReport> runOrFail(Job job, Supplier<List<TaskReport>> run) {
    try {
      return run.get();
    } catch (RuntimeException | Error e) {
      outputs = job.counts().byOutput();
      message =
          LastLine.of(job.message().orElseGet(() -> whyByInput(e)), total(), text, job.advice());
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

  /** Adds numbers to the file that are not those of the records. */
  public void put(String field, Counts numbers) {
    details.put(field, numbers);
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
      job.counts().countRepeatedValues(total);
    }
    return total;
  }

  private void writeFile(String status, String why) {
    file.ifPresent(path -> write(path, status, why));
  }

  /** The job's own result stands if this fails: a rerun would send its conversions again. */
  private void write(Path path, String status, String why) {
    ReportFile report =
        new ReportFile(text.records())
            .put("plugin_version", UserAgent.VERSION)
            .put("embulk_version", embulkVersion)
            .put("java_version", System.getProperty("java.version"))
            .put("started_at", start)
            .put("ended_at", Instant.now())
            .put("status", status);
    if (why != null) {
      report.put("message", why);
    }
    destination.forEach(report::put);
    details.forEach(report::put);
    List<String> warnings = new ArrayList<>(problems.warnings());
    warnings.addAll(laterWarnings);
    List<Integer> missing =
        IntStream.rangeClosed(1, outputCount)
            .filter(output -> !outputs.containsKey(output))
            .boxed()
            .collect(Collectors.toList());
    try {
      Counts total = total();
      report
          .warnings(warnings)
          .outputs(outputs, total, missing)
          .findings(text.warnings(total), total, text::columnOf)
          .write(path);
    } catch (UnwritableFileException e) {
      logger.error("{}; the result of the job stands", e.getMessage());
    } catch (RuntimeException e) { // A bug, whose message may quote a row.
      logger.error(
          "\"report_path\": internal error ({}); the result of the job stands",
          e.getClass().getName());
    }
  }
}
