package org.embulk.output.amazon_ads.embulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.embulk.output.amazon_ads.sandbox.audience.AudienceFaults.status;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.embulk.output.amazon_ads.sandbox.audience.AudienceSandbox;
import org.embulk.output.amazon_ads.sandbox.audience.service.Operation;
import org.embulk.output.amazon_ads.sandbox.audience.state.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plugin {@code amazon_ads} in the real Embulk; the numbers are the contract's. */
class AudienceIT {
  private static final String LOADED =
      "Loaded plugin embulk-output-amazon_ads_conversion (maven:"
          + InstalledPlugin.GROUP
          + ":amazon_ads_conversion:";
  private static final String AUDIENCE = "361054992504331001";

  /** The lines of {@code result_settings} in Treasure Data's example of a workflow. */
  private static final List<String> WORKFLOW =
      List.of(
          "type: amazon_ads",
          "td_authentication_id: td_authentication_id",
          "amc_instance_id: amc_instance_id",
          "amc_account_id: amc_account_id",
          "dsp_region: NA",
          "action: CREATE",
          "upload_mode: APPEND",
          "target: AMC_AND_DSP",
          "dsp_advertiser_id: dsp_advertiser_id",
          "external_audience_id: external_audience_id",
          "audience_name: audience_name",
          "time_to_live: 34300800",
          "country_code: US",
          "wait_until_finish: true",
          "max_wait_time: 5");

  /** What Treasure Data's example of {@code td query --result} has, between its braces. */
  private static final String QUERY =
      "\"type\":\"amazon_ads\",\"td_authentication_id\":\"${authentication_id_from_td_console}\","
          + "\"amc_instance_id\":\"amc_instance_id\",\"amc_account_id\":\"amc_account_id\","
          + "\"region\":\"NA\",\"action\":\"CREATE\",\"upload_mode\":\"APPEND\","
          + "\"target\":\"AMC_AND_DSP\",\"dsp_advertiser_id\":\"dsp_advertiser_id\","
          + "\"external_audience_id\":\"external_audience_id\",\"audience_name\":\"audience_name\","
          + "\"time_to_live\":34300800,\"country_code\":\"US\",\"wait_until_finish\":false,"
          + "\"max_wait_time\":1";

  private final AudienceSandbox sandbox = AudienceSandbox.documented().start();

  @TempDir private Path folder;

  @AfterEach
  void close() {
    sandbox.close();
  }

  private Map<String, String> login() {
    return Map.of(
        "client_id", Sandbox.CLIENT_ID,
        "client_secret", Sandbox.CLIENT_SECRET,
        "refresh_token", Sandbox.REFRESH_TOKEN,
        "api_endpoint", sandbox.baseUrl(),
        "token_endpoint", sandbox.tokenUrl());
  }

  /** Puts lines of an output behind an input of one person, whose columns are Treasure Data's. */
  private String yaml(List<String> out) throws IOException {
    Files.writeString(
        folder.resolve("people.csv"),
        "firstname,address,phone,city,state,postal,email,lastname,countrycode,externaluserid\n"
            + "Ann,1 Main St,5714120599,Boston,MA,02134,ann@example.org,Lee,US,c-1\n");
    List<String> lines = new ArrayList<>(List.of("in:"));
    lines.add("  type: file");
    lines.add("  path_prefix: " + folder.resolve("people"));
    lines.add("  parser: {type: csv, skip_header_lines: 1, columns: [");
    for (String column :
        List.of(
            "firstname",
            "address",
            "phone",
            "city",
            "state",
            "postal",
            "email",
            "lastname",
            "countrycode",
            "externaluserid")) {
      lines.add("    {name: " + column + ", type: string},");
    }
    lines.add("  ]}");
    lines.add("exec: {min_output_tasks: 1}");
    lines.add("out:");
    out.forEach(line -> lines.add("  " + line));
    return String.join("\n", lines) + "\n";
  }

  private EmbulkConfig config(RowsInput people) {
    return new EmbulkConfig(people)
        .oneOutput()
        .exec("max_threads", 1)
        .out("type", "amazon_ads")
        .out("amc_instance_id", "amc_instance_id")
        .out("country_code", "US")
        .out("external_audience_id", "external_audience_id")
        .out("audience_name", "audience_name")
        .out(login());
  }

  private static RowsInput people(String... ids) {
    RowsInput input = new RowsInput().column("externaluserid", "string").column("email", "string");
    for (String id : ids) {
      input.row(id, id + "@example.org");
    }
    return input;
  }

  /** 1: the example of the workflow, line by line, with a login in place of the stored one. */
  @Test
  void runsTheWorkflowOfThePage() throws Exception {
    List<String> out = new ArrayList<>(WORKFLOW);
    out.remove("td_authentication_id: td_authentication_id");
    login().forEach((name, value) -> out.add(name + ": " + value));

    EmbulkProcess.Result result = new EmbulkProcess(folder).run(yaml(out));

    assertThat(result.exitStatus()).as(result.output()).isZero();
    assertThat(sandbox.members(AUDIENCE, Target.AMC)).containsOnlyKeys("c-1");
    assertThat(sandbox.members(AUDIENCE, Target.DSP)).containsOnlyKeys("c-1");
    assertThat(result.log().messages("INFO"))
        .containsSubsequence(
            "************* REPORT *************",
            "Total records: 1",
            "Total batches: 1",
            "Total skipped records: 0",
            "************* UPLOAD STATUS *************",
            "Total completed batches: 1/1",
            "Total uploaded records but invalid: 0",
            "************* AUDIENCE INFO *************",
            "Audience ID: " + AUDIENCE);
  }

  /** 1: the example of the query. */
  @Test
  void runsTheQueryOfThePage() throws Exception {
    String stored = "\"td_authentication_id\":\"${authentication_id_from_td_console}\",";
    List<String> out = new ArrayList<>();
    for (String field : QUERY.replace(stored, "").split(",")) {
      out.add(field.replace(":", ": "));
    }
    login().forEach((name, value) -> out.add(name + ": " + value));

    EmbulkProcess.Result result = new EmbulkProcess(folder).run(yaml(out));

    assertThat(result.exitStatus()).as(result.output()).isZero();
    assertThat(sandbox.members(AUDIENCE, Target.DSP)).containsOnlyKeys("c-1");
    assertThat(sandbox.requests(Operation.READ_STATUS)).isEmpty();
    assertThat(result.log().messages("INFO")).contains("Not waited for: 1 upload");
  }

  /** 2: both, as they are printed; whatever left the machine would come to the proxy. */
  @ParameterizedTest
  @ValueSource(strings = {"workflow", "query"})
  void sendsNothingInADryRun(String example) throws Exception {
    List<String> out = new ArrayList<>(WORKFLOW);
    if (example.equals("query")) {
      out.clear();
      List.of(QUERY.split(",")).forEach(field -> out.add(field.replace("\":", "\": ")));
    }
    out.add("dry_run: true");
    try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      proxy.setSoTimeout(1);
      EmbulkProcess.Result result =
          new EmbulkProcess(folder)
              .jvmOption("-Dhttp.proxyHost=127.0.0.1", "-Dhttp.proxyPort=" + proxy.getLocalPort())
              .jvmOption("-Dhttps.proxyHost=127.0.0.1", "-Dhttps.proxyPort=" + proxy.getLocalPort())
              .run(yaml(out));

      assertThat(result.exitStatus()).as(result.output()).isZero();
      assertThat(result.log().messages("INFO"))
          .containsSubsequence(
              "************* REPORT *************",
              "Dry run: nothing was sent",
              "Total records: 1",
              "Records to send: 1",
              "************* UPLOAD STATUS *************",
              "************* AUDIENCE INFO *************",
              "Audience ID: none (dry run)");
      assertThatThrownBy(proxy::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void endsADryRunWithStatus1AfterAllRowsIfOneIsInvalid() throws Exception {
    EmbulkProcess.Result result =
        new EmbulkProcess(folder)
            .run(
                config(people("c-1", "not valid", "c-3"))
                    .out("dry_run", true)
                    .out("skip_invalid_record", false));

    assertThat(result.exitStatus()).as(result.output()).isEqualTo(1);
    assertThat(result.log().messages("INFO"))
        .containsSubsequence(
            "************* REPORT *************",
            "Dry run: nothing was sent",
            "Total records: 3",
            "Total batches: 1",
            "Total skipped records: 1",
            "Records to send: 2");
    assertThat(result.error())
        .startsWith("org.embulk.spi.DataException: output 1, record 2: \"externalUserId\": ")
        .contains("; the real job would fail at this record, the only invalid one; ");
    assertThat(sandbox.requests()).isEmpty();
  }

  /** 6: the config diff makes the second run an update of the same audience. */
  @Test
  void updatesInTheSecondRunWithTheConfigDiff() throws Exception {
    String diff = folder.resolve("diff.yml").toString();

    EmbulkProcess.Result first =
        new EmbulkProcess(folder).option("-c", diff).run(config(people("c-1")));
    EmbulkProcess.Result second =
        new EmbulkProcess(folder).option("-c", diff).run(config(people("c-2")));

    assertThat(first.exitStatus()).as(first.output()).isZero();
    assertThat(second.exitStatus()).as(second.output()).isZero();
    assertThat(sandbox.audiencesMade()).hasSize(1);
    assertThat(sandbox.connectionsMade()).hasSize(1);
    assertThat(sandbox.members(AUDIENCE, Target.AMC)).containsOnlyKeys("c-1", "c-2");
    assertThat(second.log().messages("INFO"))
        .contains(
            "Options that this action and target do not use: \"external_audience_id\","
                + " \"audience_name\"");
  }

  /** 17: resume after a failed output makes no second audience. */
  @Test
  void resumesWithTheSameAudience() throws Exception {
    sandbox.script(Operation.UPLOAD).onRequest(2, status(Operation.UPLOAD, 400));
    EmbulkConfig config = config(people("c-1").nextTask().row("c-2", "c-2@example.org"));
    try (EmbulkInProcess embulk = new EmbulkInProcess()) {
      EmbulkInProcess.Outcome failed = embulk.runResumable(config);
      assertThat(failed.isSuccessful()).isFalse();
      assertThat(sandbox.members(AUDIENCE, Target.AMC)).hasSize(1);

      EmbulkInProcess.Outcome resumed = embulk.resume(config);

      assertThat(resumed.failure()).isEmpty();
      assertThat(resumed.log().messages("INFO"))
          .contains("Total records: 2", "Not waited for: 2 uploads");
    }
    assertThat(sandbox.audiencesMade()).hasSize(1);
    assertThat(sandbox.connectionsMade()).hasSize(1);
    assertThat(sandbox.members(AUDIENCE, Target.AMC)).containsOnlyKeys("c-1", "c-2");
  }

  /** A failure of an output, of which Embulk prints the line with the ids last. */
  @Test
  void printsLastWhichAudienceExists() throws Exception {
    sandbox.script(Operation.UPLOAD).onRequest(1, status(Operation.UPLOAD, 400));

    EmbulkProcess.Result result = new EmbulkProcess(folder).run(config(people("c-1")));

    assertThat(result.exitStatus()).isEqualTo(1);
    assertThat(result.error())
        .endsWith(
            "\naudience 361054992504331001 exists (connection "
                + sandbox.connectionsMade().get(0).id()
                + "): run again with action UPDATE and this audience_id");
  }

  @Test
  void isLoadedByTheNameInTheProperties() throws Exception {
    EmbulkProcess.Result result =
        new EmbulkProcess(folder).run(config(people("c-1")).out("dry_run", true));

    assertThat(result.exitStatus()).as(result.output()).isZero();
    assertThat(result.log().messages("INFO")).anyMatch(line -> line.startsWith(LOADED));
  }

  @Test
  void isLoadedByTheArtifactInTheConfig() throws Exception {
    Map<String, String> artifact =
        Map.of(
            "source", "maven",
            "group", "com.treasuredata.embulk.plugins",
            "name", "amazon_ads_conversion",
            "version", InstalledPlugin.VERSION,
            "classifier", "audience");

    EmbulkProcess.Result result =
        new EmbulkProcess(folder)
            .run(config(people("c-1")).out("type", artifact).out("dry_run", true));

    assertThat(result.exitStatus()).as(result.output()).isZero();
    assertThat(result.log().messages("INFO")).contains("Audience ID: none (dry run)");
  }
}
