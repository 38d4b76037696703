package org.embulk.output.amazon_ads.sandbox.audience.service;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Finds a record invalid for want of consent. */
final class ConsentRule {
  private static final Set<String> COUNTRIES = Definitions.valuesOf("consentCountry");

  private ConsentRule() {}

  /**
   * Returns an empty text for a record that Amazon takes. A CREATE without consent gets here only
   * if bodies are not checked, since the schema refuses its whole request.
   */
  static String errorOf(JsonNode record) {
    JsonNode consent = record.at("/userConsent/consent");
    if (consent.path("amzn").valueStream().anyMatch(signal -> signal.asText().equals("DENIED"))) {
      return "Consent is denied";
    }
    boolean needsConsent =
        record.path("action").asText().equals("CREATE")
            && COUNTRIES.contains(record.path("countryCode").asText());
    return needsConsent && consent.isEmpty() ? "Consent is missing" : "";
  }
}
