package org.embulk.output.amazon_ads.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.embulk.config.ConfigException;
import org.embulk.config.ConfigSource;
import org.embulk.config.TaskReport;
import org.embulk.config.TaskSource;
import org.embulk.output.amazon_ads.conversion.AmazonAdsConversionOutputPlugin;
import org.embulk.output.amazon_ads.fixture.Pages;
import org.embulk.output.amazon_ads.fixture.RowPages;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.embulk.output.amazon_ads.sandbox.fault.Fault;
import org.embulk.output.amazon_ads.sandbox.records.EventError;
import org.embulk.spi.DataException;
import org.embulk.spi.TransactionalPageOutput;
import org.embulk.util.config.ConfigMapperFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The orders in which Embulk has been seen to call an output, driven call by call with real pages:
 * Embulk itself can't be made to skip a call at will.
 */
@Timeout(60)
class LifeCycleTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Sandbox sandbox = Sandbox.start();
  private final Pages pages = new Pages();
  private final AmazonAdsConversionOutputPlugin plugin = new AmazonAdsConversionOutputPlugin();

  @AfterEach
  void close() {
    sandbox.close();
  }

  /** Runs as tasks run: in a session, with what the transaction hands over. */
  private void withTask(Work work) throws Exception {
    ConfigSource config =
        ConfigMapperFactory.withDefault()
            .newConfigSource()
            .set("advertiser_id", "ENTITY1")
            .set("client_id", Sandbox.CLIENT_ID)
            .set("client_secret", Sandbox.CLIENT_SECRET)
            .set("refresh_token", Sandbox.REFRESH_TOKEN)
            .set("api_endpoint", sandbox.baseUrl())
            .set("token_endpoint", sandbox.tokenUrl())
            .set("batch_size", 2)
            .set("maximum_retries", 0);
    TaskSource[] task = new TaskSource[1];
    new AmazonAdsConversionOutputPlugin()
        .transaction(
            config,
            RowPages.SCHEMA,
            1,
            source -> {
              task[0] = source;
              return List.of();
            });
    pages.inSession(
        (Callable<Void>)
            () -> {
              work.run(task[0]);
              return null;
            });
  }

  private interface Work {
    void run(TaskSource task) throws Exception;
  }

  private TransactionalPageOutput open(TaskSource task, int index) {
    return plugin.open(task, RowPages.SCHEMA, index);
  }

  private void assertNothingIsHeld() throws InterruptedException {
    assertThat(sandbox.openConnections(PATIENCE)).as("connections").isZero();
    assertThat(pages.unreleased()).as("pages").isZero();
  }

  @Test
  void commitsAfterItWasClosed() throws Exception {
    withTask(
        task -> {
          TransactionalPageOutput output = open(task, 0);
          output.add(pages.of("a", "b", "c"));
          output.finish();
          output.close();
          assertNothingIsHeld();

          TaskReport report = output.commit();
          output.close();

          assertThat(report.get(Long.class, "records")).isEqualTo(3);
          assertThat(report.get(Long.class, "accepted_records")).isEqualTo(3);
          assertThat(report.get(Long.class, "batches")).isEqualTo(2);
          assertThat(sandbox.acceptedEventIds()).containsExactlyInAnyOrder("a", "b", "c");
          assertNothingIsHeld();
        });
  }

  @Test
  void letsGoOfItsConnectionWhenItHasFinished() throws Exception {
    withTask(
        task -> {
          TransactionalPageOutput output = open(task, 0);
          output.add(pages.of("a", "b"));
          output.finish();

          assertThat(sandbox.openConnections(PATIENCE)).isZero();
          assertThatCode(
                  () -> {
                    output.commit();
                    output.abort();
                    output.close();
                    output.close();
                  })
              .doesNotThrowAnyException();
        });
  }

  @Test
  void sendsNothingForAnOutputWithoutRows() throws Exception {
    withTask(
        task -> {
          TransactionalPageOutput output = open(task, 0);
          output.finish();
          output.close();

          assertThat(output.commit().get(Long.class, "records")).isZero();
          assertThat(sandbox.events().requests()).isEmpty();
        });
  }

  @Test
  void holdsNothingOnceAddHasThrownEvenIfNobodyAbortsOrClosesIt() throws Exception {
    withTask(
        task -> {
          TransactionalPageOutput output = open(task, 0);
          output.add(pages.of("a", "b"));
          var page = pages.of("c", "invalid", "d");

          assertThatThrownBy(() -> output.add(page))
              .isInstanceOf(DataException.class)
              .hasMessageStartingWith("output 1, record 4: \"event_time\": ")
              .hasNoCause();

          assertThat(sandbox.openConnections(PATIENCE)).isZero();
        });
  }

  @Test
  void ignoresWhatFollowsAFailureAndNeverCommits() throws Exception {
    withTask(
        task -> {
          sandbox.events().onEveryRequest(Fault.status(400));
          TransactionalPageOutput output = open(task, 0);
          var first = pages.of("a", "b");
          output.add(first);
          assertThatThrownBy(output::finish).isInstanceOf(DataException.class);

          output.add(pages.of("c", "d"));
          output.finish();
          assertThatThrownBy(output::commit)
              .isInstanceOf(IllegalStateException.class)
              .hasMessage("output 1 can't be committed before it has finished");
          output.close();
          output.abort();
          output.close();

          assertThat(sandbox.events().requests()).hasSize(1);
          assertThat(sandbox.openConnections(PATIENCE)).isZero();
        });
  }

  @Test
  void holdsNothingOnceFinishHasThrown() throws Exception {
    withTask(
        task -> {
          sandbox.refuse(event -> true, EventError.of("INVALID", "No"));
          TransactionalPageOutput output = open(task, 0);
          output.add(pages.of("a"));

          assertThatThrownBy(output::finish)
              .isInstanceOf(DataException.class)
              .hasMessageStartingWith("output 1, record 1: refused by Amazon: INVALID: No");
          assertThat(sandbox.openConnections(PATIENCE)).isZero();
          assertThatThrownBy(output::commit).isInstanceOf(IllegalStateException.class);
        });
  }

  @Test
  void refusesToCommitRowsThatWereNotFlushed() throws Exception {
    withTask(
        task -> {
          TransactionalPageOutput output = open(task, 0);
          output.add(pages.of("a"));

          assertThatThrownBy(output::commit).isInstanceOf(IllegalStateException.class);
          output.abort();
          output.close();
          assertNothingIsHeld();
          assertThat(sandbox.acceptedEventIds()).isEmpty();
        });
  }

  @Test
  void sendsNothingMoreWhenItIsClosedWithoutHavingFinished() throws Exception {
    withTask(
        task -> {
          TransactionalPageOutput output = open(task, 0);
          output.add(pages.of("a", "b", "c"));
          output.close();
          output.abort();
          output.close();

          assertNothingIsHeld();
          // The first two may be on their way when the output is closed.
          assertThat(sandbox.acceptedEventIds()).doesNotContain("c");
        });
  }

  @Test
  void sharesConnectionAndTokenBetweenTheOutputsOfOneInstance() throws Exception {
    withTask(
        task -> {
          TransactionalPageOutput first = open(task, 0);
          TransactionalPageOutput second = open(task, 1);
          first.add(pages.of("a", "b"));
          second.add(pages.of("c", "d", "e"));
          first.finish();
          first.close();
          second.finish();
          second.close();

          assertThat(sandbox.acceptedEventIds()).containsExactlyInAnyOrder("a", "b", "c", "d", "e");
          assertThat(sandbox.events().requests())
              .as("a connection for each of the two that may be on their way at once")
              .extracting(request -> request.connection())
              .contains(sandbox.events().requests().get(0).connection())
              .hasSizeGreaterThan(2);
          assertThat(sandbox.token().requests()).as("one to check, one to use").hasSize(2);
          assertNothingIsHeld();
        });
  }

  @Test
  void stopsEveryOutputOfTheInstanceUponA403() throws Exception {
    withTask(
        task -> {
          sandbox.events().onEveryRequest(Fault.status(403));
          TransactionalPageOutput first = open(task, 0);
          TransactionalPageOutput second = open(task, 1);
          var page = pages.of("a", "b");
          first.add(page);
          assertThatThrownBy(first::finish)
              .isInstanceOf(ConfigException.class)
              .hasMessageStartingWith(
                  "output 1: Amazon does not allow this client to write events");

          var other = pages.of("c", "d");
          assertThatThrownBy(() -> second.add(other))
              .isInstanceOf(ConfigException.class)
              .hasMessageStartingWith(
                  "output 2: stopped, because the job failed: output 1: Amazon does not allow this"
                      + " client to write events");

          // Neither is aborted or closed, as Embulk leaves it when several outputs have failed.
          assertThat(sandbox.events().requests()).hasSize(1);
          assertThat(sandbox.openConnections(PATIENCE)).isZero();
        });
  }

  @Test
  void stopsWhenItsThreadIsInterruptedAndKeepsTheInterrupt() throws Exception {
    withTask(
        task -> {
          TransactionalPageOutput output = open(task, 0);
          var page = pages.of("a", "b");
          Thread.currentThread().interrupt();
          try {
            assertThatThrownBy(() -> output.add(page))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(
                    "output 1: the job was interrupted; of the job's records, 0 were");
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
          } finally {
            Thread.interrupted();
          }
          assertThat(sandbox.openConnections(PATIENCE)).isZero();
          assertThat(sandbox.acceptedEventIds()).isEmpty();
        });
  }
}
