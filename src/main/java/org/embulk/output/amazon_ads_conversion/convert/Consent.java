package org.embulk.output.amazon_ads_conversion.convert;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.embulk.output.amazon_ads_conversion.convert.row.Cells;
import org.embulk.output.amazon_ads_conversion.convert.row.InvalidRecordException;
import org.embulk.output.amazon_ads_conversion.convert.row.Reason;
import org.embulk.output.amazon_ads_conversion.convert.row.Row;

/** One person's consent, in the signals that Amazon accepts, any of which may be absent. */
public final class Consent {
  private static final String AD_STORAGE = "amzn_ad_storage";
  private static final String USER_DATA = "amzn_user_data";

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
            Cells.trimmed(row, "tcf"),
            Cells.trimmed(row, "gpp"),
            status(row, AD_STORAGE),
            status(row, USER_DATA));
    if (consent.amznAdStorage != null && consent.amznUserData == null) {
      throw new InvalidRecordException(
          Reason.INVALID_CONSENT, USER_DATA, "is required with \"amzn_ad_storage\"");
    }
    return consent;
  }

  /** Reads a status in any letter case; everything else is refused: consent is never guessed. */
  private static String status(Row row, String column) throws InvalidRecordException {
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
  void write(JsonGenerator json) throws IOException {
    if (amznUserData != null) {
      json.writeObjectFieldStart("amazonConsent");
      json.writeStringField("amznUserData", amznUserData);
      if (amznAdStorage != null) {
        json.writeStringField("amznAdStorage", amznAdStorage);
      }
      json.writeEndObject();
    }
    if (tcf != null) {
      json.writeStringField("tcf", tcf);
    }
    if (gpp != null) {
      json.writeStringField("gpp", gpp);
    }
  }
}
