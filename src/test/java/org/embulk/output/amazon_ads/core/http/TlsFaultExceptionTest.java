package org.embulk.output.amazon_ads.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.embulk.output.amazon_ads.fixture.TlsServer;
import org.embulk.output.amazon_ads.fixture.TrustStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What keeps this JVM and a host from speaking TLS until somebody changes something. */
@Timeout(60)
class TlsFaultExceptionTest {
  @TempDir private static Path folder;
  private static TlsServer tls;
  private static TrustStore trustStore;

  private final HttpClient client =
      new HttpClient("amazon_ads_conversion", Duration.ofSeconds(20), Duration.ofSeconds(20));

  @BeforeAll
  static void trust() {
    tls = new TlsServer(folder);
    trustStore = TrustStore.of(tls);
  }

  @AfterAll
  static void trustAsBefore() {
    trustStore.close();
  }

  @AfterEach
  void close() {
    client.closeIdleConnections();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-startdate -10d -validity 1 -ext san=ip:127.0.0.1 | its certificate has expired;"
            + " check the clock of this machine",
        "-startdate +10d -ext san=ip:127.0.0.1 | its certificate is not valid yet;"
            + " check the clock of this machine",
        "-ext san=dns:example.com | its certificate is of another host; check the address,"
            + " and where its name leads"
      })
  void tellsWhatIsWrongWithATrustedCertificate(String certificate, String why) throws Exception {
    try (LingeringServer server = LingeringServer.of(tls.with(certificate))) {
      assertFails(server.address(), why);

      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void tellsThatACertificateIsNotTrusted() throws Exception {
    TrustStore usual = new TrustStore(null, null, null);
    try (LingeringServer server = LingeringServer.of(tls.valid())) {
      assertFails(
          server.address(),
          "its certificate is not trusted by this JVM; if a proxy or firewall opens TLS here, put"
              + " its CA's certificate into a trust store, and name that by"
              + " \"javax.net.ssl.trustStore\"");

      assertThat(server.requests()).isEmpty();
    } finally {
      usual.close();
    }
  }

  @Test
  void tellsThatAPortIsNotForTls() throws Exception {
    try (RawServer server = RawServer.greeting("HTTP/1.1 400 Bad Request\r\n\r\n")) {
      assertFails(
          server.address().toString().replace("http:", "https:"),
          "it does not speak TLS; check the port of the address");
    }
  }

  static Arguments[] othersFaults() {
    return new Arguments[] {
      Arguments.of(new SSLHandshakeException("Remote host terminated the handshake")),
      Arguments.of(new SSLHandshakeException("Received fatal alert: certificate_unknown")),
      Arguments.of(new SSLException("Connection reset")),
      Arguments.of(new IOException(new CertificateException("not of TLS"))),
    };
  }

  @ParameterizedTest
  @MethodSource("othersFaults")
  void isNoOtherFault(IOException e) {
    assertThat(TlsFaultException.of(e)).isEmpty();
  }

  /** JDK 8 has other words for it. */
  @Test
  void knowsTheWordsOfJava8() {
    assertThat(
            TlsFaultException.of(
                new SSLException("Unrecognized SSL message, plaintext connection?")))
        .get()
        .extracting(Throwable::getMessage)
        .isEqualTo("it does not speak TLS; check the port of the address");
  }

  /** Somebody may cut in with plain text later, but then a request may have been sent. */
  @Test
  void isNoFaultOfAConnectionThatThereWas() throws Exception {
    try (LingeringServer server = LingeringServer.of(tls.valid())) {
      HttpCall call = client.newCall(HttpRequest.to(URI.create(server.address())));

      assertThatThrownBy(
              () ->
                  call.run(
                      body -> {
                        throw new SSLException("Unsupported or unrecognized SSL message");
                      }))
          .isExactlyInstanceOf(SSLException.class);
      assertThat(call.isSent()).isTrue();
    }
  }

  /** The same before the first row and for a request. */
  private void assertFails(String address, String why) {
    assertThatThrownBy(() -> client.connect(URI.create(address)))
        .isInstanceOf(TlsFaultException.class)
        .hasNoCause()
        .hasMessage(why);
    HttpCall call = client.newCall(HttpRequest.to(URI.create(address)));
    assertThatThrownBy(() -> call.run(InputStream::readAllBytes))
        .isInstanceOf(TlsFaultException.class)
        .hasNoCause()
        .hasMessage(why);
    assertThat(call.isSent()).isFalse();
  }
}
