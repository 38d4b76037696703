package org.embulk.output.amazon_ads_conversion;

import static org.embulk.output.amazon_ads_conversion.report.Tally.Count.RECORDS;

import org.embulk.config.ConfigException;
import org.embulk.config.TaskReport;
import org.embulk.output.amazon_ads_conversion.convert.InvalidRecordException;
import org.embulk.output.amazon_ads_conversion.convert.RowConverter;
import org.embulk.output.amazon_ads_conversion.deliver.Batch;
import org.embulk.output.amazon_ads_conversion.deliver.BatchBuilder;
import org.embulk.output.amazon_ads_conversion.report.ReportText;
import org.embulk.output.amazon_ads_conversion.report.Tally;
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

  private final String name;
  private final PageRow row;
  private final RowConverter converter;
  private final BatchBuilder batches;
  private final Sender sender;
  private final Tally tally = new Tally();
  private final Settlement settlement;
  private final Progress progress;
  private State state = State.RUNNING;
  private boolean readerClosed;

  /**
   * @param name what messages call the output, such as {@code output 1}
   */
  ConversionPageOutput(
      String name, PageRow row, RowConverter converter, Sender sender, OutputRules rules) {
    this.name = name;
    this.row = row;
    this.converter = converter;
    this.batches = new BatchBuilder(rules.batchSize());
    this.sender = sender;
    this.settlement = new Settlement(name, tally, rules);
    this.progress = new Progress(name, tally, System::nanoTime);
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
          sender.release();
        });
  }

  @Override
  public TaskReport commit() {
    if (state != State.FINISHED) {
      throw new IllegalStateException(name + " is to be committed, but has not finished");
    }
    tally.verify();
    if (tally.get(RECORDS) > 0) {
      ReportText.ofOutput(tally).forEach(logger::info);
    }
    return TallyReport.write(tally);
  }

  @Override
  public void abort() {
    sender.release();
  }

  @Override
  public void close() {
    sender.release();
    // After add has thrown, the page is released already, and the reader would release it again.
    if (state != State.FAILED && !readerClosed) {
      readerClosed = true;
      row.close();
    }
  }

  private void addRows(Page page) {
    row.read(page);
    while (row.next()) {
      tally.add(RECORDS, 1);
      try {
        batches.add(converter.convert(row, tally.get(RECORDS))).ifPresent(this::send);
      } catch (InvalidRecordException e) {
        settlement.invalid(tally.get(RECORDS), e);
      }
    }
    progress.logIfDue();
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
    } catch (RuntimeException e) {
      fail();
      throw Defect.of(e, name + ", record " + tally.get(RECORDS));
    }
  }

  private void fail() {
    state = State.FAILED;
    sender.release();
    logger.error("{} {}", name, ReportText.ofFailure(tally));
  }
}
