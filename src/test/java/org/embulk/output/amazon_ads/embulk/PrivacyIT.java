package org.embulk.output.amazon_ads.embulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.embulk.output.amazon_ads.fixture.HtmlPage;
import org.embulk.output.amazon_ads.fixture.ReportSchema;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.embulk.output.amazon_ads.sandbox.fault.Fault;
import org.embulk.output.amazon_ads.sandbox.records.EventError;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No identifier, no text of a row, no token and no secret stands in a log line or in an exception,
 * whatever goes wrong.
 */
class PrivacyIT {
  private static final String TOKEN = "Atza|mark-access-IwEBIAbCdEfGhIjKl";
  private static final String TOKEN_ANSWER =
      "{\"access_token\":\"" + TOKEN + "\",\"token_type\":\"bearer\",\"expires_in\":3600}";

  /** How a file of rejected records names its record. */
  private static final String EVENT_ID = "\"" + MarkedRows.EVENT_ID + "\"";

  /** How a line about a record does, with log_event_ids. */
  private static final String SHOWN_ID = " (event_id " + EVENT_ID + ")";

  private static EmbulkInProcess embulk;

  @BeforeAll
  static void load() {
    embulk = new EmbulkInProcess();
  }

  @AfterAll
  static void unload() throws Exception {
    embulk.close();
  }

  /**
   * What happens in a run of which no mark may be told.
   *
   * @param told what is told all the same, in the log or in an exception: it did happen
   */
  private record Scenario(
      String name,
      String told,
      MarkedRows rows,
      Consumer<Sandbox> script,
      UnaryOperator<EmbulkConfig> options) {

    Scenario options(UnaryOperator<EmbulkConfig> more) {
      return new Scenario(name, told, rows, script, config -> more.apply(options.apply(config)));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** A run that skips what it can skip. */
  private static Scenario skipping(
      String name, String told, MarkedRows rows, Consumer<Sandbox> script) {
    return new Scenario(
        name,
        told,
        rows,
        script,
        config -> config.out("skip_invalid_record", true).out("skip_error_batch", true));
  }

  /** A run that fails upon the first problem. */
  private static Scenario failing(
      String name, String told, MarkedRows rows, Consumer<Sandbox> script) {
    return new Scenario(name, told, rows, script, config -> config.out("maximum_retries", 0));
  }

  private static Scenario failing(String name, String told, MarkedRows rows) {
    return failing(name, told, rows, sandbox -> {});
  }

  private static Stream<Scenario> scenarios() {
    return Stream.of(ofRuns(), ofRows(), ofAnswers(), ofCredentials()).flatMap(List::stream);
  }

  private static List<Scenario> ofRuns() {
    return List.of(
        skipping(
            "nothing goes wrong",
            "Total records: 1, total skip records: 0, total batches: 1, total skip batches: 0",
            MarkedRows.one(),
            sandbox -> {}),
        failing(
                "the config has problems",
                "\"api_endpoint\": must be an https URL",
                MarkedRows.one().mark("mark-user:mark-pass"))
            .options(
                config ->
                    config
                        .out("api_endpoint", "https://mark-user:mark-pass@example.com")
                        .out("client_secret", List.of(MarkedRows.CLIENT_SECRET))
                        .out("batch_size", 0)),
        failing(
                "a dry run finds rows that are invalid, after one that it shows",
                "the real job would fail at this record, the first of 2 invalid ones",
                MarkedRows.one()
                    .and("value", "12,5mark")
                    .and("event_time", "2026-13-45 00:00:00 Mark/Zone"))
            .options(config -> config.out("dry_run", true)),
        failing(
                "the job receives too few records",
                "the job received 1 record, fewer than \"min_records\": 2",
                MarkedRows.one())
            .options(config -> config.out("min_records", 2)),
        skipping(
                "the job skips too many records",
                "more than \"max_skip_percent\": 0.5; the most frequent reasons: invalid_value (1)",
                MarkedRows.copies(99).and("value", "12,5mark"),
                sandbox -> {})
            .options(config -> config.out("max_skip_percent", 0.5)));
  }

  private static List<Scenario> ofRows() {
    MarkedRows bad =
        MarkedRows.with("conversion_type", "MARKTYPE")
            .and("event_source", "MARKSOURCE")
            .and("country_code", "MARKLAND")
            .and("event_time", "2026-13-45 00:00:00 Mark/Zone")
            .and("event_time", "177mark00")
            .and("value", "1e5mark")
            .and("currency_code", "MARKCOIN")
            .and("units_sold", "2.5mark")
            .and("match_id", "+49 170 5550142")
            .and("match_id", "mark.other@example.org")
            .and("amzn_user_data", "MARKGRANTED")
            .and("limited_data_use", "markyes")
            .and("points", "4294967296")
            .and("note", "mark-long-note ".repeat(30))
            .and("event_name", "mark-long-name ".repeat(600));
    return List.of(
        skipping(
            "rows are invalid in every way",
            "Total records: 15, total skip records: 15",
            bad,
            sandbox -> {}),
        failing(
            "a number does not parse",
            "output 1, record 1: \"value\": must be",
            MarkedRows.with("value", "12,5mark")),
        failing(
                "a time does not parse, neither by the user's format nor by ours",
                "output 1, record 1: \"event_time\": must be",
                MarkedRows.with("event_time", "20/mark/2026"))
            .options(config -> config.out("event_time_format", "%d/%m/%Y")));
  }

  private static List<Scenario> ofAnswers() {
    List<String> sent = MarkedRows.one().sent();
    int number = sent.size();
    return List.of(
        skipping(
            "Amazon refuses events and quotes them",
            "Total records: " + number + ", total skip records: " + number,
            MarkedRows.copies(number),
            sandbox -> refuseQuoting(sandbox, sent)),
        skipping(
            "Amazon refuses events and quotes them in other spellings, wherever it may",
            "Total records: " + 3 * number + ", total skip records: " + 3 * number,
            MarkedRows.copies(3 * number),
            sandbox -> refuseSpelling(sandbox, sent)),
        skipping(
                "Amazon refuses batches and quotes them",
                "Records in skipped batches: " + number,
                MarkedRows.copies(2 * number),
                sandbox -> refuseBatchesQuoting(sandbox, sent))
            .options(config -> config.out("batch_size", 1)),
        failing(
            "Amazon refuses the batch and quotes an identifier",
            "status 400 BAD_REQUEST: The value … is not allowed",
            MarkedRows.one(),
            sandbox -> sandbox.events().onEveryRequest(Fault.quotingAnIdentifier())),
        failing(
            "the answer is no JSON and quotes",
            "status 207 with an unreadable body",
            MarkedRows.one(),
            answering(207, "Unexpected " + String.join(" ", sent))),
        failing(
            "the answer is JSON up to a quotation",
            "status 207 with an unreadable body",
            MarkedRows.one(),
            answering(207, "{\"success\":[{\"index\":" + sent.get(0) + "}]}")),
        failing(
            "the answer is a redirect that quotes",
            "status 307",
            MarkedRows.one(),
            sandbox ->
                sandbox
                    .events()
                    .onEveryRequest(Fault.redirect("http://127.0.0.1/?" + sent.get(0)))));
  }

  private static List<Scenario> ofCredentials() {
    String secrets = MarkedRows.REFRESH_TOKEN + " " + MarkedRows.CLIENT_SECRET;
    return List.of(
        skipping(
                "an API token is accepted",
                "Total records: 1, total skip records: 0, total batches: 1, total skip batches: 0",
                MarkedRows.one(),
                sandbox -> {})
            .options(config -> Conversions.byApiToken(config, MarkedRows.API_TOKEN)),
        failing(
                "an API token is refused and quoted",
                "did not accept \"api_token\" (status 401 UNAUTHORIZED",
                MarkedRows.one(),
                answering(
                    401,
                    "{\"code\":\"UNAUTHORIZED\",\"message\":\"Not " + MarkedRows.API_TOKEN + "\"}"))
            .options(config -> Conversions.byApiToken(config, MarkedRows.API_TOKEN)),
        failing(
                "an API token is wrong",
                "\"api_token\": must begin with amzn_ads|",
                MarkedRows.one().mark("mark-bad-token"))
            .options(config -> Conversions.byApiToken(config, "mark-bad-token")),
        failing(
            "the credentials are refused and quoted",
            "status 400 invalid_grant",
            MarkedRows.one(),
            token(
                Fault.status(400)
                    .body(
                        "{\"error\":\"invalid_grant\",\"error_description\":\"Not "
                            + secrets
                            + "\"}"))),
        failing(
            "the token's answer is broken",
            "no token in the response",
            MarkedRows.one().mark(TOKEN),
            token(Fault.status(200).body(TOKEN_ANSWER.replace("\"Atza", "Atza")))),
        failing(
            "the token can't stand in a header",
            "no token in the response",
            MarkedRows.one().mark(TOKEN),
            token(Fault.status(200).body(TOKEN_ANSWER.replace("Kl\"", "Kl\\n\"")))),
        failing(
            "Amazon does not accept the token and quotes it",
            "status 401 DENIED",
            MarkedRows.one().mark(TOKEN),
            sandbox -> quoteTheToken(sandbox, 401)),
        failing(
            "Amazon forbids and quotes the token",
            "status 403 DENIED",
            MarkedRows.one().mark(TOKEN),
            sandbox -> quoteTheToken(sandbox, 403)));
  }

  static Stream<Arguments> scenariosAtEachLevel() {
    // What is logged at debug level is logged at trace level too.
    return scenarios()
        .flatMap(
            scenario -> Stream.of("info", "trace").map(level -> Arguments.of(scenario, level)));
  }

  @ParameterizedTest(name = "{0}, at the level {1}")
  @MethodSource("scenariosAtEachLevel")
  void tellsNothingInLogsExceptionsAndReportsWhen(
      Scenario scenario, String level, @TempDir Path folder) throws Exception {
    try (Sandbox sandbox = sandbox()) {
      scenario.script().accept(sandbox);

      EmbulkInProcess.Outcome outcome =
          embulk
              .logLevel(level)
              .run(
                  scenario
                      .options()
                      .apply(scenario.rows().config(sandbox))
                      .out("report_path", folder + "/report.json"));

      sandbox.tokensIssued().forEach(scenario.rows()::mark);
      List<String> texts = new ArrayList<>(outcome.log().messages());
      outcome.causes().forEach(cause -> texts.add(textOf(cause)));
      texts.add(report(folder, outcome.isSuccessful() ? "succeeded" : "failed"));
      assertThat(texts).anyMatch(text -> text.contains(scenario.told()));
      assertThat(texts).allSatisfy(text -> assertThat(scenario.rows().leaksIn(text)).isEmpty());
    }
  }

  /**
   * A job in which everything happens that can be skipped. The file of rejected records has the
   * event_id of each record, which is what it is for, and nothing else of a row.
   */
  @ParameterizedTest(name = "at the level {0}")
  @ValueSource(strings = {"error", "warn", "info", "debug", "trace"})
  void aJobThatEndsWellTellsNothingAnywhere(String level, @TempDir Path folder) throws Exception {
    List<String> sent = quoted();
    MarkedRows rows = MarkedRows.copies(2 * sent.size()).and("value", "12,5mark");
    try (Sandbox sandbox = sandbox()) {
      refuseQuoting(sandbox, sent);
      refuseBatchQuoting(sandbox, 1, sent);

      Seen seen =
          run(
              () ->
                  embulk
                      .logLevel(level)
                      .run(
                          rows.config(sandbox)
                              .out("batch_size", sent.size())
                              .out("skip_invalid_record", true)
                              .out("skip_error_batch", true)
                              .out("rejected_records_path", folder + "/rejected-")
                              .out("report_path", folder + "/report.json")));

      sandbox.tokensIssued().forEach(rows::mark);
      assertThat(rows.leaksIn(report(folder, "succeeded"))).isEmpty();
      assertThat(seen.outcome().failure()).isEmpty();
      assertThat(seen.outcome().handedBack()).containsExactly("{\"in\":{},\"out\":{}}");
      assertThat(seen.texts()).allSatisfy(text -> assertThat(rows.leaksIn(text)).isEmpty());
      assertThat(rejected(folder))
          .hasSize(2 * sent.size() + 1)
          .allSatisfy(line -> assertThat(line).contains(EVENT_ID))
          .allSatisfy(
              line -> assertThat(rows.leaksIn(line.replaceFirst(EVENT_ID, "\"\""))).isEmpty());
    }
  }

  @Test
  void aPageTellsNothing(@TempDir Path folder) throws Exception {
    List<String> sent = quoted();
    MarkedRows rows = MarkedRows.copies(2 * sent.size()).and("value", "12,5mark");
    try (Sandbox sandbox = sandbox()) {
      refuseQuoting(sandbox, sent);
      refuseBatchQuoting(sandbox, 1, sent);

      embulk.run(
          rows.config(sandbox)
              .out("batch_size", sent.size())
              .out("skip_invalid_record", true)
              .out("skip_error_batch", true)
              .out("report_path", folder + "/report.html"));

      sandbox.tokensIssued().forEach(rows::mark);
      HtmlPage page = HtmlPage.read(folder.resolve("report.html"));
      assertThat(page.table("Why records were left out")).hasSizeGreaterThan(2);
      assertThat(rows.leaksIn(page.source() + page.text())).isEmpty();
    }
  }

  /** An id that would not do as a MATCH_ID, such as an e-mail address, is not shown even then. */
  @ParameterizedTest(name = "at the level {0}")
  @ValueSource(strings = {"warn", "info", "debug", "trace"})
  void aJobThatIsToShowIdsTellsNothingElse(String level) {
    List<String> sent = new ArrayList<>(MarkedRows.one().sent());
    sent.add("of the row with an address");
    MarkedRows rows =
        MarkedRows.copies(sent.size() - 1)
            .and("event_id", "mark.other@example.org")
            .and("value", "12,5mark");
    String invalid = "output 1, record " + (sent.size() + 1) + SHOWN_ID + ": \"value\": must be";
    try (Sandbox sandbox = sandbox()) {
      refuseQuoting(sandbox, sent);
      EmbulkConfig config = rows.config(sandbox).out("log_event_ids", true);
      embulk.logLevel(level);

      Seen failed = run(() -> embulk.run(config));
      Seen skipping = run(() -> embulk.run(config.out("skip_invalid_record", true)));

      sandbox.tokensIssued().forEach(rows::mark);
      assertThat(failed.texts()).anyMatch(text -> text.contains(invalid));
      assertThat(skipping.texts())
          .anyMatch(text -> text.startsWith("Skipped output 1, record 1" + SHOWN_ID + ": refused"))
          .anyMatch(
              text -> text.startsWith("Skipped output 1, record " + sent.size() + ": refused"))
          .anyMatch(text -> text.startsWith("Skipped " + invalid));
      for (Seen seen : List.of(failed, skipping)) {
        assertThat(seen.texts())
            .allSatisfy(text -> assertThat(rows.leaksIn(text.replace(SHOWN_ID, ""))).isEmpty());
      }
    }
  }

  /** The first of two outputs has committed when the second one fails. */
  @ParameterizedTest(name = "at the level {0}")
  @ValueSource(strings = {"error", "warn", "info", "debug", "trace"})
  void aJobThatFailsTellsNothingAnywhere(String level, @TempDir Path folder) throws Exception {
    List<String> sent = quoted();
    MarkedRows rows = MarkedRows.one().twice();
    try (Sandbox sandbox = sandbox()) {
      refuseBatchQuoting(sandbox, 2, sent);

      Seen seen =
          run(
              () ->
                  embulk
                      .logLevel(level)
                      .runResumable(
                          rows.config(sandbox)
                              .exec("max_threads", 1)
                              .out("rejected_records_path", folder + "/rejected-")
                              .out("report_path", folder + "/report.json")));

      sandbox.tokensIssued().forEach(rows::mark);
      assertThat(rows.leaksIn(report(folder, "failed"))).isEmpty();
      assertThat(seen.outcome().causes())
          .anySatisfy(cause -> assertThat(cause).hasMessageContaining("status 400 BAD_REQUEST"));
      assertThat(seen.outcome().handedBack())
          .singleElement(as(STRING))
          .contains("\"accepted_records\":1");
      assertThat(seen.texts()).allSatisfy(text -> assertThat(rows.leaksIn(text)).isEmpty());
      assertThat(rejected(folder))
          .singleElement(as(STRING))
          .contains(EVENT_ID)
          .satisfies(
              line -> assertThat(rows.leaksIn(line.replaceFirst(EVENT_ID, "\"\""))).isEmpty());
    }
  }

  /** What a run left behind, with all that its process printed meanwhile. */
  private record Seen(EmbulkInProcess.Outcome outcome, String console) {
    /** Returns log, console, each exception of the chain, task reports and config diff. */
    List<String> texts() {
      List<String> texts = new ArrayList<>(outcome.log().messages());
      texts.addAll(outcome.handedBack());
      texts.add(console);
      outcome.causes().forEach(cause -> texts.add(textOf(cause)));
      return texts;
    }
  }

  private static Seen run(Supplier<EmbulkInProcess.Outcome> run) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    PrintStream captured = new PrintStream(console, true, UTF_8);
    System.setOut(captured);
    System.setErr(captured);
    try {
      return new Seen(run.get(), console.toString(UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /** Answers one request with an error that quotes the texts, and the access tokens beside them. */
  private static void refuseBatchQuoting(Sandbox sandbox, int request, List<String> texts) {
    sandbox
        .events()
        .onEveryRequest(
            (number, head) ->
                number == request
                    ? Fault.error(
                        400,
                        "BAD_REQUEST",
                        String.join(" ", sandbox.tokensIssued()) + " " + String.join(" ", texts))
                    : Fault.none());
  }

  /** Returns what an answer may quote: everything that goes to Amazon, the secrets included. */
  private static List<String> quoted() {
    List<String> quoted = new ArrayList<>(MarkedRows.one().sent());
    quoted.addAll(
        List.of(MarkedRows.API_TOKEN, MarkedRows.REFRESH_TOKEN, MarkedRows.CLIENT_SECRET));
    return quoted;
  }

  /** Takes the file of the report away, and returns its text. */
  private static String report(Path folder, String status) throws IOException {
    Path file = folder.resolve("report.json");
    assertThat(ReportSchema.read(file).get("status").asText()).isEqualTo(status);
    String text = Files.readString(file);
    Files.delete(file);
    return text;
  }

  /** Returns the lines of the files of rejected records. */
  private static List<String> rejected(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    return lines;
  }

  @ParameterizedTest(name = "at the level {0}")
  @ValueSource(strings = {"info", "debug"})
  void aProcessPrintsNothingWhenAmazonQuotesAnIdentifier(String level, @TempDir Path folder)
      throws Exception {
    MarkedRows rows = MarkedRows.one();
    try (Sandbox sandbox = sandbox()) {
      sandbox.events().onEveryRequest(Fault.quotingAnIdentifier());

      EmbulkProcess.Result result =
          new EmbulkProcess(folder).option("-l", level).run(rows.config(sandbox));

      assertThat(result.exitStatus()).isEqualTo(1);
      assertThat(result.error())
          .isEqualTo(
              "org.embulk.spi.DataException: output 1, batch 1: status 400 BAD_REQUEST: The value …"
                  + " is not allowed; 1 of its records was not accepted (the first: record 1); of"
                  + " the job's records, 0 were already accepted by Amazon, 0 may have been accepted;"
                  + " running the job again counts nothing twice; correct what Amazon's answer"
                  + " names, or set \"skip_error_batch\": true to leave such batches out");
      sandbox.tokensIssued().forEach(rows::mark);
      assertThat(rows.leaksIn(result.output())).as(result.output()).isEmpty();
    }
  }

  private static Sandbox sandbox() {
    return Sandbox.builder()
        .credentials(Sandbox.CLIENT_ID, MarkedRows.CLIENT_SECRET, MarkedRows.REFRESH_TOKEN)
        .apiToken(MarkedRows.API_TOKEN)
        .start();
  }

  private static void refuseQuoting(Sandbox sandbox, List<String> texts) {
    AtomicInteger next = new AtomicInteger();
    sandbox.refuse(
        event -> true,
        event -> EventError.of("INVALID", "Not allowed: " + texts.get(next.getAndIncrement())));
  }

  /** Quotes each text in three spellings in code, field location and message. */
  private static void refuseSpelling(Sandbox sandbox, List<String> texts) {
    List<String> spelled = new ArrayList<>();
    for (String text : texts) {
      spelled.add(URLEncoder.encode(text, UTF_8));
      spelled.add(text.toUpperCase(Locale.ROOT));
      spelled.add(String.join("-", text.split("(?<=\\G...)")));
    }
    AtomicInteger next = new AtomicInteger();
    sandbox.refuse(
        event -> true,
        event -> {
          String quoted = spelled.get(next.getAndIncrement());
          return EventError.of("BAD_" + quoted, "Not allowed: " + quoted).at("events[0]." + quoted);
        });
  }

  /** Refuses every second batch, since ten that are given up in a row end the job. */
  private static void refuseBatchesQuoting(Sandbox sandbox, List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      sandbox
          .events()
          .onRequest(2 * i + 1, Fault.error(400, "BAD_REQUEST", "The value " + texts.get(i)));
    }
  }

  private static Consumer<Sandbox> answering(int status, String body) {
    return sandbox -> sandbox.events().onEveryRequest(Fault.status(status).body(body));
  }

  private static Consumer<Sandbox> token(Fault fault) {
    return sandbox -> sandbox.token().onEveryRequest(fault);
  }

  private static void quoteTheToken(Sandbox sandbox, int status) {
    sandbox.token().onEveryRequest(Fault.status(200).body(TOKEN_ANSWER));
    sandbox
        .events()
        .onEveryRequest(Fault.error(status, "DENIED", "Token " + TOKEN + " is not good enough"));
  }

  /** Returns what could be printed of one exception: its causes are looked at one by one. */
  private static String textOf(Throwable throwable) {
    StringWriter text = new StringWriter();
    throwable.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
