package org.embulk.output.amazon_ads.audience;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.embulk.output.amazon_ads.core.config.Options;

/** What a thousand impressions for the members of an audience cost. */
final class Fee {
  private static final String OPTION = "audience_fee";
  private static final List<String> CURRENCIES =
      Arrays.asList(
          "AED", "AUD", "CAD", "CNY", "EUR", "GBP", "INR", "JPY", "MXN", "SAR", "SEK", "TRY",
          "USD");
  private static final Pattern FORM = Pattern.compile("([A-Za-z]{3})\\s*+:\\s*+([0-9]{1,10})");
  private static final String RULE =
      "must be a currency and whole cents from 0 to 2147483647, such as USD:1; the currency is one of "
          + String.join(", ", CURRENCIES);

  final String currency;

  /** The price in hundredths of the currency. */
  final BigDecimal cents;

  private Fee(String currency, BigDecimal cents) {
    this.currency = currency;
    this.cents = cents;
  }

  static Optional<Fee> read(Options options) {
    Optional<String> text = options.text(OPTION);
    Optional<Fee> fee = text.flatMap(Fee::parse);
    if (text.isPresent() && !fee.isPresent()) {
      options.wrong(OPTION, RULE);
    }
    return fee;
  }

  private static Optional<Fee> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    Fee fee = new Fee(form.group(1).toUpperCase(Locale.ROOT), new BigDecimal(form.group(2)));
    boolean valid =
        CURRENCIES.contains(fee.currency)
            && fee.cents.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
    return valid ? Optional.of(fee) : Optional.empty();
  }

  @Override
  public String toString() {
    return cents.movePointLeft(2).setScale(2).toPlainString()
        + " "
        + currency
        + " for a thousand impressions";
  }
}
