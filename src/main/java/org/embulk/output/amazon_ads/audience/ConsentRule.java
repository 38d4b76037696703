package org.embulk.output.amazon_ads.audience;

import org.embulk.output.amazon_ads.core.config.Consent;
import org.embulk.output.amazon_ads.core.row.ConsentColumns;
import org.embulk.output.amazon_ads.core.row.ConsentCountries;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.core.row.Row;
import org.embulk.output.amazon_ads.core.row.RowReason;

/**
 * Decides what is said of a person's consent. A row that has any of {@code tcf}, {@code gpp},
 * {@code amzn_ad_storage} and {@code amzn_user_data} does not use the constants. Who is taken out
 * of an audience never needs consent, and never carries a DENIED: Amazon rejects such a record, and
 * the person would stay.
 */
final class ConsentRule {
  private static final ConsentColumns COLUMNS =
      new ConsentColumns(
          AudienceColumn.TCF,
          AudienceColumn.GPP,
          AudienceColumn.AMZN_AD_STORAGE,
          AudienceColumn.AMZN_USER_DATA);

  private final Consent constant;
  private final boolean deletes;

  ConsentRule(Consent constant, boolean deletes) {
    this.constant = constant;
    this.deletes = deletes;
  }

  /**
   * Returns the consent to send, null for none at all.
   *
   * @param ipAddress that of the row, or null
   */
  Consent of(Row row, String country, String ipAddress) throws InvalidRecordException {
    Consent own = COLUMNS.read(row);
    Consent consent = own.isEmpty() ? constant : own;
    if (consent.isEmpty() && !deletes && ConsentCountries.include(country)) {
      throw new InvalidRecordException(
          RowReason.MISSING_CONSENT,
          "tcf, gpp, amzn_user_data",
          "a person in the EEA or the UK needs one of them, or a constant consent");
    }
    if (consent.isEmpty() && ipAddress == null) {
      return null;
    }
    return deletes && isDenied(consent)
        ? new Consent(consent.tcf(), consent.gpp(), null, null)
        : consent;
  }

  static boolean isDenied(Consent consent) {
    return "DENIED".equals(consent.amznUserData()) || "DENIED".equals(consent.amznAdStorage());
  }
}
