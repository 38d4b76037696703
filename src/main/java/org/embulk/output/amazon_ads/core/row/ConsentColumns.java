package org.embulk.output.amazon_ads.core.row;

import org.embulk.output.amazon_ads.core.config.Consent;

/** Reads a row's own consent. */
public final class ConsentColumns {
  private final InputColumn tcf;
  private final InputColumn gpp;
  private final InputColumn amznAdStorage;
  private final InputColumn amznUserData;

  public ConsentColumns(
      InputColumn tcf, InputColumn gpp, InputColumn amznAdStorage, InputColumn amznUserData) {
    this.tcf = tcf;
    this.gpp = gpp;
    this.amznAdStorage = amznAdStorage;
    this.amznUserData = amznUserData;
  }

  /** Returns the row's consent, empty if it has none. */
  public Consent read(Row row) throws InvalidRecordException {
    Consent consent =
        new Consent(
            Cells.trimmed(row, tcf),
            Cells.trimmed(row, gpp),
            status(row, amznAdStorage),
            status(row, amznUserData));
    if (consent.amznAdStorage() != null && consent.amznUserData() == null) {
      throw new InvalidRecordException(
          RowReason.INVALID_CONSENT, amznUserData, "is required with \"amzn_ad_storage\"");
    }
    return consent;
  }

  /** Reads a status in any letter case; everything else is refused: consent is never guessed. */
  private static String status(Row row, InputColumn column) throws InvalidRecordException {
    String text = Cells.trimmed(row, column);
    if (text == null) {
      return null;
    }
    String status = Cells.upper(text);
    if (!status.equals("GRANTED") && !status.equals("DENIED")) {
      throw new InvalidRecordException(
          RowReason.INVALID_CONSENT, column, "must be GRANTED or DENIED");
    }
    return status;
  }
}
