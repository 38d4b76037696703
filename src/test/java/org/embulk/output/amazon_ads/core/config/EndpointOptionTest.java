package org.embulk.output.amazon_ads.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import okhttp3.HttpUrl;
import org.embulk.output.amazon_ads.conversion.Configs;
import org.embulk.output.amazon_ads.conversion.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointOptionTest {
  private static final String RULE =
      "must be an https URL, or an http URL of a loopback address, without user info, query or"
          + " fragment";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://proxy.example.com",
        "HTTPS://Proxy.Example.com",
        "https://proxy.example.com/",
        "https://proxy.example.com:8443/amazon/",
        "https://proxy.example.com:1",
        "https://proxy.example.com:65535",
        "https://192.0.2.7",
        "https://[2001:db8::7]:8443",
        "http://127.0.0.1",
        "http://127.0.0.1:8080",
        "http://127.0.0.1:8080/",
        "http://127.9.8.7",
        "http://127.255.255.254",
        "http://localhost:8080/auth/o2/token",
        "http://LocalHost",
        "http://[::1]",
        "http://[::1]:8080"
      })
  void takesHttpsAnywhereAndHttpOnALoopbackAddress(String url) {
    Settings settings =
        Configs.required().with("api_endpoint", url).with("token_endpoint", url).settings();

    assertThat(settings.apiEndpoint).isEqualTo(URI.create(url));
    assertThat(settings.tokenEndpoint).isEqualTo(URI.create(url));
    assertThat(HttpUrl.get(settings.apiEndpoint.toString())).isNotNull();
  }

  @Test
  void replacesOneEndpointWithoutTheOther() {
    Settings settings = Configs.required().with("api_endpoint", "http://127.0.0.1:1").settings();

    assertThat(settings.apiEndpoint).isEqualTo(URI.create("http://127.0.0.1:1"));
    assertThat(settings.tokenEndpoint)
        .isEqualTo(URI.create("https://api.amazon.com/auth/o2/token"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.com",
        "http://127.0.0.1.evil.example",
        "http://localhost.evil.example",
        "http://evil.localhost",
        "http://127.0.0.1evil.example",
        "http://128.0.0.1",
        "http://126.255.255.255",
        "http://1270.0.1",
        "http://127.0.0",
        "http://127.0.0.256",
        "http://0.0.0.0",
        "http://[::2]",
        "http://[::]",
        "http://10.0.0.1",
        "ftp://localhost",
        "file:///etc/passwd",
        "https:",
        "https://",
        "https:///path",
        "https:proxy.example.com",
        "//proxy.example.com",
        "proxy.example.com",
        "localhost:8080",
        "true",
        "https://proxy.example.com:0",
        "https://proxy.example.com:65536",
        "https://proxy.example.com:99999999999",
        "https://proxy.example.com:-1",
        "https://[fe80::1%eth0]",
        "https://proxy example.com",
        "https://proxy.example.com\\evil.example",
        "javascript:alert(1)"
      })
  void refusesAnyOtherAddressAndShowsIt(String url) {
    assertThat(Configs.required().with("api_endpoint", url).problems())
        .containsExactly("- \"api_endpoint\": " + RULE + ", but was \"" + url + "\"");
    assertThat(Configs.required().with("token_endpoint", url).problems())
        .containsExactly("- \"token_endpoint\": " + RULE + ", but was \"" + url + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://my_host",
        "https://my_host:8443/amazon",
        "HTTPS://a.b_c.example/",
        "https://_.example"
      })
  void saysThatAHostMayHaveNoUnderscore(String url) {
    assertThat(Configs.required().with("api_endpoint", url).problems())
        .containsExactly(
            "- \"api_endpoint\": "
                + RULE
                + "; Java knows no host with _ in its name, so use another name or its address, but"
                + " was \""
                + url
                + "\"");
  }

  @Test
  void takesAnUnderscoreInThePath() {
    assertThat(Configs.required().with("api_endpoint", "https://a.example/b_c").problems())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://user:hush@proxy.example.com",
        "https://hush@proxy.example.com",
        "https://user_a:hush@proxy.example.com",
        "https://@proxy.example.com",
        "http://user:hush@127.0.0.1:8080",
        "http://127.0.0.1@evil.example/hush",
        "https://user:hush%40proxy.example.com",
        "https://user:hush @proxy.example.com",
        "https://proxy.example.com?key=hush",
        "https://proxy.example.com/?",
        "https://proxy.example.com/#hush",
        "https://proxy.example.com#"
      })
  void refusesUserQueryAndFragmentWithoutShowingThem(String url) {
    assertThat(Configs.required().with("api_endpoint", url).problems())
        .containsExactly("- \"api_endpoint\": " + RULE);
    assertThat(Configs.required().with("token_endpoint", url).problems())
        .containsExactly("- \"token_endpoint\": " + RULE);
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:8080/auth/o2/token, http://127.0.0.1:8080",
    "https://api.amazon.com/auth/o2/token, https://advertising-api.amazon.com",
    "https://login.example.com/token/, https://proxy.example.com/amazon/"
  })
  void namesBothEndpointsThatAreSwapped(String api, String token) {
    assertThat(
            Configs.required().with("api_endpoint", api).with("token_endpoint", token).problems())
        .containsExactly(
            "- \"api_endpoint\": seems to be swapped with \"token_endpoint\": it is the base address"
                + " of the API, such as http://127.0.0.1:8080, and \"token_endpoint\" the whole"
                + " address of the token request, such as http://127.0.0.1:8080/auth/o2/token");
  }

  @ParameterizedTest
  @CsvSource({
    "https://proxy.example.com/token, https://proxy.example.com/auth/o2/token",
    "https://proxy.example.com/tokens, https://proxy.example.com/login",
    "https://proxy.example.com/amazon, https://login.example.com"
  })
  void takesEndpointsThatMayBeAsTheyAre(String api, String token) {
    assertThat(
            Configs.required().with("api_endpoint", api).with("token_endpoint", token).problems())
        .isEmpty();
  }

  /** DNS has 63 characters for a part of a name and 253 for all of it. */
  @Test
  void refusesAHostTooLongForItsName() {
    String part = "a".repeat(63);
    String longest = String.join(".", part, part, part, "a".repeat(61));

    assertThat(Configs.required().with("api_endpoint", "https://" + longest).problems()).isEmpty();
    assertThat(HttpUrl.get("https://" + longest)).isNotNull();
    assertThat(Configs.required().with("api_endpoint", "https://" + longest + "a").problems())
        .hasSize(1);
    assertThat(Configs.required().with("api_endpoint", "https://" + part + "a.example").problems())
        .hasSize(1);
  }
}
