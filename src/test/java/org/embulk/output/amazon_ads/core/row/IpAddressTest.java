package org.embulk.output.amazon_ads.core.row;

import static org.assertj.core.api.Assertions.assertThat;

import org.embulk.output.amazon_ads.conversion.Conversion;
import org.embulk.output.amazon_ads.conversion.EventReason;
import org.embulk.output.amazon_ads.fixture.ValidRow;
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
        "-"
      })
  void refusesWhatIsNone(String text) {
    InvalidRecordException refusal =
        Conversion.plain().refusal(ValidRow.lead().with("ip_address", text));

    assertThat(refusal).hasMessage("\"ip_address\": must be an IPv4 or IPv6 address");
    assertThat(refusal.reason()).isEqualTo(EventReason.INVALID_IP_ADDRESS);
    assertThat(refusal.column()).isEqualTo("ip_address");
  }

  @ParameterizedTest
  @CsvSource({
    "203.0.113.9:443, 203.0.113.9",
    "203.0.113.9:0, 203.0.113.9",
    "[2001:db8::1]:443, 2001:db8::1",
    "[2001:db8::1], [2001:db8::1]",
    "203.0.113.9, 203.0.113.9",
    "2001:db8::1, 2001:db8::1",
    "2001:db8::1:443, 2001:db8::1:443",
    "203.0.113.9:, 203.0.113.9:",
    "203.0.113.9:123456, 203.0.113.9:123456",
    "host:443, host:443",
  })
  void cutsOffAPort(String text, String address) {
    assertThat(IpAddress.withoutPort(text)).isEqualTo(address);
  }
}
