package org.embulk.output.amazon_ads.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.embulk.config.ConfigException;
import org.embulk.output.amazon_ads.core.report.Counts;
import org.embulk.output.amazon_ads.core.report.RecordCounts;
import org.embulk.output.amazon_ads.core.retry.JumpingTimer;
import org.embulk.output.amazon_ads.fixture.Books;
import org.embulk.output.amazon_ads.fixture.FaultScript;
import org.embulk.output.amazon_ads.fixture.FaultScript.Ending;
import org.embulk.output.amazon_ads.fixture.FaultScripts;
import org.embulk.output.amazon_ads.fixture.OutputRun;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.embulk.spi.DataException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/**
 * Every fault, at the first request, in the middle and at the last, with and without each skip
 * option, with one and with four requests under way: what an output reports is what Amazon has.
 *
 * <p>Repeatable: time jumps, and all that is random has a seed.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
public class FaultMatrixTest {
  public static final int BATCH = 3;
  private static final int BATCHES = 7;
  private static final int RECORDS = BATCH * BATCHES;
  private static final int[] FIRST_MIDDLE_LAST = {1, 4, BATCHES};
  private static final boolean[] NO_AND_YES = {false, true};

  /** Cases wait for the network more than they calculate. */
  private static final int AT_ONCE = 8;

  private static final Logger OURS =
      (Logger) LoggerFactory.getLogger(FaultMatrixTest.class.getPackageName());

  private static Sandbox elsewhere;

  @BeforeAll
  static void start() {
    OURS.setLevel(Level.OFF); // Thousands of warnings.
    elsewhere = Sandbox.start();
  }

  @AfterAll
  static void end() {
    elsewhere.close();
    OURS.setLevel(null);
  }

  /** One case of the matrix. */
  private record Case(
      FaultScript script, int first, boolean skipRecords, boolean skipBatches, int underWay) {
    @Override
    public String toString() {
      return "%s at request %d, skip_invalid_record %s, skip_error_batch %s, %d under way"
          .formatted(script.name, first, skipRecords, skipBatches, underWay);
    }

    /** Returns how many records the fault strikes. */
    int struck() {
      return script.ending == Ending.ACCEPTED
          ? 0
          : (script.forEver ? BATCHES - first + 1 : 1) * script.recordsOfEachBatch;
    }

    boolean commits() {
      switch (script.ending) {
        case ACCEPTED:
          return true;
        case SKIPPED_AS_RECORDS:
          return skipRecords;
        case SKIPPED_AS_BATCHES:
          return skipBatches;
        default:
          return false;
      }
    }
  }

  /** What a case adds to the sums. */
  private record Sums(long cases, long accepted, long skipped, long lost, long twice) {
    Sums plus(Sums other) {
      return new Sums(
          cases + other.cases,
          accepted + other.accepted,
          skipped + other.skipped,
          lost + other.lost,
          twice + other.twice);
    }
  }

  @Test
  void everyRecordIsAccountedForWhateverGoesWrong() throws Exception {
    Sums sums = new Sums(0, 0, 0, 0, 0);
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Callable<Sums>> cases = new ArrayList<>();
      for (Case each : cases()) {
        cases.add(() -> run(each));
      }
      for (Future<Sums> each : threads.invokeAll(cases)) {
        sums = sums.plus(each.get());
      }
    } finally {
      threads.shutdownNow();
    }
    System.out.printf(
        "Fault matrix: %d cases, %d records accepted, %d skipped, %d lost, %d counted twice%n",
        sums.cases, sums.accepted, sums.skipped, sums.lost, sums.twice);
    assertThat(elsewhere.requests()).as("what another host received").isEmpty();
    assertThat(sums.lost).isZero();
    assertThat(sums.twice).isZero();
  }

  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (FaultScript script : FaultScripts.all()) {
      for (int first : FIRST_MIDDLE_LAST) {
        for (boolean skipRecords : NO_AND_YES) {
          for (boolean skipBatches : NO_AND_YES) {
            cases.add(new Case(script, first, skipRecords, skipBatches, 1));
            cases.add(new Case(script, first, skipRecords, skipBatches, 4));
          }
        }
      }
    }
    return cases;
  }

  private static Sums run(Case each) {
    JumpingTimer timer = new JumpingTimer();
    try (Sandbox sandbox =
        Sandbox.builder().clock(timer.clock()).tokenLife(each.script.tokenLife).start()) {
      each.script.setUp(new FaultScript.Stage(sandbox, elsewhere, timer, each.first));
      OutputRun.Result result =
          new OutputRun(sandbox, timer)
              .batches(BATCH, each.skipRecords, each.skipBatches)
              .maxInFlight(each.underWay)
              .maximumRetries(each.script.maximumRetries())
              .requestTimeout(each.script.timeout)
              .seed(each.toString().hashCode())
              .over(rows());
      Books books = new Books(result, sandbox);
      check(each, result, books, sandbox);
      // How far an output came that fails depends on which of its requests were under way.
      long counts = result.isCommitted() ? 1 : 0;
      return new Sums(
          1,
          counts * books.accepted(),
          counts * books.skipped(),
          books.lost(),
          books.countedTwice());
    } catch (RuntimeException e) {
      throw new AssertionError(each.toString(), e);
    }
  }

  /** Every third row leaves its id to the plugin. */
  private static List<ValidRow> rows() {
    List<ValidRow> rows = new ArrayList<>();
    for (int number = 1; number <= RECORDS; number++) {
      rows.add(OutputRun.row(number, number % BATCH == 0 ? null : "order-" + number));
    }
    return rows;
  }

  private static void check(Case each, OutputRun.Result result, Books books, Sandbox sandbox) {
    assertThat(books.lost()).as("%s: lost", each).isZero();
    assertThat(books.countedTwice()).as("%s: counted twice", each).isZero();
    assertThat(books.unmentioned()).as("%s: taken in and not mentioned", each).isZero();
    assertThat(result.isCommitted())
        .as("%s: committed, and not %s", each, result.failure())
        .isEqualTo(each.commits());
    if (each.script.tokenRequests > 0) {
      assertThat(sandbox.token().requests())
          .as("%s: token requests", each)
          .hasSize(each.script.tokenRequests);
    }
    if (each.commits()) {
      checkCommitted(each, result.counts());
    } else {
      checkFailed(each, result.failure().orElseThrow(), books);
    }
  }

  private static void checkCommitted(Case each, Counts counts) {
    boolean asRecords = each.script.ending == Ending.SKIPPED_AS_RECORDS;
    assertThat(counts.get(RecordCounts.RECORDS)).as("%s: records", each).isEqualTo(RECORDS);
    assertThat(counts.get(RecordCounts.BATCHES)).as("%s: batches", each).isEqualTo(BATCHES);
    assertThat(counts.get(RecordCounts.SKIP_RECORDS))
        .as("%s: skip records", each)
        .isEqualTo(asRecords ? each.struck() : 0);
    assertThat(counts.get(RecordCounts.RECORDS_IN_SKIP_BATCHES))
        .as("%s: records in skip batches", each)
        .isEqualTo(asRecords ? 0 : each.struck());
    assertThat(counts.get(RecordCounts.ACCEPTED_RECORDS))
        .as("%s: accepted", each)
        .isEqualTo(RECORDS - each.struck());
  }

  private static void checkFailed(Case each, RuntimeException failure, Books books) {
    assertThat(failure)
        .as("%s: failure", each)
        .isInstanceOf(
            each.script.ending == Ending.FAILS_AS_CONFIG
                ? ConfigException.class
                : DataException.class)
        .hasMessageStartingWith("output 1")
        .hasMessageContaining(
            "of the job's records, " + books.accepted() + " were already accepted by Amazon");
  }
}
