package org.embulk.output.amazon_ads.conversion;

import org.embulk.output.amazon_ads.core.config.Consent;
import org.embulk.output.amazon_ads.core.json.JsonPart;
import org.embulk.output.amazon_ads.core.json.JsonWriter;
import org.embulk.output.amazon_ads.core.row.Cells;
import org.embulk.output.amazon_ads.core.row.ConsentColumns;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.core.row.Row;
import org.embulk.output.amazon_ads.core.row.RowReason;

/**
 * Decides which consent an event carries, and writes it.
 *
 * <p>A row that has any of {@code tcf}, {@code gpp}, {@code amzn_ad_storage} and {@code
 * amzn_user_data} does not use the constants. The IP address is sent in addition and replaces
 * nothing.
 */
public final class ConsentRule {
  private static final ConsentColumns COLUMNS =
      new ConsentColumns(
          EventColumn.TCF,
          EventColumn.GPP,
          EventColumn.AMZN_AD_STORAGE,
          EventColumn.AMZN_USER_DATA);

  private static final JsonPart CONSENT_FIELD = JsonPart.name("consent");
  private static final JsonPart GEO_FIELD = JsonPart.name("geo");
  private static final JsonPart IP_ADDRESS_FIELD = JsonPart.name("ipAddress");
  private static final JsonPart AMAZON_CONSENT_FIELD = JsonPart.name("amazonConsent");
  private static final JsonPart USER_DATA_FIELD = JsonPart.name("amznUserData");
  private static final JsonPart AD_STORAGE_FIELD = JsonPart.name("amznAdStorage");
  private static final JsonPart TCF_FIELD = JsonPart.name("tcf");
  private static final JsonPart GPP_FIELD = JsonPart.name("gpp");

  private final Consent constant;
  private final boolean required;

  /**
   * @param constant the consent for rows without their own
   * @param required whether a row without any signal is invalid, as in region EU
   */
  public ConsentRule(Consent constant, boolean required) {
    this.constant = constant;
    this.required = required;
  }

  /**
   * Writes the consent.
   *
   * @param ipAddress that of the row, or null if it has none that can be read
   * @return what is doubtful about it in the EEA and the UK, or null
   */
  EventWarning write(Row row, String ipAddress, JsonWriter json) throws InvalidRecordException {
    Consent own = COLUMNS.read(row);
    Consent consent = own.isEmpty() ? constant : own;
    if (consent.isEmpty() && ipAddress == null) {
      if (required) {
        throw new InvalidRecordException(
            RowReason.MISSING_CONSENT,
            "tcf, gpp, amzn_user_data, ip_address",
            Cells.value(row, EventColumn.IP_ADDRESS) == null
                ? "region EU requires one of them, or a constant consent"
                : "region EU requires one of them, or a constant consent, and \"ip_address\" can't be"
                    + " read");
      }
      return EventWarning.NO_CONSENT;
    }
    json.startObject(CONSENT_FIELD);
    if (ipAddress != null) {
      json.startObject(GEO_FIELD);
      json.text(IP_ADDRESS_FIELD, ipAddress);
      json.endObject();
    }
    writeSignals(consent, json);
    json.endObject();
    return consent.isEmpty() ? EventWarning.CONSENT_BY_IP_ADDRESS_ONLY : null;
  }

  private static void writeSignals(Consent consent, JsonWriter json) {
    if (consent.amznUserData() != null) {
      json.startObject(AMAZON_CONSENT_FIELD);
      json.plain(USER_DATA_FIELD, consent.amznUserData());
      if (consent.amznAdStorage() != null) {
        json.plain(AD_STORAGE_FIELD, consent.amznAdStorage());
      }
      json.endObject();
    }
    if (consent.tcf() != null) {
      json.text(TCF_FIELD, consent.tcf());
    }
    if (consent.gpp() != null) {
      json.text(GPP_FIELD, consent.gpp());
    }
  }
}
