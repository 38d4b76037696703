package org.embulk.output.amazon_ads.audience;

import java.util.EnumMap;
import java.util.Map;
import org.embulk.output.amazon_ads.core.config.Consent;
import org.embulk.output.amazon_ads.core.identity.MatchKeyType;
import org.embulk.output.amazon_ads.core.json.JsonPart;
import org.embulk.output.amazon_ads.core.json.JsonWriter;

/** Writes a person as a record of the advertiser audiences. Not thread-safe. */
final class RecordJson {
  private static final JsonPart ID = JsonPart.name("externalUserId");
  private static final JsonPart COUNTRY = JsonPart.name("countryCode");
  private static final JsonPart IDENTIFIERS = JsonPart.name("hashedPII");
  private static final Map<MatchKeyType, JsonPart> DIGEST_STARTS = digestStarts();
  private static final JsonPart DIGEST_END = JsonPart.json("\"");
  private static final JsonPart USER_CONSENT = JsonPart.name("userConsent");
  private static final JsonPart GEO = JsonPart.name("geo");
  private static final JsonPart IP_ADDRESS = JsonPart.name("ipAddress");
  private static final JsonPart CONSENT = JsonPart.name("consent");
  private static final JsonPart AMZN = JsonPart.name("amzn");
  private static final JsonPart USER_DATA = JsonPart.name("amznUserData");
  private static final JsonPart AD_STORAGE = JsonPart.name("amznAdStorage");
  private static final JsonPart TCF = JsonPart.name("tcf");
  private static final JsonPart GPP = JsonPart.name("gpp");

  private final JsonWriter json = new JsonWriter();
  private final JsonPart action;

  /**
   * @param deletes whether the people are taken out of the audience
   */
  RecordJson(boolean deletes) {
    this.action = JsonPart.field("action", deletes ? "DELETE" : "CREATE");
  }

  private static Map<MatchKeyType, JsonPart> digestStarts() {
    Map<MatchKeyType, JsonPart> starts = new EnumMap<>(MatchKeyType.class);
    for (AudienceColumn column : AudienceColumn.values()) {
      if (column.identifier() != null) { // Amazon names them as Treasure Data does.
        starts.put(column.identifier(), JsonPart.json("\"" + column.columnName() + "\":\""));
      }
    }
    return starts;
  }

  byte[] of(Person person) {
    json.startItem();
    json.plain(ID, person.externalUserId);
    json.plain(COUNTRY, person.country);
    json.part(action);
    json.startArray(IDENTIFIERS);
    json.startObject();
    person.digests.forEach(
        (type, digest) -> {
          json.part(DIGEST_STARTS.get(type));
          json.hex(digest);
          json.end(DIGEST_END);
        });
    json.endObject();
    json.endArray();
    if (person.consent != null) {
      writeConsent(person);
    }
    json.endObject();
    return json.toByteArray();
  }

  private void writeConsent(Person person) {
    json.startObject(USER_CONSENT);
    json.startObject(GEO);
    json.plain(COUNTRY, person.country);
    if (person.ipAddress != null) {
      json.plain(IP_ADDRESS, person.ipAddress);
    }
    json.endObject();
    if (!person.consent.isEmpty()) {
      json.startObject(CONSENT);
      writeSignals(person.consent);
      json.endObject();
    }
    json.endObject();
  }

  private void writeSignals(Consent consent) {
    if (consent.amznUserData() != null) {
      json.startObject(AMZN);
      json.plain(USER_DATA, consent.amznUserData());
      if (consent.amznAdStorage() != null) {
        json.plain(AD_STORAGE, consent.amznAdStorage());
      }
      json.endObject();
    }
    if (consent.tcf() != null) {
      json.text(TCF, consent.tcf());
    }
    if (consent.gpp() != null) {
      json.text(GPP, consent.gpp());
    }
  }
}
