package org.embulk.output.amazon_ads_conversion.convert;

import org.embulk.output.amazon_ads_conversion.convert.row.Cells;
import org.embulk.output.amazon_ads_conversion.convert.row.EventColumn;
import org.embulk.output.amazon_ads_conversion.convert.row.InvalidRecordException;
import org.embulk.output.amazon_ads_conversion.convert.row.Reason;
import org.embulk.output.amazon_ads_conversion.convert.row.Row;

/** One person's consent, in the signals that Amazon accepts, any of which may be absent. */
public final class Consent {
  private static final JsonPart AMAZON_CONSENT_FIELD = JsonPart.name("amazonConsent");
  private static final JsonPart USER_DATA_FIELD = JsonPart.name("amznUserData");
  private static final JsonPart AD_STORAGE_FIELD = JsonPart.name("amznAdStorage");
  private static final JsonPart TCF_FIELD = JsonPart.name("tcf");
  private static final JsonPart GPP_FIELD = JsonPart.name("gpp");

  private final String tcf;
  private final String gpp;
  private final String amznAdStorage;
  private final String amznUserData;

  /** Takes each signal as it is sent, or null if there is none. */
  public Consent(String tcf, String gpp, String amznAdStorage, String amznUserData) {
    this.tcf = tcf;
    this.gpp = gpp;
    this.amznAdStorage = amznAdStorage;
    this.amznUserData = amznUserData;
  }

  static Consent of(Row row) throws InvalidRecordException {
    Consent consent =
        new Consent(
            Cells.trimmed(row, EventColumn.TCF),
            Cells.trimmed(row, EventColumn.GPP),
            status(row, EventColumn.AMZN_AD_STORAGE),
            status(row, EventColumn.AMZN_USER_DATA));
    if (consent.amznAdStorage != null && consent.amznUserData == null) {
      throw new InvalidRecordException(
          Reason.INVALID_CONSENT,
          EventColumn.AMZN_USER_DATA,
          "is required with \"amzn_ad_storage\"");
    }
    return consent;
  }

  /** Reads a status in any letter case; everything else is refused: consent is never guessed. */
  private static String status(Row row, EventColumn column) throws InvalidRecordException {
    String text = Cells.trimmed(row, column);
    if (text == null) {
      return null;
    }
    String status = Cells.upper(text);
    if (!status.equals("GRANTED") && !status.equals("DENIED")) {
      throw new InvalidRecordException(Reason.INVALID_CONSENT, column, "must be GRANTED or DENIED");
    }
    return status;
  }

  boolean isEmpty() {
    return tcf == null && gpp == null && amznAdStorage == null && amznUserData == null;
  }

  /** Writes the fields of Amazon's consent object that are set. */
  void write(EventJson json) {
    if (amznUserData != null) {
      json.startObject(AMAZON_CONSENT_FIELD);
      json.plain(USER_DATA_FIELD, amznUserData);
      if (amznAdStorage != null) {
        json.plain(AD_STORAGE_FIELD, amznAdStorage);
      }
      json.endObject();
    }
    if (tcf != null) {
      json.text(TCF_FIELD, tcf);
    }
    if (gpp != null) {
      json.text(GPP_FIELD, gpp);
    }
  }
}
