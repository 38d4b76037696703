package org.embulk.output.amazon_ads_conversion;

import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.RECORDS;

import org.embulk.config.ConfigException;
import org.embulk.config.TaskReport;
import org.embulk.output.amazon_ads_conversion.convert.Event;
import org.embulk.output.amazon_ads_conversion.convert.InvalidRecordException;
import org.embulk.output.amazon_ads_conversion.convert.RowConverter;
import org.embulk.output.amazon_ads_conversion.deliver.Batch;
import org.embulk.output.amazon_ads_conversion.deliver.BatchBuilder;
import org.embulk.output.amazon_ads_conversion.report.ReportText;
import org.embulk.output.amazon_ads_conversion.report.UnwritableFileException;
import org.embulk.spi.DataException;
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
  private final BatchBuilder batches;
  private final Sender sender;
  private final Ledger ledger;
  private final ReportText text;
  private final Settlement settlement;
  private final Progress progress;
  private State state = State.RUNNING;
  private boolean readerClosed;

  ConversionPageOutput(
      PageRow row, RowConverter converter, Sender sender, Ledger ledger, OutputRules rules) {
    this.row = row;
    this.converter = converter;
    this.batches = new BatchBuilder(rules.batchSize());
    this.sender = sender;
    this.ledger = ledger;
    this.text = new ReportText(rules.dryRun());
    this.settlement = new Settlement(ledger, rules);
    this.progress = new Progress(ledger.output(), ledger.tally(), System::nanoTime);
  }

  @Override
  public void add(Page page) {
    orFail(() -> addRows(page));
  }

  @Override
  public void finish() {
    orFail(
        () -> {
          batches.flush().ifPresent(this::send);
          state = State.FINISHED;
          release();
        });
  }

  @Override
  public TaskReport commit() {
    if (state != State.FINISHED) {
      throw new IllegalStateException(
          ledger.output() + " is to be committed, but has not finished");
    }
    ledger.tally().verify();
    if (ledger.tally().get(RECORDS) > 0) {
      ledger.report(text).forEach(logger::info);
    }
    return TallyReport.write(ledger.tally());
  }

  @Override
  public void abort() {
    abandon();
  }

  @Override
  public void close() {
    abandon();
    // After add has thrown, the page is released already, and the reader would release it again.
    if (state != State.FAILED && !readerClosed) {
      readerClosed = true;
      row.close();
    }
  }

  private void addRows(Page page) {
    row.read(page);
    while (row.next()) {
      addRow(ledger.received());
    }
    ledger.flush();
    progress.logIfDue();
  }

  private void addRow(long record) {
    Event event;
    try {
      event = converter.convert(row, record);
    } catch (InvalidRecordException e) {
      settlement.invalid(record, RowConverter.ownId(row), e);
      return;
    }
    ledger.converted(event);
    batches.add(event).ifPresent(this::send);
  }

  private void send(Batch batch) {
    sender
        .stopped()
        .ifPresent(
            why -> {
              throw settlement.failure(why);
            });
    settlement.settle(sender.send(batch));
    progress.logIfDue();
  }

  /** Works unless the output has failed before: Embulk then has the exception already. */
  private void orFail(Runnable work) {
    if (state == State.FAILED) {
      return;
    }
    try {
      work.run();
    } catch (ConfigException | DataException e) {
      fail();
      throw e;
    } catch (UnwritableFileException e) {
      fail();
      throw new DataException(e.getMessage(), e.getCause());
    } catch (RuntimeException e) {
      fail();
      throw Defect.of(e, ledger.output() + ", record " + ledger.tally().get(RECORDS));
    }
  }

  private void fail() {
    state = State.FAILED;
    abandon();
    logger.error("{} {}", ledger.output(), text.ofFailure(ledger.tally()));
  }

  /** Releases everything where a file that can't be closed must not hide what went wrong before. */
  private void abandon() {
    try {
      release();
    } catch (UnwritableFileException e) {
      logger.warn("{}: {}", ledger.output(), e.getMessage());
    }
  }

  private void release() {
    sender.release();
    ledger.close();
  }
}
