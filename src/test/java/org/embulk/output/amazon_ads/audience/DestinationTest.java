package org.embulk.output.amazon_ads.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embulk.output.amazon_ads.sandbox.audience.AudienceFaults.after;
import static org.embulk.output.amazon_ads.sandbox.audience.AudienceFaults.before;
import static org.embulk.output.amazon_ads.sandbox.audience.AudienceFaults.idsAsText;
import static org.embulk.output.amazon_ads.sandbox.audience.AudienceFaults.nullId;
import static org.embulk.output.amazon_ads.sandbox.audience.AudienceFaults.status;
import static org.embulk.output.amazon_ads.sandbox.audience.AudienceFaults.unknownFields;
import static org.embulk.output.amazon_ads.sandbox.audience.AudienceFaults.withoutId;
import static org.embulk.output.amazon_ads.sandbox.audience.service.Operation.CREATE_AUDIENCE;
import static org.embulk.output.amazon_ads.sandbox.audience.service.Operation.CREATE_CONNECTION;
import static org.embulk.output.amazon_ads.sandbox.audience.service.Operation.READ_AUDIENCE;
import static org.embulk.output.amazon_ads.sandbox.audience.service.Operation.READ_TERMS;
import static org.embulk.output.amazon_ads.sandbox.audience.service.Operation.UPDATE_AUDIENCE;
import static org.embulk.output.amazon_ads.sandbox.audience.service.Operation.UPLOAD;

import java.util.List;
import java.util.stream.Stream;
import org.embulk.config.ConfigException;
import org.embulk.output.amazon_ads.fixture.TrustStore;
import org.embulk.output.amazon_ads.sandbox.audience.AudienceSandbox;
import org.embulk.output.amazon_ads.sandbox.audience.AudienceSandboxBuilder;
import org.embulk.output.amazon_ads.sandbox.audience.service.Operation;
import org.embulk.output.amazon_ads.sandbox.audience.state.Audience;
import org.embulk.output.amazon_ads.sandbox.audience.state.Connection;
import org.embulk.output.amazon_ads.sandbox.audience.state.Fee;
import org.embulk.output.amazon_ads.sandbox.audience.state.SecondCreate;
import org.embulk.output.amazon_ads.sandbox.audience.state.Target;
import org.embulk.output.amazon_ads.sandbox.audience.state.Terms;
import org.embulk.output.amazon_ads.sandbox.fault.Fault;
import org.embulk.spi.DataException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Terms, connection and audience: acceptance tests 4, 5, 7, 12 and 18. */
@Timeout(60)
class DestinationTest {
  private static final String INSTANCE = "amc_instance_id";

  private AudienceSandbox sandbox = AudienceSandbox.documented().start();

  @AfterEach
  void close() {
    sandbox.close();
  }

  private void start(AudienceSandboxBuilder builder) {
    sandbox.close();
    sandbox = builder.start();
  }

  private static Connection connection(String id, String created) {
    return Connection.of(id, INSTANCE).account("amc_account_id").created(created);
  }

  private static AudienceSandboxBuilder withAudience() {
    return AudienceSandbox.documented()
        .connection(connection(Job.CONNECTION, "2026-03-02T09:30:00Z"))
        .audience(audience());
  }

  private static Audience audience() {
    return Audience.of(Job.AUDIENCE, Job.CONNECTION, "audience_name")
        .description("loyal customers")
        .ttl(604_800)
        .fees(Fee.of("EUR", 25));
  }

  @Test
  void isAConfigErrorIfTheJvmHasNoTrustStore() {
    TrustStore trustStore = new TrustStore("/no/such/file", null, null);
    try {
      assertThat(refused(Job.creating(sandbox)).message())
          .contains("\"javax.net.ssl.trustStore\" names \"/no/such/file\"");
    } finally {
      trustStore.close();
    }
  }

  private Job.Result refused(Job job) {
    Job.Result result = job.run(People.ids("c-1"));
    assertThat(result.failure()).containsInstanceOf(ConfigException.class);
    assertThat(sandbox.audiencesMade()).isEmpty();
    assertThat(sandbox.requests(UPLOAD)).isEmpty();
    return result;
  }

  // Terms.

  @Test
  void asksForTermsToBeAcceptedAndMakesNothing() {
    start(AudienceSandbox.documented().terms(Terms.NOT_ACCEPTED));

    assertThat(refused(Job.creating(sandbox)).message())
        .isEqualTo(
            "The terms of advertiser audiences are not accepted: accept them once in the AMC console,"
                + " for region NA, signed in as the user who gave this login");
    assertThat(sandbox.connectionsMade()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Terms.class,
      names = {"UNSAID", "ABSENT"})
  void goesOnWithAWarningIfNobodyKnowsWhetherTheyAre(Terms terms) {
    start(AudienceSandbox.documented().terms(terms));

    assertThat(Job.creating(sandbox).run(People.ids("c-1")).committed().log())
        .contains(
            "WARN Amazon does not say whether the terms of advertiser audiences are accepted");
  }

  // 4: the connection.

  @Test
  void test4MakesExactlyOneConnectionAndOneAudience() {
    Job.creatingForDsp(sandbox).run(People.ids("c-1")).committed();

    assertThat(sandbox.connectionsMade()).hasSize(1);
    Connection made = sandbox.connectionsMade().get(0);
    assertThat(made.text("amcAccountId")).isEqualTo("amc_account_id");
    assertThat(made.text("amcAccountMarketplaceId")).isEqualTo("ATVPDKIKX0DER");
    assertThat(made.text("dspAdvertiserId")).isEqualTo("dsp_advertiser_id");
    assertThat(made.text("dspProfileId")).isEqualTo("4000000002");
    assertThat(sandbox.audiencesMade()).hasSize(1);
  }

  @Test
  void test4MakesNoneIfOneFits() {
    start(
        AudienceSandbox.documented()
            .connection(connection("of-a-dsp", "2026-01-01T00:00:00Z").advertiser("x"))
            .connection(Connection.of("of-another", "another_instance"))
            .connection(connection("fits", "2026-03-02T09:30:00Z").advertiser(" ")));

    Job.creating(sandbox).run(People.ids("c-1")).committed();

    assertThat(sandbox.connectionsMade()).isEmpty();
    assertThat(sandbox.audiencesMade().get(0).connectionId()).isEqualTo("fits");
  }

  @Test
  void test4TakesTheOldestOfSeveralAndSaysSo() {
    start(
        AudienceSandbox.documented()
            .connection(Connection.of("a-without-a-time", INSTANCE))
            .connection(connection("newer", "2026-03-02T09:30:00+09:00"))
            .connection(connection("oldest-b", "2026-03-02T00:00:00Z"))
            .connection(connection("oldest-a", "2026-03-02T00:00:00Z")));

    assertThat(Job.creating(sandbox).run(People.ids("c-1")).committed().log())
        .contains(
            "WARN 4 connections fit, of which this job uses the oldest, oldest-a; the others:"
                + " oldest-b, newer, a-without-a-time");
  }

  @Test
  void test4RefusesToMakeOneBeyondTheHundredThatAreListed() {
    AudienceSandboxBuilder builder = AudienceSandbox.documented();
    for (int i = 1; i <= 100; i++) {
      builder.connection(Connection.of("other-" + i, "another_instance"));
    }
    start(builder);

    assertThat(refused(Job.creating(sandbox)).message())
        .isEqualTo(
            "Amazon lists 100 connections, none of which belongs to \"amc_instance_id\""
                + " \"amc_instance_id\" without a DSP advertiser, and may have more: set"
                + " \"connection_id\"");
  }

  @Test
  void takesTheConnectionOfTheConfigAndNoOther() {
    start(
        AudienceSandbox.documented()
            .connection(connection("oldest", "2026-01-02T09:30:00Z"))
            .connection(connection("chosen", "2026-03-02T09:30:00Z"))
            .connection(Connection.of("of-another", "another_instance")));

    Job.creating(sandbox).with("connection_id", "chosen").run(People.ids("c-1")).committed();

    assertThat(sandbox.audiencesMade().get(0).connectionId()).isEqualTo("chosen");
    assertThat(Job.creating(sandbox).with("connection_id", "x").run(People.ids("c-1")).message())
        .isEqualTo("\"connection_id\": Amazon lists no connection \"x\" for this client and user");
    assertThat(
            Job.creating(sandbox)
                .with("connection_id", "of-another")
                .run(People.ids("c-1"))
                .message())
        .isEqualTo(
            "\"connection_id\": the connection \"of-another\" does not belong to"
                + " \"amc_instance_id\" \"amc_instance_id\" without a DSP advertiser");
  }

  @Test
  void saysWhichInstancesAndAdvertisersTheLoginSees() {
    assertThat(refused(Job.creating(sandbox).with("amc_instance_id", "x")).message())
        .isEqualTo(
            "\"amc_instance_id\": there is no usable AMC instance \"x\"; AMC accounts that this login"
                + " sees: \"another_account_id\", \"amc_account_id\"");
    assertThat(refused(Job.creatingForDsp(sandbox).with("dsp_advertiser_id", "x")).message())
        .startsWith(
            "\"dsp_advertiser_id\": this login does not see the DSP advertiser \"x\"; those that it"
                + " sees: \"another_advertiser_id\", \"dsp_advertiser_id\". Check \"region\" too")
        .contains("advertising::campaign_management", "advertising::audiences");
    assertThat(sandbox.connectionsMade()).isEmpty();
  }

  // 5: a second create.

  private static Job second(AudienceSandbox sandbox) {
    return Job.creatingForDsp(sandbox).with("time_to_live", 3600);
  }

  @Test
  void test5AppendsToTheSameAudienceAndWarnsOfWhatDiffers() {
    start(AudienceSandbox.documented().secondCreate(SecondCreate.SAME));
    Job.creatingForDsp(sandbox).run(People.ids("c-1")).committed();

    Job.Result result = second(sandbox).run(People.ids("c-2")).committed();

    assertThat(sandbox.members(Job.AUDIENCE, Target.DSP)).containsOnlyKeys("c-1", "c-2");
    assertThat(sandbox.audiencesMade()).hasSize(1);
    assertThat(result.log())
        .contains(
            "WARN The audience existed before and differs in time_to_live; nothing of it was changed."
                + " With \"action\": UPDATE its description, time to live and fee can be changed");
    assertThat(sandbox.requests(UPDATE_AUDIENCE)).isEmpty();
  }

  @Test
  void test5EndsBeforeAnyRowIfItIsRefused() {
    start(AudienceSandbox.documented().secondCreate(SecondCreate.REFUSED));
    Job.creatingForDsp(sandbox).run(People.ids("c-1")).committed();

    Job.Result result = second(sandbox).run(People.ids("c-2"));

    assertThat(result.failure()).containsInstanceOf(ConfigException.class);
    assertThat(result.message())
        .isEqualTo(
            "Amazon refused to make the audience (status 400 An audience with externalAudienceId"
                + " external_audience_id exists); if an earlier run made it, set \"action\": UPDATE"
                + " and \"audience_id\" to the id in that run's log");
    assertThat(sandbox.members(Job.AUDIENCE, Target.DSP)).containsOnlyKeys("c-1");
  }

  @Test
  void test5GoesToTheOtherAudienceIfThereIsOne() {
    start(AudienceSandbox.documented().secondCreate(SecondCreate.ANOTHER));
    Job.creating(sandbox).run(People.ids("c-1")).committed();

    Job.Result result = Job.creating(sandbox).run(People.ids("c-2")).committed();

    assertThat(sandbox.members("361054992504331002", Target.AMC)).containsOnlyKeys("c-2");
    assertThat(result.log().get(result.log().size() - 1))
        .isEqualTo(
            "INFO the next run should use action UPDATE with audience_id 361054992504331002");
  }

  // 7: an update.

  @Test
  void test7RefusesAnUnknownId() {
    start(withAudience());

    assertThat(refused(Job.updating(sandbox).with("audience_id", "9007199254740993")).message())
        .startsWith("\"audience_id\": Amazon knows no audience 9007199254740993 (status 404 ")
        .endsWith(
            "); the id is the one in the log of the job that made it, not the one in the DSP console,"
                + " and an audience of another client may be invisible");
  }

  @Test
  void test7NeverMakesAConnection() {
    assertThat(refused(Job.updating(sandbox)).message())
        .isEqualTo(
            "No connection belongs to \"amc_instance_id\" \"amc_instance_id\" without a DSP"
                + " advertiser: an audience can only be used with the connection, the client and the"
                + " user that made it; use the login of the job that made it, and set"
                + " \"connection_id\" if that job logged one");
    assertThat(sandbox.connectionsMade()).isEmpty();
  }

  private Audience updated(String option, Object value) {
    start(withAudience());
    Job.updating(sandbox).with(option, value).run(People.ids("c-1")).committed();
    assertThat(sandbox.members(Job.AUDIENCE, Target.AMC)).containsOnlyKeys("c-1");
    return sandbox.audiences().get(0);
  }

  @Test
  void test7ChangesWhatTheConfigGivesAndLosesNothingElse() {
    assertThat(updated("time_to_live", 3600)).isEqualTo(audience().ttl(3600));
    assertThat(updated("audience_description", "new")).isEqualTo(audience().description("new"));
    assertThat(updated("audience_fee", "EUR:7")).isEqualTo(audience().fees(Fee.of("EUR", 7)));
    assertThat(updated("audience_fee", "USD:7"))
        .isEqualTo(audience().fees(Fee.of("EUR", 25), Fee.of("USD", 7)));
  }

  @Test
  void test7WritesNothingBackIfNothingDiffers() {
    updated("time_to_live", 604_800);
    assertThat(sandbox.requests(UPDATE_AUDIENCE)).isEmpty();
    updated("batch_size", 1);
    assertThat(sandbox.requests(UPDATE_AUDIENCE)).isEmpty();
  }

  // 12: faults before the first row.

  static Stream<Fault> passing() {
    return Stream.of(
        status(READ_TERMS, 503),
        status(READ_TERMS, 429).header("Retry-After", "7"),
        status(READ_TERMS, 599),
        Fault.cutAfterBody(),
        Fault.cutInAnswer(),
        Fault.malformedBody(),
        Fault.emptyBody());
  }

  @ParameterizedTest
  @MethodSource("passing")
  void test12AsksAgainWhateverMayBeAskedAgain(Fault fault) {
    for (Operation operation : Operation.values()) {
      boolean makes = operation == CREATE_AUDIENCE || operation == CREATE_CONNECTION;
      if (!makes && operation != READ_AUDIENCE) { // After a create, it is read only once.
        sandbox.script(operation).onRequest(1, fault);
      }
    }

    Job.creatingForDsp(sandbox).waiting(5).run(People.ids("c-1")).committed();

    assertThat(sandbox.audiencesMade()).hasSize(1);
    assertThat(sandbox.members(Job.AUDIENCE, Target.DSP)).containsOnlyKeys("c-1");
  }

  static Stream<Fault> uncertain() {
    return Stream.of(
        after(status(CREATE_AUDIENCE, 503)),
        after(status(CREATE_AUDIENCE, 408)),
        before(status(CREATE_AUDIENCE, 500)),
        before(status(CREATE_AUDIENCE, 501)),
        after(Fault.cutAfterBody()),
        before(Fault.cutBeforeBody()),
        Fault.truncatedBody(),
        withoutId(),
        nullId());
  }

  @ParameterizedTest
  @MethodSource("uncertain")
  void test12NeverRepeatsACreateAfterAnUncertainAnswer(Fault fault) {
    sandbox.script(CREATE_AUDIENCE).onRequest(1, fault);

    Job.Result result = Job.creating(sandbox).run(People.ids("c-1"));

    assertThat(result.failure()).containsInstanceOf(DataException.class);
    assertThat(result.message())
        .startsWith("Amazon did not say (")
        .contains(") whether it made the audience \"audience_name\": it may exist.");
    assertThat(sandbox.requests(CREATE_AUDIENCE)).hasSize(1);
    assertThat(sandbox.requests(UPLOAD)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("uncertain")
  void test12MakesNoSecondConnectionAfterAnUncertainAnswer(Fault fault) {
    sandbox.script(CREATE_CONNECTION).onRequest(1, fault);

    Job.creating(sandbox).run(People.ids("c-1")).committed();

    assertThat(sandbox.connectionsMade()).hasSize(1);
    assertThat(sandbox.audiencesMade()).hasSize(1);
  }

  @Test
  void test12RepeatsACreateThatHadNoEffect() {
    sandbox
        .script(CREATE_AUDIENCE)
        .onRequest(1, before(status(CREATE_AUDIENCE, 429)).header("Retry-After", "60"))
        .onRequest(2, before(status(CREATE_AUDIENCE, 401)));

    Job.creating(sandbox).run(People.ids("c-1")).committed();

    assertThat(sandbox.audiencesMade()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 500, 503})
  void test12IgnoresThatANewAudienceCanNotBeReadYet(int status) {
    sandbox.script(READ_AUDIENCE).onRequest(1, status(READ_AUDIENCE, status));

    Job.creating(sandbox).run(People.ids("c-1")).committed();

    assertThat(sandbox.requests(READ_AUDIENCE)).hasSize(1);
  }

  @Test
  void test12WritesBackAgain() {
    start(withAudience());
    sandbox.script(UPDATE_AUDIENCE).onRequest(1, after(status(UPDATE_AUDIENCE, 500)));

    Job.updating(sandbox).with("time_to_live", 3600).run(People.ids("c-1")).committed();

    assertThat(sandbox.audiences()).isEqualTo(List.of(audience().ttl(3600)));
  }

  // 13: what ends the job before the first row.

  @Test
  void test13NamesTheScopesAndTheAccessAtA403() {
    sandbox.script(READ_TERMS).onRequest(1, status(READ_TERMS, 403));

    assertThat(refused(Job.creating(sandbox)).message())
        .startsWith("Amazon does not allow this login to use advertiser audiences (status 403")
        .contains(
            "\"Data Provider\"", "advertising::campaign_management", "advertising::audiences");
  }

  @Test
  void test13RenewsATokenOnce() {
    sandbox.script(READ_TERMS).onRequest(1, status(READ_TERMS, 401));
    Job.creating(sandbox).run(People.ids("c-1")).committed();

    sandbox.script(READ_TERMS).onRequests(3, 4, status(READ_TERMS, 401));
    assertThat(Job.creating(sandbox).run(People.ids("c-1")).message())
        .startsWith("Amazon did not accept a new access token either (status 401");
  }

  // 18: ids and unknown fields.

  @Test
  void test18KnowsIdsBeyondTheDoublesAndAsText() {
    start(AudienceSandbox.documented().firstAudienceId("18446744073709551615"));
    for (Operation operation : Operation.values()) {
      if (operation != READ_TERMS) {
        sandbox.script(operation).onEveryRequest(idsAsText());
      }
    }

    Job.creatingForDsp(sandbox).waiting(5).run(People.ids("c-1")).committed();

    assertThat(sandbox.members("18446744073709551615", Target.DSP)).containsOnlyKeys("c-1");
  }

  @Test
  void ignoresFieldsThatItDoesNotKnow() {
    for (Operation operation : Operation.values()) {
      sandbox.script(operation).onEveryRequest(unknownFields());
    }

    Job.creatingForDsp(sandbox).waiting(5).run(People.ids("c-1")).committed();
  }
}
