package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.embulk.output.amazon_ads.core.identity.Finding;
import org.embulk.output.amazon_ads.core.identity.IdentifierCheck;
import org.embulk.output.amazon_ads.core.identity.MatchKeyType;
import org.embulk.output.amazon_ads.core.identity.RepeatedValues;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.core.row.RowReason;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {
  private static final String NO_IDENTIFIER =
      "\"email, phone, first_name, last_name, address, city, state, postal, maid, ramp_id,"
          + " match_id,"
          + " real_id, merkle_id, kantar_id, fip\": at least one must have a value that can be"
          + " sent";

  private static final ValidRow NOBODY = ValidRow.lead().without("email");

  @Test
  void refusesARowWithoutAnyIdentifier() {
    InvalidRecordException refusal =
        Conversion.plain().refusal(NOBODY.with("email", " \uFEFF").with("fip", ""));

    assertThat(refusal).hasMessage(NO_IDENTIFIER);
    assertThat(refusal.reason()).isEqualTo(RowReason.NO_IDENTIFIER);
  }

  @Test
  void tellsWhyEachIdentifierWasLeftOut() {
    InvalidRecordException refusal =
        Conversion.plain()
            .refusal(
                NOBODY
                    .with("email", "nobody")
                    .with("city", "東京")
                    .with("maid", "00000000-0000-0000-0000-000000000000"));

    assertThat(refusal)
        .hasMessageStartingWith(NO_IDENTIFIER + "; \"email\": not an e-mail address; \"city\": ")
        .hasMessageContaining("; \"maid\": ");
    assertThat(refusal.reason()).isEqualTo(RowReason.NO_IDENTIFIER);
  }

  @Test
  void goesOnWithTheIdentifiersThatSurvive() throws Exception {
    JsonNode keys =
        Conversion.plain()
            .event(
                NOBODY.with("email", "nobody").with("phone", "555-0100").with("fip", "192.0.2.1"))
            .get("matchKeys");

    assertThat(keys).hasSize(1);
    assertThat(keys.at("/0/type").asText()).isEqualTo("FIP");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"maid", "ramp_id", "match_id", "real_id", "merkle_id", "kantar_id", "fip"})
  void sendsARawIdentifierTrimmedUpTo8KiB(String column) throws Exception {
    String limit = "é".repeat(4096);

    assertThat(value(NOBODY.with(column, "\uFEFF A b-1\u3000"))).isEqualTo("A b-1");
    assertThat(value(NOBODY.with(column, 17L))).isEqualTo("17");
    assertThat(value(NOBODY.with(column, "  " + limit + " "))).isEqualTo(limit);

    InvalidRecordException refusal = Conversion.plain().refusal(NOBODY.with(column, limit + "e"));
    assertThat(refusal).hasMessage('"' + column + "\": may have at most 8192 bytes");
    assertThat(refusal.reason()).isEqualTo(RowReason.TEXT_TOO_LONG);
  }

  /** The digests are sha256sum's, of 12065550100 and of 98101. */
  @ParameterizedTest
  @CsvSource({
    "phone, 2065550100, 0000fd214ade3cd6a790d9a949f519b17b7c993625dd4782e14166523c66d415",
    "postal, 98101, 2db72c21b4a69924fa76dc21f062d3efd5abeb0bcda922358e2d7e9127907649",
  })
  void hashesTheDecimalTextOfALong(String column, long given, String digest) throws Exception {
    assertThat(value(NOBODY.with(column, given))).isEqualTo(digest);
  }

  /** The digest is sha256sum's, of 02138. */
  @Test
  void restoresTheZerosThatALongAndATextHaveLost() throws Exception {
    for (Object lost : new Object[] {2138L, "2138"}) {
      assertThat(value(NOBODY.with("postal", lost)))
          .isEqualTo("ba9e26ceafce2daf7477b4054dd5c51140248480d5a4e56a73de56854f0679f2");
    }
  }

  /** As of a cell that holds nothing: neither sent nor left out. */
  @Test
  void takesAReferenceToABlankForAnAbsentIdentifier() throws Exception {
    assertThat(Conversion.plain().refusal(NOBODY.with("city", "&nbsp;")))
        .hasMessageEndingWith("at least one must have a value that can be sent");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"email", "phone", "first_name", "last_name", "address", "city", "state", "postal"})
  @Timeout(30)
  void leavesOutAMegabyteQuickly(String column) {
    for (String part :
        List.of(
            "1",
            "0",
            "1.0",
            "12-",
            "E",
            "a@b.c;",
            "@",
            "<",
            "&",
            "&amp;",
            "&#0",
            "US-",
            "\u00C3",
            "\u00C3\u00BC",
            "\uFFFD",
            "(null)",
            " ")) {
      String megabyte = "x" + part.repeat(1_000_000 / part.length()) + "x";

      assertThat(Conversion.plain().refusal(NOBODY.with(column, megabyte)).reason())
          .isEqualTo(RowReason.NO_IDENTIFIER);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "jane@example.com, an e-mail address must not be sent as match_id",
    "' Jane@Example.COM ', an e-mail address must not be sent as match_id",
    "+12065550100, a phone number must not be sent as match_id",
    "+1 (206) 555-0100, a phone number must not be sent as match_id",
  })
  void refusesAMatchIdThatIsPersonalData(String id, String rule) {
    InvalidRecordException refusal =
        Conversion.plain().refusal(ValidRow.lead().with("match_id", id));

    assertThat(refusal).hasMessage("\"match_id\": " + rule);
    assertThat(refusal.reason()).isEqualTo(EventReason.INVALID_MATCH_ID);
    assertThat(refusal.column()).isEqualTo("match_id");
  }

  @Test
  void checksEachHashedIdentifier() throws Exception {
    RowConverter converter = Conversion.plain().converter();
    ValidRow row = ValidRow.lead().with("email", "unknown").with("match_id", "unknown");

    for (int i = 0; i < 3; i++) {
      converter.convert(row, i + 1);
    }

    IdentifierCheck check = converter.identifierCheck();
    assertThat(check.count(MatchKeyType.EMAIL, Finding.VALUES)).isEqualTo(3);
    assertThat(check.count(MatchKeyType.EMAIL, Finding.PLACEHOLDER)).isEqualTo(3);
    assertThat(check.count(MatchKeyType.MATCH_ID, Finding.VALUES)).isZero();
  }

  @Test
  void checksHowOftenAnIdentifierRepeats() throws Exception {
    RowConverter converter = Conversion.plain().converter();

    for (int i = 0; i < 1000; i++) {
      converter.convert(ValidRow.lead(), i + 1);
    }

    RepeatedValues ofJob = new RepeatedValues();
    converter.identifierCheck().endPage(ofJob);
    assertThat(ofJob.count(MatchKeyType.EMAIL)).isEqualTo(1000);
  }

  private static String value(ValidRow row) throws InvalidRecordException {
    return Conversion.plain().event(row).at("/matchKeys/0/values/0").asText();
  }
}
