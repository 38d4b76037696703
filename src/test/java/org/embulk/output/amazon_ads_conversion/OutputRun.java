package org.embulk.output.amazon_ads_conversion;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.embulk.output.amazon_ads_conversion.config.Consent;
import org.embulk.output.amazon_ads_conversion.convert.ConsentRule;
import org.embulk.output.amazon_ads_conversion.convert.CustomAttributes;
import org.embulk.output.amazon_ads_conversion.convert.EventDefaults;
import org.embulk.output.amazon_ads_conversion.convert.EventIdFallback;
import org.embulk.output.amazon_ads_conversion.convert.RowConverter;
import org.embulk.output.amazon_ads_conversion.convert.row.EventTimes;
import org.embulk.output.amazon_ads_conversion.deliver.AmazonAdsClient;
import org.embulk.output.amazon_ads_conversion.deliver.Batch;
import org.embulk.output.amazon_ads_conversion.deliver.BatchBuilder;
import org.embulk.output.amazon_ads_conversion.deliver.BatchOutcome;
import org.embulk.output.amazon_ads_conversion.deliver.BatchPipeline;
import org.embulk.output.amazon_ads_conversion.deliver.DeliveryFixture;
import org.embulk.output.amazon_ads_conversion.deliver.auth.AccessTokens;
import org.embulk.output.amazon_ads_conversion.deliver.auth.TokenEndpoint;
import org.embulk.output.amazon_ads_conversion.deliver.events.Account;
import org.embulk.output.amazon_ads_conversion.deliver.http.HttpClient;
import org.embulk.output.amazon_ads_conversion.deliver.retry.Backoff;
import org.embulk.output.amazon_ads_conversion.deliver.retry.RetryPolicy;
import org.embulk.output.amazon_ads_conversion.deliver.retry.Timer;
import org.embulk.output.amazon_ads_conversion.fixture.ValidRow;
import org.embulk.output.amazon_ads_conversion.report.Counts;
import org.embulk.output.amazon_ads_conversion.sandbox.Sandbox;
import org.embulk.spi.BufferAllocator;

/** One output from the first row to its commit or its failure, driven as Embulk drives it. */
final class OutputRun {
  static final String ADVERTISER = "advertiser-1";

  private final Sandbox sandbox;
  private final Timer timer;
  private int batchSize = 3;
  private boolean skipInvalidRecord;
  private boolean skipErrorBatch;
  private String rejectedRecords = "";
  private BufferAllocator buffers = RowPages.SMALL;
  private int maxInFlight = 4;
  private int maximumRetries = 7;
  private Duration requestTimeout = Duration.ofSeconds(20);
  private Random random = new Random(1);
  private AmazonAdsClient client;
  private Job job = new Job();
  private String name = "output 1";

  OutputRun(Sandbox sandbox, Timer timer) {
    this.sandbox = sandbox;
    this.timer = timer;
  }

  OutputRun batches(int size, boolean skipInvalidRecord, boolean skipErrorBatch) {
    batchSize = size;
    this.skipInvalidRecord = skipInvalidRecord;
    this.skipErrorBatch = skipErrorBatch;
    return this;
  }

  OutputRun pages(BufferAllocator allocator) {
    buffers = allocator;
    return this;
  }

  OutputRun rejectedRecords(String prefix) {
    rejectedRecords = prefix;
    return this;
  }

  OutputRun maxInFlight(int requests) {
    maxInFlight = requests;
    return this;
  }

  OutputRun maximumRetries(int retries) {
    maximumRetries = retries;
    return this;
  }

  OutputRun requestTimeout(Duration timeout) {
    requestTimeout = timeout;
    return this;
  }

  /** Lets several outputs be those of one plugin instance. */
  OutputRun sharing(AmazonAdsClient sharedClient, Job sharedJob) {
    client = sharedClient;
    job = sharedJob;
    return this;
  }

  OutputRun named(String output) {
    name = output;
    return this;
  }

  /** Seeds the jitter of the waits, and the ids that rows without one get. */
  OutputRun seed(long seed) {
    random = new Random(seed);
    return this;
  }

  /** A row that every rule lets pass; without an id if that is null. */
  static ValidRow row(long number, String id) {
    return ValidRow.lead("p" + number).with("event_id", id);
  }

  Result over(Iterable<ValidRow> rows) {
    return RowPages.inSession(() -> run(rows));
  }

  private Result run(Iterable<ValidRow> rows) {
    Instant now = timer.now();
    Ledger ledger = Ledgers.ledger(name, rejectedRecords, now);
    SkipPolicy skipPolicy = new SkipPolicy(name, skipInvalidRecord, skipErrorBatch);
    RecordingPipeline pipeline =
        new RecordingPipeline(
            (client == null ? newClient() : client)
                .openPipeline(
                    "test " + name,
                    maxInFlight,
                    outcome -> job.failIfFatal(name, skipPolicy.failureOf(outcome))));
    job.add(Integer.parseInt(name.substring("output ".length())), ledger.counts(), pipeline);
    ConversionPageOutput output =
        new ConversionPageOutput(
            new PageRow(RowPages.SCHEMA),
            converter(),
            new BatchBuilder(name, batchSize),
            pipeline,
            ledger,
            skipPolicy,
            job);
    Optional<RuntimeException> failure = Optional.empty();
    try {
      RowPages.feed(rows, buffers, output);
      output.commit();
    } catch (RuntimeException e) {
      failure = Optional.of(e);
      output.abort();
    }
    output.close();
    return new Result(failure, ledger.counts(), pipeline.outcomes);
  }

  private RowConverter converter() {
    EventTimes times = new EventTimes(ZoneOffset.UTC, null);
    return new RowConverter(
        new EventDefaults(null, null, false),
        times,
        new ConsentRule(new Consent(null, null, null, null), false),
        new CustomAttributes(List.of(), times),
        EventIdFallback.random(() -> new UUID(random.nextLong(), random.nextLong()).toString()));
  }

  /** Makes the client of a plugin instance. */
  AmazonAdsClient newClient() {
    Backoff backoff =
        new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(60), random::nextDouble);
    HttpClient http = new HttpClient(requestTimeout, requestTimeout);
    RetryPolicy policy = new RetryPolicy(maximumRetries, backoff);
    return new AmazonAdsClient(
        http,
        Account.ofAdvertiser(URI.create(sandbox.baseUrl()), ADVERTISER),
        new AccessTokens(
            new TokenEndpoint(http, DeliveryFixture.login(sandbox), timer), policy, timer),
        policy,
        timer);
  }

  /**
   * What a run came to.
   *
   * @param failure what Embulk would have got; empty if the output committed
   */
  record Result(Optional<RuntimeException> failure, Counts counts, List<BatchOutcome> outcomes) {
    boolean isCommitted() {
      return failure.isEmpty();
    }
  }

  /** Keeps every outcome that the output was told. */
  private static final class RecordingPipeline implements BatchPipeline {
    final List<BatchOutcome> outcomes = new ArrayList<>();
    private final BatchPipeline pipeline;

    RecordingPipeline(BatchPipeline pipeline) {
      this.pipeline = pipeline;
    }

    @Override
    public void halt() {
      pipeline.halt();
    }

    @Override
    public void submit(Batch batch, Consumer<BatchOutcome> settle) throws InterruptedException {
      pipeline.submit(batch, recording(settle));
    }

    @Override
    public void poll(Consumer<BatchOutcome> settle) {
      pipeline.poll(recording(settle));
    }

    @Override
    public void drain(Consumer<BatchOutcome> settle) throws InterruptedException {
      pipeline.drain(recording(settle));
    }

    @Override
    public void stop(Consumer<BatchOutcome> count) {
      pipeline.stop(recording(count));
    }

    @Override
    public void close() {
      pipeline.close();
    }

    private Consumer<BatchOutcome> recording(Consumer<BatchOutcome> settle) {
      return outcome -> {
        outcomes.add(outcome);
        settle.accept(outcome);
      };
    }
  }
}
