package org.embulk.output.amazon_ads.conversion;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.embulk.output.amazon_ads.core.json.EventJson;
import org.embulk.output.amazon_ads.core.json.JsonPart;
import org.embulk.output.amazon_ads.core.row.Cells;
import org.embulk.output.amazon_ads.core.row.Decimals;
import org.embulk.output.amazon_ads.core.row.EnumColumn;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.core.row.Row;

/** Writes the value of an event and, for purchases only, its currency and units. */
final class Purchase {
  private static final EnumColumn<Currency> CURRENCY =
      new EnumColumn<>(EventColumn.CURRENCY_CODE, EventReason.UNKNOWN_CURRENCY, Currency.class);

  /** The maximum number of digits before the decimal point; a double is not exact beyond that. */
  private static final int MAX_DIGITS = 15;

  private static final int DECIMAL_PLACES = 2;

  private static final String VALUE_RULE =
      "must be a plain decimal number with at most "
          + MAX_DIGITS
          + " digits before the decimal point";
  private static final String UNITS_RULE = "must be a whole number from 1 to 2147483647";

  private static final JsonPart VALUE_FIELD = JsonPart.name("value");
  private static final JsonPart CURRENCY_FIELD = JsonPart.name("currencyCode");
  private static final JsonPart UNITS_FIELD = JsonPart.name("unitsSold");

  private Purchase() {}

  /** Writes value, currency and units; returns whether a purchase has a value and no currency. */
  static boolean write(Row row, ConversionType type, EventJson json) throws InvalidRecordException {
    Object value = row.get(EventColumn.VALUE);
    if (!Cells.isAbsent(value)) {
      json.number(VALUE_FIELD, value(value, type.isPurchase()).toPlainString());
    }
    if (!type.isPurchase()) {
      return false; // Amazon takes the other two for purchases only.
    }
    Currency currency = CURRENCY.optional(row);
    if (currency != null) {
      json.plain(CURRENCY_FIELD, currency.name());
    }
    Object units = row.get(EventColumn.UNITS_SOLD);
    if (!Cells.isAbsent(units)) {
      json.number(UNITS_FIELD, String.valueOf(units(units)));
    }
    return currency == null && !Cells.isAbsent(value);
  }

  private static BigDecimal value(Object value, boolean money) throws InvalidRecordException {
    Optional<BigDecimal> given = Decimals.of(value);
    if (!given.isPresent() || given.get().precision() - given.get().scale() > MAX_DIGITS) {
      throw new InvalidRecordException(EventReason.INVALID_VALUE, EventColumn.VALUE, VALUE_RULE);
    }
    if (money && given.get().signum() < 0) {
      throw new InvalidRecordException(
          EventReason.INVALID_VALUE,
          EventColumn.VALUE,
          "must not be negative for OFF_AMAZON_PURCHASES");
    }
    BigDecimal rounded = given.get().setScale(DECIMAL_PLACES, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
  }

  private static int units(Object value) throws InvalidRecordException {
    return Decimals.int32(value)
        .filter(units -> units >= 1)
        .orElseThrow(
            () ->
                new InvalidRecordException(
                    EventReason.INVALID_UNITS_SOLD, EventColumn.UNITS_SOLD, UNITS_RULE));
  }
}
