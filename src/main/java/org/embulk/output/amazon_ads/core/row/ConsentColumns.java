package org.embulk.output.amazon_ads.core.row;

import org.embulk.output.amazon_ads.conversion.EventColumn;
import org.embulk.output.amazon_ads.core.config.Consent;

/** Reads a row's own consent. */
public final class ConsentColumns {
  private ConsentColumns() {}

  /** Returns the row's consent, empty if it has none. */
  public static Consent read(Row row) throws InvalidRecordException {
    Consent consent =
        new Consent(
            Cells.trimmed(row, EventColumn.TCF),
            Cells.trimmed(row, EventColumn.GPP),
            status(row, EventColumn.AMZN_AD_STORAGE),
            status(row, EventColumn.AMZN_USER_DATA));
    if (consent.amznAdStorage() != null && consent.amznUserData() == null) {
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
}
