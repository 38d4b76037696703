package org.embulk.output.amazon_ads.embulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.embulk.output.amazon_ads.sandbox.fault.Fault;
import org.embulk.output.amazon_ads.sandbox.records.EventError;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Several outputs in one transaction, and faults in some of their requests: what the plugin says of
 * each record is held against what the sandbox accepted.
 */
class OutputsUnderFaultIT {
  private static final int OUTPUTS = 3;
  private static final int ROWS = 11;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The thread of an output that commits, as Embulk names it. */
  private static final Pattern TASK = Pattern.compile("\\d+:task-(\\d+)");

  private static final Pattern FAILED =
      Pattern.compile(
          "output (\\d+) (?:failed|stopped) after \\d+ records?: (\\d+) were already accepted by Amazon,"
              + " (\\d+) may have been accepted");
  private static final Pattern ACCEPTED = Pattern.compile("Accepted records: (\\d+)");
  private static final Pattern SKIPPED =
      Pattern.compile("Total records: 11, total skip records: (\\d+), total batches: 4, .*");
  private static final Pattern GIVEN_UP =
      Pattern.compile("Records in skipped batches: (\\d+)(?:, of which \\d+ may.*)?");
  private static final Pattern UNCERTAIN_GIVEN_UP =
      Pattern.compile("Records in skipped batches: .* of which (\\d+) may have been accepted");
  private static final Pattern UNCERTAIN_REFUSED =
      Pattern.compile("Refused records that may have been accepted: (\\d+)");

  private static EmbulkInProcess embulk;

  private final Sandbox sandbox = Sandbox.start();
  private final Set<String> ids = new HashSet<>();

  @TempDir private Path folder;

  @BeforeAll
  static void load() {
    embulk = new EmbulkInProcess().limit(Duration.ofSeconds(30));
  }

  @AfterAll
  static void unload() throws Exception {
    embulk.close();
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        clear("an odd Retry-After", Fault.tooManyRequests("1\u00a0s")),
        clear("an odd Retry-After of a 503", Fault.status(503).header("Retry-After", "1\u00a0s")),
        clear("an odd Retry-After of a 207", Fault.none().header("Retry-After", "1\u00a0s")),
        clear("a 400", Fault.status(400)),
        // Such an answer is whole when its connection ends.
        clear("a length in words", Fault.closeAfterAnswer().header("Content-Length", "many")),
        unclear("a negative length", Fault.none().header("Content-Length", "-5")),
        unclear("an empty answer", Fault.emptyBody()),
        unclear("an answer of one byte", Fault.none().body("{")),
        unclear("half of an answer", Fault.cutInAnswer()),
        unclear("half of the JSON", Fault.truncatedBody()),
        unclear("a huge answer", Fault.none().body(" ".repeat(20_000_000))),
        unclear("no answer", Fault.cutAfterBody()),
        unclear("a 500 that took the events", Fault.status(500).takingEvents()));
  }

  /** A fault that tells whether the events were accepted. */
  private static Arguments clear(String name, Fault fault) {
    return arguments(name, fault, true);
  }

  private static Arguments unclear(String name, Fault fault) {
    return arguments(name, fault, false);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void namesEachRecordThatIsNotAccepted(String name, Fault fault, boolean isClear)
      throws Exception {
    sandbox.events().onRequests(3, 6, fault);

    // Without retries, each of the four batches is given up.
    EmbulkInProcess.Outcome outcome = embulk.run(skippingConfig().out("maximum_retries", 0));

    assertThat(assertThatEachRecordIsNamed(outcome) == 0).isEqualTo(isClear);
  }

  /** The answers to the retries refuse as duplicates what the lost answers had accepted. */
  @Test
  void namesEachRecordThatIsRefusedAfterALostAnswer() throws Exception {
    sandbox
        .events()
        .onRequests(1, 6, Fault.cutAfterBody())
        .onRequests(7, 18, Fault.refuse(event -> true, EventError.of("CONFLICT", "Duplicate")));

    EmbulkInProcess.Outcome outcome = embulk.run(skippingConfig());

    assertThat(assertThatEachRecordIsNamed(outcome)).isPositive();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void tellsForEachOutputOfAFailedJobWhatMayBeAccepted(String name, Fault fault, boolean isClear)
      throws Exception {
    sandbox.events().onRequests(3, 6, fault).onRequest(7, Fault.status(400));

    EmbulkInProcess.Outcome outcome = embulk.run(config());

    assertThat(outcome.isSuccessful()).isFalse();
    Map<Integer, Told> told = told(outcome.log());
    assertThat(told).containsOnlyKeys(1, 2, 3);
    told.forEach(
        (output, numbers) ->
            assertThat(acceptedIds().stream().filter(id -> id.startsWith(prefix(output))).count())
                .as("accepted of output %d: %s", output, numbers)
                .isBetween(numbers.accepted(), numbers.accepted() + numbers.uncertain()));
    if (isClear) {
      assertThat(told.values()).allMatch(numbers -> numbers.uncertain() == 0);
    }
    assertThatIdsAreKept();
    for (Listed record : listed()) {
      assertThat(record.isUncertain() || !acceptedIds().contains(record.id())).isTrue();
    }
  }

  /** One input in several outputs: Embulk does not interrupt the second of several inputs. */
  @Test
  void tellsForEachOutputOfAnInterruptedJobWhatMayBeAccepted() throws Exception {
    RowsInput input = Conversions.input();
    for (int row = 1; row <= 3000; row++) {
      add("order-" + row, input);
    }
    int answered = 3;
    CountDownLatch stalled = new CountDownLatch(2 * OUTPUTS);
    sandbox
        .events()
        .onEveryRequest(
            (number, head) -> {
              if (number <= answered) {
                return Fault.none();
              }
              stalled.countDown();
              return Fault.stall();
            });
    Leftovers leftovers = Leftovers.since();

    EmbulkInProcess.Outcome outcome =
        embulk.runInterrupted(
            config(input).exec("min_output_tasks", OUTPUTS), () -> await(stalled));

    assertThat(outcome.isSuccessful()).isFalse();
    sandbox.close(); // Its threads are not among those to wait for.
    assertThat(leftovers.threads()).isEmpty();
    Map<Integer, Told> told = told(embulk.log());
    assertThat(told).containsOnlyKeys(1, 2, 3);
    long accepted = told.values().stream().mapToLong(Told::accepted).sum();
    assertThat(accepted).isEqualTo(3L * answered);
    assertThat(told.values()).extracting(Told::uncertain).containsOnly(6L);
    assertThat(acceptedIds()).hasSize((int) accepted + 18);
    assertThatIdsAreKept();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns how many records may have been accepted. */
  private int assertThatEachRecordIsNamed(EmbulkInProcess.Outcome outcome) throws Exception {
    assertThat(outcome.causes()).isEmpty();
    Set<String> accepted = new HashSet<>(ids);
    Set<String> notAccepted = new HashSet<>();
    List<Listed> listed = listed();
    for (Listed record : listed) {
      assertThat(accepted.remove(record.id())).as("%s is listed once", record.id()).isTrue();
      if (!record.isUncertain()) {
        notAccepted.add(record.id());
      }
    }
    assertThat(acceptedIds()).containsAll(accepted).noneMatch(notAccepted::contains);
    assertThatIdsAreKept();

    int uncertain = listed.size() - notAccepted.size();
    EmbulkLog log = outcome.log();
    assertThat(log.reports()).hasSize(OUTPUTS).allMatch(line -> SKIPPED.matcher(line).matches());
    assertThat(sum(ACCEPTED, log)).isEqualTo(accepted.size());
    assertThat(sum(SKIPPED, log) + ofJob(GIVEN_UP, log)).isEqualTo(listed.size());
    assertThat(ofJob(UNCERTAIN_GIVEN_UP, log) + ofJob(UNCERTAIN_REFUSED, log)).isEqualTo(uncertain);
    return uncertain;
  }

  /** A record may come to Amazon twice, but as the same event, which then counts once. */
  private void assertThatIdsAreKept() {
    assertThat(ids).containsAll(acceptedIds());
    assertThat(sandbox.changedEventIds()).isEmpty();
  }

  private Set<String> acceptedIds() {
    return new HashSet<>(sandbox.acceptedEventIds());
  }

  /** Returns the sum of the numbers in the lines of a kind in the REPORTs of the outputs. */
  private static long sum(Pattern kind, EmbulkLog log) {
    return log.lines().stream()
        .filter(line -> TASK.matcher(line.thread()).matches())
        .map(line -> kind.matcher(line.message()))
        .filter(Matcher::matches)
        .mapToLong(line -> Long.parseLong(line.group(1)))
        .sum();
  }

  /** Returns the number in the line of a kind in the REPORT of the job; 0 without such a line. */
  private static long ofJob(Pattern kind, EmbulkLog log) {
    List<Long> numbers =
        log.messages().stream()
            .map(kind::matcher)
            .filter(Matcher::matches)
            .map(line -> Long.parseLong(line.group(1)))
            .toList();
    assertThat(numbers).hasSizeLessThan(2);
    return numbers.isEmpty() ? 0 : numbers.get(0);
  }

  /** What an output says when it commits or fails. */
  private record Told(long accepted, long uncertain) {}

  /** Returns what each output told, by its number. */
  private static Map<Integer, Told> told(EmbulkLog log) {
    Map<Integer, Told> told = new TreeMap<>();
    for (LogLine line : log.lines()) {
      Matcher failed = FAILED.matcher(line.message());
      Matcher task = TASK.matcher(line.thread());
      Matcher committed = ACCEPTED.matcher(line.message());
      if (failed.matches()) {
        long uncertain = Long.parseLong(failed.group(3));
        told.put(
            Integer.parseInt(failed.group(1)),
            new Told(Long.parseLong(failed.group(2)), uncertain));
      } else if (task.matches() && committed.matches()) {
        told.put(
            Integer.parseInt(task.group(1)) + 1, new Told(Long.parseLong(committed.group(1)), 0));
      }
    }
    return told;
  }

  /** A line of the files of rejected records. */
  private record Listed(String id, boolean isUncertain) {}

  private List<Listed> listed() throws Exception {
    List<Listed> listed = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
        for (String line : Files.readAllLines(file)) {
          JsonNode record = MAPPER.readTree(line);
          listed.add(
              new Listed(
                  record.path("event_id").asText(),
                  record.path("may_have_been_accepted").asBoolean()));
        }
      }
    }
    return listed;
  }

  private static String prefix(int output) {
    return "order-" + output + "-";
  }

  private EmbulkConfig skippingConfig() {
    return config().out("skip_invalid_record", true).out("skip_error_batch", true);
  }

  /** Returns a config of an input task for each output. */
  private EmbulkConfig config() {
    RowsInput input = Conversions.input();
    for (int output = 1; output <= OUTPUTS; output++) {
      for (int row = 1; row <= ROWS; row++) {
        add(prefix(output) + row, input);
      }
      if (output < OUTPUTS) {
        input.nextTask();
      }
    }
    return config(input).exec("max_threads", OUTPUTS);
  }

  private void add(String id, RowsInput input) {
    ids.add(id);
    input.row(ValidRow.lead(id));
  }

  private EmbulkConfig config(EmbulkInput input) {
    return Conversions.config(sandbox, input)
        .out("batch_size", 3)
        .out("max_concurrent_requests", 2)
        .out("rejected_records_path", folder.resolve("rejected-").toString());
  }
}
