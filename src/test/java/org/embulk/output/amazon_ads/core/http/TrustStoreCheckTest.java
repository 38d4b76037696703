package org.embulk.output.amazon_ads.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import org.embulk.output.amazon_ads.fixture.TlsServer;
import org.embulk.output.amazon_ads.fixture.TrustStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;

class TrustStoreCheckTest {
  @TempDir private static Path tlsFolder;
  private static Path made;

  @TempDir private Path folder;
  private String good;
  private TrustStore trustStore = new TrustStore(null, null, null);

  @BeforeAll
  static void makeTrustStore() {
    made = new TlsServer(tlsFolder).trustStore();
  }

  /** The JDK remembers what it has read of a file, whatever password the next reader has. */
  @BeforeEach
  void copyTrustStore() throws Exception {
    good = Files.copy(made, folder.resolve("trusted.p12")).toString();
  }

  @AfterEach
  void trustAsBefore() {
    trustStore.close();
  }

  @ParameterizedTest
  @NullAndEmptySource
  void takesTheOneOfTheJvmItself(String file) {
    assertTakes(file, null, null);
  }

  @Test
  void takesAnotherOne() {
    assertTakes(good, "changeit", "PKCS12");
  }

  /** The JVM would take its own one without a word. */
  @Test
  void namesOneThatIsMissing() {
    assertRefuses(
        "/no/such/file",
        null,
        null,
        "\"javax.net.ssl.trustStore\" names \"/no/such/file\", which is no file that can be read");
  }

  @Test
  void namesOneThatIsAFolder() {
    assertRefuses(
        folder.toString(),
        null,
        null,
        "\"javax.net.ssl.trustStore\" names \"FOLDER\", which is no file that can be read");
  }

  @Test
  void namesOneThatIsNoTrustStore() throws Exception {
    Path text = Files.writeString(folder.resolve("text"), "no trust store");

    assertRefuses(
        text.toString(),
        null,
        null,
        "\"javax.net.ssl.trustStore\" names \"FOLDER/text\", which can't be read as a trust store");
  }

  @Test
  void namesOneThatIsOfAnotherType() {
    assertRefuses(
        good,
        "changeit",
        "JCEKS",
        "\"javax.net.ssl.trustStore\" names \"FOLDER/trusted.p12\", which can't be read as a trust"
            + " store of \"javax.net.ssl.trustStoreType\" \"JCEKS\"");
  }

  @Test
  void namesATypeThatTheJvmDoesNotKnow() {
    assertRefuses(good, "changeit", "P12", "it knows no \"javax.net.ssl.trustStoreType\" \"P12\"");
  }

  @Test
  void namesThePasswordIfItIsAnother() {
    assertRefuses(
        good,
        "secret of somebody",
        null,
        "\"javax.net.ssl.trustStorePassword\" is not the password of the file;"
            + " \"javax.net.ssl.trustStore\" names \"FOLDER/trusted.p12\"");
  }

  /** A file of PKCS12 shows nothing without its password, and no error either. */
  @Test
  void namesThePasswordIfItIsMissing() {
    assertRefuses(
        good,
        null,
        null,
        "\"javax.net.ssl.trustStore\" names \"FOLDER/trusted.p12\", which has no trusted"
            + " certificate, or none without \"javax.net.ssl.trustStorePassword\"");
  }

  @Test
  void namesOneWithoutACertificate() throws Exception {
    KeyStore empty = KeyStore.getInstance("PKCS12");
    empty.load(null, null);
    Path file = folder.resolve("empty.p12");
    try (var out = Files.newOutputStream(file)) {
      empty.store(out, "changeit".toCharArray());
    }

    assertRefuses(
        file.toString(),
        "changeit",
        null,
        "\"javax.net.ssl.trustStore\" names \"FOLDER/empty.p12\", which has no trusted"
            + " certificate");
  }

  @Test
  void namesThePropertyIfItSaysThatThereIsNoFile() {
    assertRefuses(
        "NONE",
        null,
        null,
        "\"javax.net.ssl.trustStore\" names \"NONE\", which has no trusted certificate, or none"
            + " without \"javax.net.ssl.trustStorePassword\"");
  }

  /** No request and no connection goes out, to an http address neither. */
  @Test
  void comesBeforeTheFirstConnection() {
    trustStore = new TrustStore("/no/such/file", null, null);
    HttpClient client =
        new HttpClient("amazon_ads_conversion", Duration.ofSeconds(20), Duration.ofSeconds(20));
    URI nowhere = URI.create("http://host.invalid");

    assertThatThrownBy(() -> client.connect(nowhere)).isInstanceOf(TlsFaultException.class);
    HttpCall call = client.newCall(HttpRequest.to(nowhere));
    assertThatThrownBy(() -> call.run(body -> 1)).isInstanceOf(TlsFaultException.class);
    assertThat(call.isSent()).isFalse();
  }

  private void assertTakes(String file, String password, String type) {
    trustStore.close();
    trustStore = new TrustStore(file, password, type);
    assertThatCode(TrustStoreCheck::run).doesNotThrowAnyException();
  }

  private void assertRefuses(String file, String password, String type, String why) {
    trustStore = new TrustStore(file, password, type);
    assertThatThrownBy(TrustStoreCheck::run)
        .isInstanceOf(TlsFaultException.class)
        .hasNoCause()
        .hasMessage(
            "this JVM can't use its trust store: " + why.replace("FOLDER", folder.toString()));
  }
}
