package org.embulk.output.amazon_ads_conversion;

import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.RECORDS;

import org.embulk.config.TaskReport;
import org.embulk.output.amazon_ads_conversion.convert.Event;
import org.embulk.output.amazon_ads_conversion.convert.RowConverter;
import org.embulk.output.amazon_ads_conversion.convert.row.InvalidRecordException;
import org.embulk.output.amazon_ads_conversion.report.ReportText;
import org.embulk.output.amazon_ads_conversion.report.UnwritableFileException;
import org.embulk.spi.DataException;
import org.embulk.spi.Page;
import org.embulk.spi.TransactionalPageOutput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The main loop: page, row, event, batch.
 *
 * <p>Embulk may close an output before committing it, close it twice, or, after a failure, neither
 * close nor abort it. So an output releases its resources as soon as it has nothing more to send:
 * when it has finished, and before a failure propagates.
 */
final class ConversionPageOutput implements TransactionalPageOutput {
  private static final Logger logger = LoggerFactory.getLogger(ConversionPageOutput.class);

  private enum State {
    RUNNING,
    FINISHED,
    FAILED
  }

  private final PageRow row;
  private final RowConverter converter;
  private final EventWriter writer;
  private final Ledger ledger;
  private final ReportText text;
  private final Progress progress;
  private State state = State.RUNNING;
  private boolean readerHoldsPage;

  /**
   * @param text formats the report and the text of a failure
   */
  ConversionPageOutput(PageRow row, RowConverter converter, EventWriter writer, ReportText text) {
    this.row = row;
    this.converter = converter;
    this.writer = writer;
    this.ledger = writer.ledger();
    this.text = text;
    this.progress = new Progress(ledger.output(), ledger.tally(), System::nanoTime);
  }

  @Override
  public void add(Page page) {
    if (state == State.FAILED) { // Embulk has the exception already.
      page.release();
      return;
    }
    if (state == State.FINISHED) {
      throw new IllegalStateException(ledger.output() + " received a page after it had finished");
    }
    runOrFail(() -> addRows(page));
  }

  @Override
  public void finish() {
    if (state == State.RUNNING) {
      runOrFail(
          () -> {
            writer.finish();
            release();
          });
      state = State.FINISHED;
    }
  }

  @Override
  public TaskReport commit() {
    if (state != State.FINISHED) {
      throw new IllegalStateException(
          ledger.output() + " can't be committed before it has finished");
    }
    runOrFail(ledger.tally()::verify);
    if (ledger.tally().get(RECORDS) > 0) {
      ledger.report(text).forEach(logger::info);
    }
    return OutputTaskReport.write(ledger.numbers());
  }

  @Override
  public void abort() {
    if (state != State.FAILED) {
      // Another output or the input failed: a rerun repeats what this one has sent.
      fail(new DataException(ledger.output() + " was aborted"));
    }
  }

  @Override
  public void close() {
    if (state == State.RUNNING) {
      fail(new DataException(ledger.output() + " was closed before it had finished"));
    }
    if (readerHoldsPage) {
      readerHoldsPage = false;
      row.close();
    }
  }

  private void addRows(Page page) {
    writer.checkInterrupt();
    row.read(page);
    // If this method throws, Embulk releases the page, and the reader must not do so again.
    readerHoldsPage = false;
    while (row.next()) {
      addRow(ledger.received());
    }
    writer.poll();
    ledger.flush();
    readerHoldsPage = true;
    progress.logIfDue();
  }

  private void addRow(long record) {
    Event event;
    try {
      event = converter.convert(row, record);
    } catch (InvalidRecordException e) {
      writer.reject(record, RowConverter.ownId(row).orElse(null), e);
      return;
    }
    writer.write(event);
  }

  private void runOrFail(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      try {
        fail(e);
      } catch (RuntimeException | Error other) { // It must not mask the original failure.
        logger.error("{}: {}", ledger.output(), other.getClass().getName());
      }
      // After counting all that can be counted.
      throw writer.job().shown(ledger.output(), JobFailure.of(e, ledger, writer.job(), text));
    }
  }

  /** Ends the output: waits for what is in flight, counts it, and starts nothing new. */
  private void fail(Throwable cause) {
    state = State.FAILED;
    writer
        .job()
        .fail(ledger.output(), cause); // First: the others must not send while this one waits.
    try {
      writer.stop();
      release();
    } catch (UnwritableFileException e) { // It must not mask the original failure.
      logger.warn("{}: {}", ledger.output(), e.getMessage());
    } finally {
      writer.close();
      if (ledger.tally().get(RECORDS) > 0) {
        logger.error("{} {}", ledger.output(), text.ofFailure(ledger.tally()));
      }
    }
  }

  private void release() {
    ledger.checked(converter.identifierCheck());
    writer.close();
    ledger.close();
  }
}
