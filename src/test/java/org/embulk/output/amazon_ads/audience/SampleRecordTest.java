package org.embulk.output.amazon_ads.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.embulk.output.amazon_ads.core.deliver.Item;
import org.embulk.output.amazon_ads.core.identity.KeyCoverage;
import org.junit.jupiter.api.Test;

class SampleRecordTest {
  @Test
  void showsWordsOfTheApiAndCountriesAndNoOtherText() {
    String record =
        """
        {"externalUserId":"c-1","countryCode":"DE","action":"CREATE",\
        "hashedPII":[{"email":"%s","phone":"not a digest"}],\
        "userConsent":{"geo":{"countryCode":"DE","ipAddress":"203.0.113.9"},\
        "consent":{"amzn":{"amznUserData":"GRANTED","amznAdStorage":"DENIED"},\
        "tcf":"CP\\"x","gpp":"DBAA"}},"later":{"action":"secret"}}"""
            .formatted("0".repeat(64));
    byte[] json = record.getBytes(StandardCharsets.UTF_8);

    assertThat(SampleRecord.of(new Item(1, json, new KeyCoverage(), null)))
        .isEqualTo(
            """
            {
              "externalUserId": "<externalUserId>",
              "countryCode": "DE",
              "action": "CREATE",
              "hashedPII": [
                {"email":"<sha256>","phone":"<sha256>"}
              ],
              "userConsent": {"geo":{"countryCode":"DE","ipAddress":"<ipAddress>"},\
            "consent":{"amzn":{"amznUserData":"GRANTED","amznAdStorage":"DENIED"},\
            "tcf":"<tcf>","gpp":"<gpp>"}},
              "later": {"action":"<action>"}
            }""");
  }
}
