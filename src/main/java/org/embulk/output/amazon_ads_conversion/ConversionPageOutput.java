package org.embulk.output.amazon_ads_conversion;

import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.RECORDS;

import org.embulk.config.TaskReport;
import org.embulk.output.amazon_ads_conversion.convert.Event;
import org.embulk.output.amazon_ads_conversion.convert.RowConverter;
import org.embulk.output.amazon_ads_conversion.convert.row.InvalidRecordException;
import org.embulk.output.amazon_ads_conversion.report.ReportText;
import org.embulk.output.amazon_ads_conversion.report.UnwritableFileException;
import org.embulk.spi.Page;
import org.embulk.spi.TransactionalPageOutput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one loop: page, row, event, batch.
 *
 * <p>Embulk may close an output before it commits it, close it twice, or, after a failure, neither
 * close nor abort it. So an output lets go of what it holds as soon as it has nothing more to send:
 * when it has finished, and before a failure leaves it.
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
   * @param text what the report and a failure say
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
      throw new IllegalStateException(ledger.output() + " gets a page, but has finished");
    }
    orFail(() -> addRows(page));
  }

  @Override
  public void finish() {
    if (state == State.RUNNING) {
      orFail(
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
          ledger.output() + " is to be committed, but has not finished");
    }
    orFail(ledger.tally()::verify);
    if (ledger.tally().get(RECORDS) > 0) {
      ledger.report(text).forEach(logger::info);
    }
    return TallyReport.write(ledger.tally());
  }

  @Override
  public void abort() {
    if (state != State.FAILED) {
      // Another output failed, or the input did: a rerun repeats what this one has sent.
      fail();
    }
  }

  @Override
  public void close() {
    if (state == State.RUNNING) {
      fail();
    }
    if (readerHoldsPage) {
      readerHoldsPage = false;
      row.close();
    }
  }

  private void addRows(Page page) {
    writer.checkInterrupt();
    row.read(page);
    // If this throws, Embulk releases the page, and the reader must not do so again.
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

  private void orFail(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      try {
        fail();
      } catch (RuntimeException | Error other) { // It must not hide what went wrong before.
        logger.error("{}: {}", ledger.output(), other.getClass().getName());
      }
      throw JobFailure.of(e, ledger, text); // After all is counted that can be.
    }
  }

  /** Ends the output: what is under way is awaited and counted, and nothing new begins. */
  private void fail() {
    state = State.FAILED;
    try {
      writer.stop();
      release();
    } catch (UnwritableFileException e) { // It must not hide what went wrong before.
      logger.warn("{}: {}", ledger.output(), e.getMessage());
    } finally {
      writer.close();
      if (ledger.tally().get(RECORDS) > 0) {
        logger.error("{} {}", ledger.output(), text.ofFailure(ledger.tally()));
      }
    }
  }

  private void release() {
    writer.close();
    ledger.close();
  }
}
