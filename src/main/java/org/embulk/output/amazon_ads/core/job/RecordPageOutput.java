package org.embulk.output.amazon_ads.core.job;

import java.util.List;
import java.util.Optional;
import org.embulk.config.TaskReport;
import org.embulk.output.amazon_ads.core.deliver.Batch;
import org.embulk.output.amazon_ads.core.deliver.BatchBuilder;
import org.embulk.output.amazon_ads.core.deliver.BatchOutcome;
import org.embulk.output.amazon_ads.core.deliver.BatchPipeline;
import org.embulk.output.amazon_ads.core.deliver.Item;
import org.embulk.output.amazon_ads.core.deliver.Receipt;
import org.embulk.output.amazon_ads.core.report.RecordCounts;
import org.embulk.output.amazon_ads.core.report.UnwritableFileException;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.core.row.PageRow;
import org.embulk.spi.DataException;
import org.embulk.spi.Page;
import org.embulk.spi.TransactionalPageOutput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The main loop: page, row, item, batch, outcome.
 *
 * <p>Embulk may close an output before committing it, close it twice, or, after a failure, neither
 * close nor abort it. So an output releases its resources as soon as it has nothing more to send:
 * when it has finished, and before a failure propagates.
 */
public final class RecordPageOutput implements TransactionalPageOutput {
  private static final Logger logger = LoggerFactory.getLogger(RecordPageOutput.class);

  private static final int MAX_LOGGED_RECEIPTS = 100;

  private enum State {
    RUNNING,
    FINISHED,
    FAILED
  }

  private final PageRow row;
  private final RecordConverter converter;
  private final BatchBuilder batches;
  private final BatchPipeline pipeline;
  private final Ledger ledger;
  private final SkipPolicy skipPolicy;
  private final Job job;
  private final String name;
  private final Progress progress;
  private State state = State.RUNNING;
  private boolean readerHoldsPage;

  public RecordPageOutput(
      PageRow row,
      RecordConverter converter,
      BatchBuilder batches,
      BatchPipeline pipeline,
      Ledger ledger,
      SkipPolicy skipPolicy,
      Job job) {
    this.row = row;
    this.converter = converter;
    this.batches = batches;
    this.pipeline = pipeline;
    this.ledger = ledger;
    this.skipPolicy = skipPolicy;
    this.job = job;
    this.name = ledger.output();
    this.progress = new Progress(name, ledger.counts(), ledger.text().records(), System::nanoTime);
  }

  @Override
  public void add(Page page) {
    if (state == State.FAILED) { // Embulk has the exception already.
      page.release();
      return;
    }
    if (state == State.FINISHED) {
      throw new IllegalStateException(name + " received a page after it had finished");
    }
    runOrFail(() -> addRows(page));
  }

  @Override
  public void finish() {
    if (state == State.RUNNING) {
      runOrFail(this::sendTheRest);
      state = State.FINISHED;
    }
  }

  @Override
  public TaskReport commit() {
    if (state != State.FINISHED) {
      throw new IllegalStateException(name + " can't be committed before it has finished");
    }
    runOrFail(() -> RecordCounts.verify(ledger.counts()));
    if (ledger.hasRecords()) {
      ledger.report(job).logTo(logger);
    }
    List<Receipt> receipts = ledger.receipts();
    receipts.stream()
        .limit(MAX_LOGGED_RECEIPTS)
        .forEach(receipt -> logger.info("{}, {}", name, receipt));
    return OutputTaskReport.write(ledger.counts(), receipts, ledger.rejectedRecords());
  }

  @Override
  public void abort() {
    if (state != State.FAILED) {
      job.failByInput();
      end();
    }
  }

  @Override
  public void close() {
    if (state == State.RUNNING) {
      job.failByInput();
      end();
    }
    if (readerHoldsPage) {
      readerHoldsPage = false;
      row.close();
    }
  }

  private void addRows(Page page) throws InterruptedException {
    if (Thread.currentThread().isInterrupted()) { // With a fast server, no wait may ever notice.
      throw new InterruptedException();
    }
    row.read(page);
    // If this method throws, Embulk releases the page, and the reader must not do so again.
    readerHoldsPage = false;
    while (row.next()) {
      addRow(ledger.received());
    }
    converter.endPage();
    converter.identifierCheck().endPage(job.counts().repeatedValues());
    ledger.recordDataCheck(converter.identifierCheck());
    job.check(name);
    pipeline.poll(this::settle); // A failure must not wait until the next batch is full.
    ledger.flush();
    readerHoldsPage = true;
    progress.logIfDue();
  }

  private void addRow(long record) throws InterruptedException {
    Item item;
    try {
      item = converter.convert(row, record);
    } catch (InvalidRecordException e) {
      String ownId = converter.ownId(row).orElse(null);
      ledger.invalid(record, ownId, e);
      skipPolicy.skip(record, ownId, e.named(row.names()));
      return;
    }
    submit(batches.add(item));
  }

  private void submit(Optional<Batch> full) throws InterruptedException {
    if (full.isPresent()) {
      job.check(name);
      pipeline.submit(full.get(), this::settle);
    }
  }

  /** Records an outcome first, so that a failure can report what was done. */
  private void settle(BatchOutcome outcome) {
    ledger.settled(outcome);
    if (outcome.failure().orElse(null) instanceof InterruptedException) {
      job.check(name); // If the job stopped it, its failure is the reason.
    }
    skipPolicy.skip(outcome);
  }

  private void sendTheRest() throws InterruptedException {
    job.check(name);
    submit(batches.flush());
    pipeline.drain(this::settle);
    release();
  }

  private interface Work {
    void run() throws InterruptedException;
  }

  private void runOrFail(Work work) {
    try {
      work.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(new DataException(name + ": the job was interrupted"));
    } catch (RuntimeException | Error e) {
      throw failed(e);
    }
  }

  /** Ends the output and returns what Embulk shows, after counting all that can be counted. */
  private RuntimeException failed(Throwable cause) {
    try {
      job.fail(name, cause); // First: the others must not send while this one waits.
      end();
    } catch (RuntimeException | Error other) { // It must not mask the original failure.
      logger.error("{}: {}", name, other.getClass().getName());
    }
    return JobFailure.of(cause, ledger, job);
  }

  /** Ends the output: waits for what is in flight, counts it, and starts nothing new. */
  private void end() {
    state = State.FAILED;
    try {
      pipeline.stop(this::count);
      release();
    } catch (UnwritableFileException e) { // It must not mask the original failure.
      logger.warn("{}: {}", name, e.getMessage());
    } finally {
      job.release(pipeline);
      if (ledger.hasRecords() && !job.isEndedBySignal()) {
        String end = job.isFailedByInput() ? "stopped" : "failed";
        logger.error("{} {} {}", name, end, ledger.text().records().ofFailure(ledger.counts()));
      }
    }
  }

  /** Counts what was in flight when the output failed, without masking the failure. */
  private void count(BatchOutcome outcome) {
    try {
      ledger.settled(outcome);
    } catch (UnwritableFileException e) { // The numbers are already counted.
      logger.warn("{}: {}", name, e.getMessage());
    }
  }

  /** Releases all resources; idempotent. */
  private void release() {
    ledger.recordDataCheck(converter.identifierCheck()); // Of the page that failed.
    job.release(pipeline);
    ledger.close();
  }
}
