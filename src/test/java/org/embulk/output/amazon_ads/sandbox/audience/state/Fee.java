package org.embulk.output.amazon_ads.sandbox.audience.state;

import java.math.BigDecimal;

/** What a thousand impressions cost, in hundredths of the currency. */
public record Fee(String currency, BigDecimal cpmCents) {
  public static Fee of(String currency, long cpmCents) {
    return new Fee(currency, BigDecimal.valueOf(cpmCents));
  }
}
