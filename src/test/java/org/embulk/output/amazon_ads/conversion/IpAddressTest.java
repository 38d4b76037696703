package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import org.embulk.output.amazon_ads.core.row.RowReason;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "192.0.2.1",
        "255.255.255.255",
        "::",
        "::1",
        "1::",
        "2001:db8::ff00:42:8329",
        "2001:DB8::FF00:42:8329",
        "2001:0db8:0000:0000:0000:ff00:0042:8329",
        "1:2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7::",
        "::2:3:4:5:6:7:8",
        "1::3:4:5:6:7:8",
        "::ffff:192.0.2.1",
        "64:ff9b::192.0.2.33",
        "1:2:3:4:5:6:192.0.2.1",
        "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255"
      })
  void knowsAnAddressAndSendsItAsItIs(String address) throws Exception {
    assertThat(
            Conversion.plain()
                .event(ValidRow.lead().with("ip_address", " " + address + "\n"))
                .at("/consent/geo/ipAddress")
                .asText())
        .isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.",
        ".1.2.3",
        "1..2.3",
        "256.0.0.1",
        "1.2.3.256",
        "01.2.3.4",
        "192.168.001.001",
        "1.2.3.4/24",
        "1.2.3.256:80",
        "[2001:db8::1]:443:80",
        "203.0.113.9:",
        "203.0.113.9:123456",
        "host:443",
        "1.2.3.-4",
        "1.2.3.0x4",
        "16909060",
        "0x01020304",
        "１.２.３.４",
        "١.٢.٣.٤",
        "localhost",
        "example.com",
        "face",
        "dead.beef",
        ":",
        ":::",
        "::::",
        ".:1",
        ".:",
        "a:",
        ":a",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4::5:6:7:8",
        "::1:2:3:4:5:6:7:8",
        "1::2::3",
        "1:::2",
        "1:2:3:4:5:6:7:8::",
        "12345::",
        "::00001",
        "::g",
        "::1%eth0",
        "fe80::1%1",
        "[::1]",
        "::1/128",
        "::ffff:1.2.3",
        "::ffff:1.2.3.256",
        "::ffff:01.2.3.4",
        "::1.2.3.4:5",
        "1.2.3.4::",
        "1:2:3:4:5:6:7:1.2.3.4",
        "::1 ::2",
        "0000:0000:0000:0000:0000:0000:0000:0000:0000:0000",
        "unknown",
        "unknown, 203.0.113.9",
        ", 203.0.113.9",
        "203.0.113.9; 10.0.0.1",
        "203.0.113.9 10.0.0.1",
        "-"
      })
  void leavesOutWhatIsNone(String text) throws Exception {
    ValidRow row = ValidRow.lead().with("ip_address", text);

    assertThat(Conversion.plain().event(row).has("consent")).isFalse();
    assertThat(warnings(row)).containsExactly(EventWarning.UNREADABLE_IP_ADDRESS);
  }

  /** A proxy adds the address from which it was asked behind those that came with the request. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          203.0.113.9, 10.0.0.1               | 203.0.113.9
          203.0.113.9,10.0.0.1,10.0.0.2       | 203.0.113.9
          2001:db8::1 , 203.0.113.9           | 2001:db8::1
          203.0.113.9:443, 10.0.0.1           | 203.0.113.9
          [2001:db8::1]:443, 10.0.0.1         | 2001:db8::1
          203.0.113.9,                        | 203.0.113.9
          203.0.113.9, unknown                | 203.0.113.9
          """)
  void readsTheFirstOfAList(String text, String address) throws Exception {
    ValidRow row = ValidRow.lead().with("ip_address", text);

    assertThat(Conversion.plain().event(row).at("/consent/geo/ipAddress").asText())
        .isEqualTo(address);
    assertThat(warnings(row)).isEmpty();
  }

  @Test
  void letsTheOtherConsentDecideWhereTheAddressCannotBeRead() throws Exception {
    Conversion inEurope = Conversion.withConsent(Conversion.NO_CONSENT, true);
    ValidRow row = ValidRow.lead().with("ip_address", "unknown");

    assertThat(inEurope.refusal(row))
        .hasMessage(
            "\"tcf, gpp, amzn_user_data, ip_address\": region EU requires one of them, or a constant"
                + " consent, and \"ip_address\" can't be read")
        .extracting("reason")
        .isEqualTo(RowReason.MISSING_CONSENT);
    assertThat(inEurope.event(row.with("tcf", "CPx")).get("consent").toString())
        .isEqualTo("{\"tcf\":\"CPx\"}");
  }

  @Test
  void countsAnUnreadableAddressAlsoWhereTheRowLacksConsentWithoutIt() {
    EventMaker inEurope = EventMaker.inEurope();

    inEurope.refusal(ValidRow.lead().with("ip_address", "unknown"));

    assertThat(inEurope.warnings()).containsExactly(EventWarning.UNREADABLE_IP_ADDRESS);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "null", "\\N"})
  void doesNotWarnOfAnAbsentAddress(String absent) throws Exception {
    assertThat(warnings(ValidRow.lead().with("ip_address", absent))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", ":", ",", ".", "1.", "[", "\uD83D"})
  @Timeout(10)
  void leavesOutAMegabyteQuickly(String part) throws Exception {
    String text = part.repeat(1_000_000 / part.length());

    assertThat(Conversion.plain().event(ValidRow.lead().with("ip_address", text)).has("consent"))
        .isFalse();
  }

  private static Iterable<EventWarning> warnings(ValidRow row) {
    EventMaker maker = EventMaker.plain();
    maker.event(row);
    return maker.warnings();
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.9:443, 203.0.113.9",
    "203.0.113.9:0, 203.0.113.9",
    "[2001:db8::1]:443, 2001:db8::1",
    "2001:db8::1:443, 2001:db8::1:443",
  })
  void cutsOffAPort(String text, String address) throws Exception {
    assertThat(
            Conversion.plain()
                .event(ValidRow.lead().with("ip_address", text))
                .at("/consent/geo/ipAddress")
                .asText())
        .isEqualTo(address);
  }
}
