package org.embulk.output.amazon_ads.embulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.embulk.output.amazon_ads.readme.MarkdownPage;
import org.embulk.output.amazon_ads.readme.MarkdownPage.Block;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.embulk.output.amazon_ads.sandbox.audience.AudienceSandbox;
import org.embulk.output.amazon_ads.sandbox.audience.state.AmcAccount;
import org.embulk.output.amazon_ads.sandbox.audience.state.Target;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Runs every recipe: as it is, for the REPORT that its page shows, and without its dry run against
 * a sandbox. The digests were made by {@code printf %s TEXT | sha256sum}; the texts are in
 * comments.
 */
class RecipesIT {
  private static final String DRY_RUN = "  dry_run: true\n";

  private static EmbulkInProcess embulk;

  @BeforeAll
  static void load() {
    embulk = new EmbulkInProcess();
  }

  @AfterAll
  static void unload() throws IOException {
    embulk.close();
  }

  /** The numbers are the places of the REPORTs on the page. */
  @ParameterizedTest
  @CsvSource({
    "0, shopify",
    "1, woocommerce",
    "2, contacts-from-excel",
    "3, google-sheets",
    "4, amazon-tab",
    "5, json-lines"
  })
  void beginsItsReportAsThePageShows(int place, String recipe) throws Exception {
    List<String> shown = reportsOnThePage().get(place).lines();

    EmbulkInProcess.Outcome outcome = embulk.run(read(recipe));

    assertThat(outcome.causes()).isEmpty();
    List<String> messages = outcome.log().messages();
    int start = messages.indexOf(shown.get(0));
    assertThat(messages.subList(start, start + shown.size())).isEqualTo(shown);
  }

  private static List<Block> reportsOnThePage() {
    return MarkdownPage.read(Path.of("docs/recipes.md")).blocks().stream()
        .filter(block -> block.language().equals("text"))
        .toList();
  }

  @Test
  void shopify() throws Exception {
    JsonNode first = send("shopify", "5600000001001");

    assertThat(first.get("eventTime").asText()).isEqualTo("2026-11-20T14:05:33Z");
    assertThat(first.get("value").decimalValue()).isEqualTo("129.9");
    assertThat(first.get("currencyCode").asText()).isEqualTo("USD");
    // ann.marlow@postbox.example
    assertThat(key(first, "EMAIL"))
        .isEqualTo("e58d3f9d7ee8a8c3e6276a0b243b7887749181d4f14b7c22ad25a053f1fc0ccb");
    // 12065550142, written '+12065550142
    assertThat(key(first, "PHONE"))
        .isEqualTo("15744f8a860ed681abfd2d805ba9a8f6232095ceea9caf013a43647c7f053d83");
    // 98101, written '98101
    assertThat(key(first, "POSTAL"))
        .isEqualTo("2db72c21b4a69924fa76dc21f062d3efd5abeb0bcda922358e2d7e9127907649");
  }

  @Test
  void woocommerce() throws Exception {
    JsonNode first = send("woocommerce", "3101");

    // 18:04:30 in Paris.
    assertThat(first.get("eventTime").asText()).isEqualTo("2026-11-20T17:04:30Z");
    assertThat(first.get("value").decimalValue()).isEqualTo("64.5");
    assertThat(first.at("/consent/amazonConsent/amznUserData").asText()).isEqualTo("GRANTED");
    // elodie.marchand@postbox.example
    assertThat(key(first, "EMAIL"))
        .isEqualTo("dd864c34a871ba81c4c7b9cc22afe3f3d49c717c72fd03ab798330b90e8b263b");
    // 33465711234
    assertThat(key(first, "PHONE"))
        .isEqualTo("4711ecc4a36e82aafb3483d8a7ff73004ffb903d676f8ab35f066c164febeb17");
    // marchand
    assertThat(key(first, "LAST_NAME"))
        .isEqualTo("e1b96d4dc7ca2667a8b8020441e307a5fb4bb49b0987434aea92c9e07af8af08");
  }

  @Test
  void contactsFromExcel() throws Exception {
    AmcAccount account = new AmcAccount("account", "A1PA6795UKMFR9").instance("amc1a2b3c");
    try (AudienceSandbox sandbox = AudienceSandbox.builder().account(account).start()) {
      run("contacts-from-excel", sandbox.baseUrl());

      String audience = sandbox.audiencesMade().get(0).id().toString();
      var members = sandbox.members(audience, Target.AMC);
      assertThat(members).containsOnlyKeys("10027", "10028", "10029", "10030");
      // From the default, where the file has none.
      assertThat(members.get("10028").countryCode()).isEqualTo("DE");
      assertThat(members.get("10029").countryCode()).isEqualTo("AT");
      JsonNode first = members.get("10027").hashes();
      // kaethe.muellerluedenau@postfach.example
      assertThat(first.get("email").asText())
          .isEqualTo("5b7ff126d74c6fa78ea0edbedb34776b49db499d581ccd7f72326befd1958a37");
      // 493023125017
      assertThat(first.get("phone").asText())
          .isEqualTo("d65df74a75caa64ff85c5434ef525dc202804b2d56c5542fa22b6a5034619743");
      // grossegasse4hinterhaus, written "Große Gasse 4; Hinterhaus"
      assertThat(first.get("address").asText())
          .isEqualTo("1968dc275fa992203e05584ec72f42030976db5bfe55563838c08d35d8d563e9");
      // 01067, of which Excel left 1067
      assertThat(members.get("10028").hashes().get("postal").asText())
          .isEqualTo("16b070ab68029b81217fad3557fd66ba6a817eb5b1d839cc949e809aec7a0ec8");
    }
  }

  @Test
  void googleSheets() throws Exception {
    JsonNode first;
    try (Sandbox sandbox = Sandbox.start()) {
      run("google-sheets", sandbox.baseUrl());
      assertThat(sandbox.accepted()).hasSize(3);
      first = sandbox.accepted().get(0);
    }

    // 9:05:33 in Los Angeles.
    assertThat(first.get("eventTime").asText()).isEqualTo("2026-11-02T17:05:33Z");
    assertThat(first.at("/eventDescription/conversionType").asText()).isEqualTo("LEAD");
    assertThat(first.get("eventId").asText()).isNotBlank();
    // iris.lind@postbox.example
    assertThat(key(first, "EMAIL"))
        .isEqualTo("834e011e83c0131d3f0b8f0d6634e85d828239b119d50f02306317b006e6d108");
  }

  @Test
  void amazonTab() throws Exception {
    JsonNode first = send("amazon-tab", "D40000000000101");

    assertThat(first.get("eventTime").asText()).isEqualTo("2026-11-20T17:05:33Z");
    assertThat(first.get("unitsSold").asInt()).isEqualTo(1);
    // lena.cortes@postbox.example
    assertThat(key(first, "EMAIL"))
        .isEqualTo("5dbee53a2551a9ffce6ec706098b803619e6d5296f7000e5e8255d13ea02e291");
    // 5josest, written "5 José Street" in windows-1252
    assertThat(key(first, "ADDRESS"))
        .isEqualTo("110ecd8c1fdddbfdd3d55443d0ae131fa9fc7aaa360f9d7c66d54a81c2e1a673");
  }

  @Test
  void jsonLines() throws Exception {
    JsonNode first = send("json-lines", "evt-9001");

    assertThat(first.get("eventTime").asText()).isEqualTo("2026-11-20T17:05:33Z");
    assertThat(first.at("/eventDescription/name").asText()).isEqualTo("sign_up");
    // nora.quill@postbox.example
    assertThat(key(first, "EMAIL"))
        .isEqualTo("890f931335a9dbe4317035894ab8379ccf8d2aac5e02ea19f5b09257c2c55572");
    // quill
    assertThat(key(first, "LAST_NAME"))
        .isEqualTo("c5924fae93560d14aac075b10d3439131ad462e5fa6ef949ba4d24de4d63b4d2");
  }

  /** Sends a recipe's rows, and returns the event of this id. */
  private static JsonNode send(String recipe, String eventId) throws Exception {
    try (Sandbox sandbox = Sandbox.start()) {
      run(recipe, sandbox.baseUrl());
      return sandbox.accepted().stream()
          .filter(event -> event.path("eventId").asText().equals(eventId))
          .findFirst()
          .orElseThrow();
    }
  }

  private static void run(String recipe, String url) throws Exception {
    String yaml = read(recipe);
    assertThat(yaml).endsWith(DRY_RUN);
    String login =
        """
          api_endpoint: %s
          token_endpoint: %s%s
          client_id: %s
          client_secret: %s
          refresh_token: %s
        """
            .formatted(
                url,
                url,
                Sandbox.TOKEN_PATH,
                Sandbox.CLIENT_ID,
                Sandbox.CLIENT_SECRET,
                Sandbox.REFRESH_TOKEN);

    assertThat(embulk.run(yaml.replace(DRY_RUN, login)).causes()).isEmpty();
  }

  private static String read(String recipe) throws IOException {
    return Files.readString(Path.of("example/recipes", recipe + ".yml"));
  }

  private static String key(JsonNode event, String type) {
    for (JsonNode key : event.get("matchKeys")) {
      if (key.get("type").asText().equals(type)) {
        return key.get("values").get(0).asText();
      }
    }
    throw new AssertionError("no " + type);
  }
}
