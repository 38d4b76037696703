package org.embulk.output.amazon_ads.sandbox.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.embulk.output.amazon_ads.sandbox.audience.Bodies.audience;
import static org.embulk.output.amazon_ads.sandbox.audience.Bodies.consenting;
import static org.embulk.output.amazon_ads.sandbox.audience.Bodies.create;
import static org.embulk.output.amazon_ads.sandbox.audience.Bodies.delete;
import static org.embulk.output.amazon_ads.sandbox.audience.Bodies.upload;
import static org.embulk.output.amazon_ads.sandbox.audience.Bodies.uploadToBoth;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.embulk.output.amazon_ads.sandbox.audience.service.Operation;
import org.embulk.output.amazon_ads.sandbox.audience.state.Audience;
import org.embulk.output.amazon_ads.sandbox.audience.state.Connection;
import org.embulk.output.amazon_ads.sandbox.audience.state.Fee;
import org.embulk.output.amazon_ads.sandbox.audience.state.SecondCreate;
import org.embulk.output.amazon_ads.sandbox.audience.state.StatusScript;
import org.embulk.output.amazon_ads.sandbox.audience.state.Target;
import org.embulk.output.amazon_ads.sandbox.audience.state.Terms;
import org.embulk.output.amazon_ads.sandbox.audience.state.Upload;
import org.embulk.output.amazon_ads.sandbox.service.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class AudienceSandboxTest {
  private static final String CONNECTIONS = "/amc/audiences/connections";
  private static final String AUDIENCES = "/amc/audiences/metadata";
  private static final String RECORDS = "/amc/audiences/records";
  private static final String ID = "361054992504331001";

  private AudienceSandbox sandbox;
  private AudienceClient client;

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void putsPeopleIntoAnAudienceOfANewConnection() throws Exception {
    start(AudienceSandbox.documented());

    assertThat(client.get(Operation.READ_TERMS, CONNECTIONS + "/terms", 200))
        .hasToString("{\"hasAccepted\":true}");
    assertThat(client.get(Operation.LIST_CONNECTIONS, CONNECTIONS, 200)).hasToString("{}");
    String connection = connect();
    assertThat(client.get(Operation.LIST_CONNECTIONS, CONNECTIONS, 200).at("/connections/0"))
        .isEqualTo(sandbox.connectionsMade().get(0).json());
    JsonNode made = createAudience(connection, "loyal-2026", "loyal customers", 201);
    assertThat(made)
        .hasToString("{\"audienceId\":361054992504331001,\"externalAudienceId\":\"loyal-2026\"}");
    String job = send(uploadToBoth(connection, ID, create("c-17"), create("c-18")));

    assertThat(status(job, 200).get("jobState").asText()).isEqualTo("SUCCEEDED");
    assertThat(sandbox.members(ID, Target.AMC)).containsOnlyKeys("c-17", "c-18");
    assertThat(sandbox.members(ID, Target.DSP)).containsOnlyKeys("c-17", "c-18");
    assertThat(sandbox.members(ID, Target.DSP).get("c-17").hashes())
        .hasToString("{\"email\":\"" + Bodies.EMAIL + "\"}");
    assertThat(sandbox.requests(Operation.UPLOAD)).hasSize(1);
    assertThat(sandbox.requests()).hasSize(8);
  }

  @Test
  void givesOutAccountsAndInstancesInPagesOfOne() throws Exception {
    start(AudienceSandbox.documented());

    JsonNode first = client.get(Operation.LIST_ACCOUNTS, "/amc/accounts", 200);
    JsonNode last = client.get(Operation.LIST_ACCOUNTS, "/amc/accounts?" + next(first), 200);
    assertThat(first.at("/amcAccounts/0/accountId").asText()).isEqualTo("another_account_id");
    assertThat(last.at("/amcAccounts/0/accountId").asText()).isEqualTo("amc_account_id");
    assertThat(last.get("nextToken").isNull()).isTrue();

    first = instances("/amc/instances?limit=100", 200);
    last = instances("/amc/instances?limit=100&" + next(first), 200);
    assertThat(last.at("/instances/0/instanceId").asText()).isEqualTo("amc_instance_id");
    assertThat(last.has("nextToken")).isFalse();

    // A token that is not encoded arrives as another one.
    String raw = first.get("nextToken").asText().replace("&", "%26");
    instances("/amc/instances?nextToken=" + raw, 400);
    assertThat(sandbox.takeViolations())
        .containsExactly("LIST_INSTANCES 3: nextToken was not given out for this list");
  }

  @Test
  void showsAnAdvertiserUnderItsOwnProfileOnly() throws Exception {
    start(AudienceSandbox.documented().profile(4_000_000_003L));

    JsonNode profiles =
        client.get(Operation.LIST_PROFILES, "/v2/profiles?profileTypeFilter=agency", 200);
    assertThat(profiles.findValuesAsText("profileId"))
        .containsExactly("4000000001", "4000000002", "4000000003");
    assertThat(advertisers("4000000001", 401))
        .hasToString("{\"code\":\"UNAUTHORIZED\",\"details\":\"No access to this profile\"}");
    assertThat(advertisers("4000000002", 200).at("/response/0/advertiserId").asText())
        .isEqualTo("dsp_advertiser_id");
    assertThat(advertisers("4000000003", 200).get("totalResults").asInt()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"NOT_ACCEPTED, 200, false", "UNSAID, 200, ", "ABSENT, 404, "})
  void saysOfTheTermsWhatItIsTold(Terms terms, int status, Boolean accepted) throws Exception {
    start(AudienceSandbox.builder().terms(terms));

    JsonNode answer = client.get(Operation.READ_TERMS, CONNECTIONS + "/terms", status);

    assertThat(answer.has("hasAccepted")).isEqualTo(accepted != null);
    assertThat(answer.path("hasAccepted").asBoolean()).isFalse();
    assertThat(answer.path("agreementContent").asText().length() > 100_000)
        .isEqualTo(terms != Terms.ABSENT);
  }

  @Test
  void takesPeopleOutOfTheTargetsOfTheUpload() throws Exception {
    start(
        withAudience()
            .member(ID, "c-1", Target.AMC, Target.DSP)
            .member(ID, "c-2", Target.AMC, Target.DSP)
            .member(ID, "c-3", Target.AMC, Target.DSP));

    send(upload("c-of-dsp", ID, delete("c-1")));
    send(uploadToBoth("c-of-dsp", ID, delete("c-2"), delete("c-9")));

    assertThat(sandbox.members(ID, Target.AMC)).containsOnlyKeys("c-3");
    assertThat(sandbox.members(ID, Target.DSP)).containsOnlyKeys("c-1", "c-3");
  }

  @ParameterizedTest
  @CsvSource({
    "c-of-dsp, , 200, 361054992504331001, 1",
    "c-of-amc, , 201, 361054992504331002, 2",
    "c-of-dsp, ANOTHER, 201, 361054992504331002, 2",
    "c-of-amc, SAME, 200, 361054992504331001, 1",
  })
  void answersASecondCreateAsItIsTold(
      String connection, SecondCreate told, int status, String id, int audiences) throws Exception {
    AudienceSandboxBuilder builder = withConnections();
    start(told == null ? builder : builder.secondCreate(told));

    createAudience(connection, "loyal-2026", "loyal customers", 201);
    JsonNode second = createAudience(connection, "loyal-2026", "other customers", status);

    assertThat(second.get("audienceId").asText()).isEqualTo(id);
    assertThat(sandbox.audiencesMade()).hasSize(audiences);
    assertThat(sandbox.audiencesMade().get(0).name()).isEqualTo("loyal customers");
  }

  @Test
  void refusesASecondCreateIfItIsTold() throws Exception {
    start(withConnections().secondCreate(SecondCreate.REFUSED));

    createAudience("c-of-dsp", "loyal-2026", "loyal customers", 201);
    createAudience("c-of-amc", "loyal-2026", "loyal customers", 201);
    JsonNode second = createAudience("c-of-dsp", "loyal-2026", "loyal customers", 400);

    assertThat(second.get("message").asText()).contains("loyal-2026");
    assertThat(sandbox.audiences()).hasSize(2);
  }

  @Test
  void resetsWhatAPutLacks() throws Exception {
    start(withAudience());
    String put = "{\"metadata\":{\"audienceFees\":[{\"currency\":\"EUR\",\"cpmCents\":25}]}}";

    JsonNode changed =
        client.ask(
            Operation.UPDATE_AUDIENCE,
            client.put(Operation.UPDATE_AUDIENCE, AUDIENCES + "/" + ID, put),
            200);

    assertThat(changed.has("countryCode")).isFalse();
    assertThat(sandbox.audiences())
        .containsExactly(
            Audience.of(ID, "c-of-dsp", "loyal customers")
                .description("")
                .ttl(34_300_800)
                .fees(Fee.of("EUR", 25)));
    assertThat(client.get(Operation.READ_AUDIENCE, AUDIENCES + "/" + ID, 200))
        .hasToString(
            "{\"audienceId\":361054992504331001,\"name\":\"loyal customers\",\"description\":\"\","
                + "\"metadata\":{\"externalAudienceId\":\"external-361054992504331001\","
                + "\"ttl\":34300800,\"audienceFees\":[{\"currency\":\"EUR\",\"cpmCents\":25}],"
                + "\"audienceSize\":{\"receivedRecordSize\":-1,\"idResolutionCount\":-1,"
                + "\"dspAudienceSize\":-1}},\"countryCode\":\"US\"}");
    client.get(Operation.READ_AUDIENCE, AUDIENCES + "/1", 404);
  }

  @Test
  void failsAnUploadToAnAudienceThatIsUnknownOrOfAnotherConnection() throws Exception {
    start(withAudience().status(StatusScript.atOnce()));

    String foreign = send(upload("c-of-amc", ID, create("c-1")));
    String unknown = send(upload("c-of-dsp", "18446744073709551615", create("c-1")));

    assertThat(status(foreign, 200).get("jobState").asText()).isEqualTo("FAILED");
    assertThat(status(unknown, 200).get("jobState").asText()).isEqualTo("FAILED");
    assertThat(sandbox.members(ID, Target.AMC)).isEmpty();
    assertThat(sandbox.uploads()).extracting(Upload::failed).containsExactly(true, true);
  }

  @Test
  void leavesOutARecordThatCarriesDenied() throws Exception {
    start(withAudience().status(StatusScript.atOnce()));

    String job =
        send(upload("c-of-dsp", ID, consenting("c-1", "DENIED"), consenting("c-2", "GRANTED")));

    JsonNode status = status(job, 200);
    assertThat(status.get("jobState").asText()).isEqualTo("SUCCEEDED");
    assertThat(status.get("invalidRecords"))
        .hasToString(
            "[{\"audienceId\":\"361054992504331001\",\"externalId\":\"c-1\","
                + "\"error\":\"Consent is denied\"}]");
    assertThat(sandbox.members(ID, Target.AMC)).containsOnlyKeys("c-2");
  }

  @Test
  void followsTheScriptOfAStatus() throws Exception {
    start(
        withAudience()
            .status(
                2,
                StatusScript.atOnce()
                    .notFound(1)
                    .pending(2)
                    .saying("QUEUED", 1)
                    .ending("PARTIALLYSUCCEEDED")
                    .invalid(2, "Invalid hash")));
    String usual = send(upload("c-of-dsp", ID, create("c-1")));
    String scripted = send(upload("c-of-dsp", ID, create("c-1")));

    assertThat(statesOf(usual, 2)).containsExactly("PENDING", "SUCCEEDED");
    status(scripted, 404);
    assertThat(statesOf(scripted, 3)).containsExactly("PENDING", "PENDING", "QUEUED");
    JsonNode end = status(scripted, 200);
    assertThat(end.get("jobState").asText()).isEqualTo("PARTIALLYSUCCEEDED");
    assertThat(end.get("invalidRecords").findValuesAsText("error"))
        .containsExactly("Invalid hash", "Invalid hash");

    status(usual, 400);
    assertThat(sandbox.takeViolations())
        .containsExactly("READ_STATUS 8: The final state was told already");
  }

  @Test
  void answersATokenThatIsOverWith401AndBlamesNobody() throws Exception {
    start(withAudience());

    sandbox.expireTokens();
    client.get(Operation.LIST_CONNECTIONS, CONNECTIONS, 401);
    client.logIn();

    client.get(Operation.LIST_CONNECTIONS, CONNECTIONS, 200);
    assertThat(sandbox.token().requests()).hasSize(2);
    assertThat(sandbox.violations()).isEmpty();
  }

  @Test
  void failsTheTestThatClosesItWithViolations() throws Exception {
    start(withAudience());
    client.get(Operation.LIST_ACCOUNTS, "/amc/accounts?limit=1", 404);

    assertThatThrownBy(sandbox::close)
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "The plugin did what it must never do:\n"
                + "LIST_ACCOUNTS 1: The parameter limit is unknown or repeated");
    sandbox.takeViolations();
  }

  private void start(AudienceSandboxBuilder builder) throws Exception {
    sandbox = builder.start();
    client = new AudienceClient(sandbox.baseUrl()).logIn();
  }

  private static AudienceSandboxBuilder withConnections() {
    return AudienceSandbox.builder()
        .connection(Connection.of("c-of-amc", "amc1example").created("2026-03-02T09:30:00Z"))
        .connection(Connection.of("c-of-dsp", "amc1example").advertiser("577000000000000123"));
  }

  private static AudienceSandboxBuilder withAudience() {
    return AudienceSandbox.builder()
        .connection(Connection.of("c-of-amc", "amc1example"))
        .connection(Connection.of("c-of-dsp", "amc1example").advertiser("dsp_advertiser_id"))
        .audience(
            Audience.of(ID, "c-of-dsp", "loyal customers")
                .description("they come back")
                .ttl(604_800)
                .fees(Fee.of("USD", 1)));
  }

  private String connect() throws Exception {
    String parts =
        """
        {"amcAccountId": "amc_account_id", "amcAccountMarketplaceId": "ATVPDKIKX0DER",
         "amcInstanceId": "amc_instance_id", "dspAdvertiserId": "dsp_advertiser_id",
         "dspProfileId": "4000000002"}
        """;
    return client
        .ask(
            Operation.CREATE_CONNECTION,
            client.post(Operation.CREATE_CONNECTION, CONNECTIONS, parts),
            201)
        .get("connectionId")
        .asText();
  }

  private JsonNode createAudience(String connection, String externalId, String name, int status)
      throws Exception {
    return client.ask(
        Operation.CREATE_AUDIENCE,
        client.post(Operation.CREATE_AUDIENCE, AUDIENCES, audience(connection, externalId, name)),
        status);
  }

  private String send(String body) throws Exception {
    return client
        .ask(Operation.UPLOAD, client.post(Operation.UPLOAD, RECORDS, body), 202)
        .get("jobRequestId")
        .asText();
  }

  private JsonNode status(String job, int status) throws Exception {
    return client.get(Operation.READ_STATUS, RECORDS + "/" + job, status);
  }

  /** The state QUEUED is none that the schema knows, so the answers are not checked. */
  private List<String> statesOf(String job, int questions) throws Exception {
    List<String> states = new ArrayList<>();
    for (int i = 0; i < questions; i++) {
      var request = client.request(Operation.READ_STATUS, RECORDS + "/" + job).build();
      states.add(Json.read(client.ask(request).body()).get("jobState").asText());
    }
    return states;
  }

  private JsonNode instances(String target, int status) throws Exception {
    return client.ask(
        Operation.LIST_INSTANCES,
        client
            .request(Operation.LIST_INSTANCES, target)
            .header("Amazon-Advertising-API-AdvertiserId", "amc_account_id")
            .header("Amazon-Advertising-API-MarketplaceId", "ATVPDKIKX0DER"),
        status);
  }

  private JsonNode advertisers(String profile, int status) throws Exception {
    return client.ask(
        Operation.LIST_ADVERTISERS,
        client
            .request(
                Operation.LIST_ADVERTISERS, "/dsp/advertisers?advertiserIdFilter=dsp_advertiser_id")
            .header("Amazon-Advertising-API-Scope", profile),
        status);
  }

  private static String next(JsonNode page) {
    return "nextToken=" + URLEncoder.encode(page.get("nextToken").asText(), StandardCharsets.UTF_8);
  }
}
