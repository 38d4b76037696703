package org.embulk.output.amazon_ads.sandbox.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.embulk.output.amazon_ads.sandbox.audience.Bodies.create;
import static org.embulk.output.amazon_ads.sandbox.audience.Bodies.delete;
import static org.embulk.output.amazon_ads.sandbox.audience.Bodies.record;
import static org.embulk.output.amazon_ads.sandbox.audience.Bodies.upload;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.embulk.output.amazon_ads.sandbox.audience.service.Operation;
import org.embulk.output.amazon_ads.sandbox.audience.state.Audience;
import org.embulk.output.amazon_ads.sandbox.audience.state.Connection;
import org.embulk.output.amazon_ads.sandbox.audience.state.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the plugin must never send is answered with an error, and remembered. */
@Timeout(30)
class AudienceChecksTest {
  private static final String RECORDS = "/amc/audiences/records";
  private static final String ID = "361054992504331001";

  private final AudienceSandbox sandbox =
      AudienceSandbox.documented()
          .connection(Connection.of("c-1", "amc_instance_id"))
          .audience(Audience.of(ID, "c-1", "loyal customers"))
          .start();
  private final AudienceClient client = new AudienceClient(sandbox.baseUrl());

  @BeforeEach
  void logIn() throws Exception {
    client.logIn();
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @ParameterizedTest
  @MethodSource
  void refusesABody(String body, String place) throws Exception {
    String message =
        client
            .ask(Operation.UPLOAD, client.post(Operation.UPLOAD, RECORDS, body), 400)
            .get("Message")
            .asText();

    assertThat(message).endsWith(place);
    assertThat(sandbox.takeViolations()).containsExactly("UPLOAD 1: " + message);
    assertThat(sandbox.members(ID, Target.AMC)).isEmpty();
    assertThat(sandbox.uploads()).isEmpty();
  }

  static Stream<Arguments> refusesABody() {
    String empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    String[] tooMany = Stream.generate(() -> create("c-1")).limit(10_001).toArray(String[]::new);
    return Stream.of(
        Arguments.of("{", "The body is not JSON"),
        Arguments.of(upload("c-1", "\"" + ID + "\"", create("c-1")), "type at audienceId"),
        Arguments.of(
            "{\"audienceId\": %s, \"records\": [%s]}".formatted(ID, create("c-1")),
            "required at targetResource"),
        Arguments.of(upload("c-1", ID), "minItems at records"),
        Arguments.of(upload("c-1", ID, tooMany), "maxItems at records"),
        Arguments.of(upload("c-1", ID, create("c-1"), delete("c-2")), "const at records[1].action"),
        Arguments.of(
            upload("c-1", ID, create("c@example.com")), "pattern at records[0].externalUserId"),
        Arguments.of(
            upload("c-1", ID, create("c-1").replace(Bodies.EMAIL, empty)),
            "not at records[0].hashedPII[0].email"),
        Arguments.of(
            upload("c-1", ID, record("c-1", "CREATE", "DE", "")),
            "required at records[0].userConsent"),
        Arguments.of(
            upload(
                "c-1",
                ID,
                record(
                    "c-1",
                    "CREATE",
                    "US",
                    ", \"userConsent\": {\"geo\": {\"countryCode\": \"CA\"}}")),
            "geo has another country than its record"));
  }

  @ParameterizedTest
  @MethodSource
  void refusesAHead(Operation operation, String target, String changes, int status, String what)
      throws Exception {
    HttpRequest.Builder request = client.request(operation, target);
    for (String change : changes.split("; ")) {
      String[] header = change.split(": ", 2);
      if (header.length == 2) {
        request.setHeader(header[0], header[1]);
      }
    }

    assertThat(client.ask(request.build()).statusCode()).isEqualTo(status);
    assertThat(sandbox.takeViolations()).containsExactly(operation + " 1: " + what);
  }

  static Stream<Arguments> refusesAHead() {
    String accounts = "/amc/accounts";
    String type = "application/vnd.amcaudiencesconnections.v1+json";
    return Stream.of(
        Arguments.of(
            Operation.LIST_ACCOUNTS,
            accounts,
            "Authorization: Bearer unknown",
            401,
            "Authorization has no token that was issued"),
        Arguments.of(
            Operation.LIST_ACCOUNTS,
            accounts,
            "Amazon-Advertising-API-ClientId: another",
            400,
            "Amazon-Advertising-API-ClientId is not the client's id"),
        Arguments.of(
            Operation.LIST_ACCOUNTS, accounts, "Accept: */*", 406, "Accept is not " + type),
        Arguments.of(
            Operation.LIST_ACCOUNTS,
            accounts,
            "Content-Type: " + type,
            415,
            "There is a Content-Type without a body"),
        Arguments.of(
            Operation.LIST_ACCOUNTS,
            accounts,
            "Amazon-Advertising-API-Scope: 4000000001",
            400,
            "Amazon-Advertising-API-Scope does not belong here"),
        Arguments.of(
            Operation.LIST_INSTANCES,
            "/amc/instances",
            "Amazon-Advertising-API-AdvertiserId: amc_account_id",
            400,
            "Amazon-Advertising-API-MarketplaceId is missing"),
        Arguments.of(
            Operation.LIST_ADVERTISERS,
            "/dsp/advertisers",
            "",
            400,
            "Amazon-Advertising-API-Scope is missing"),
        Arguments.of(
            Operation.LIST_PROFILES, "/v2/profiles", "", 404, "profileTypeFilter is not agency"),
        Arguments.of(
            Operation.READ_STATUS, RECORDS + "/none", "", 404, "No upload was given this id"));
  }

  @Test
  void wantsTheMediaTypeOfTheOperationWithABody() throws Exception {
    HttpRequest.Builder request =
        client
            .post(Operation.UPLOAD, RECORDS, upload("c-1", ID, create("c-1")))
            .setHeader("Content-Type", "application/json");

    client.ask(Operation.UPLOAD, request, 415);
    assertThat(sandbox.takeViolations())
        .containsExactly("UPLOAD 1: Content-Type is not application/vnd.amcaudiences.v1+json");
  }

  @Test
  void refusesAConnectionWhosePartsDoNotBelongTogether() throws Exception {
    String parts =
        """
        {"amcAccountId": "amc_account_id", "amcAccountMarketplaceId": "ATVPDKIKX0DER",
         "amcInstanceId": "amc_instance_id", "dspAdvertiserId": "dsp_advertiser_id",
         "dspProfileId": "4000000001"}
        """;
    client.ask(
        Operation.CREATE_CONNECTION,
        client.post(Operation.CREATE_CONNECTION, "/amc/audiences/connections", parts),
        400);

    assertThat(sandbox.takeViolations())
        .containsExactly("CREATE_CONNECTION 1: The parts of the connection do not belong together");
    assertThat(sandbox.connectionsMade()).isEmpty();
  }

  @Test
  void remembersWhatMustNeverBeCalled() throws Exception {
    for (String call :
        new String[] {
          "PATCH /amc/audiences/connections/terms",
          "DELETE /amc/audiences/connections",
          "GET /amc/audiences"
        }) {
      String[] parts = call.split(" ");
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + parts[1]))
              .method(parts[0], BodyPublishers.noBody())
              .build();
      assertThat(client.ask(request).statusCode()).isEqualTo(404);
    }

    assertThat(sandbox.takeViolations())
        .containsExactly(
            "Never called: PATCH /amc/audiences/connections/terms",
            "Never called: DELETE /amc/audiences/connections",
            "Never called: GET /amc/audiences");
  }
}
