package org.embulk.output.amazon_ads.conversion;

import static org.embulk.output.amazon_ads.core.report.RecordCounts.VALUES;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.embulk.output.amazon_ads.core.json.JsonPart;
import org.embulk.output.amazon_ads.core.json.JsonWriter;
import org.embulk.output.amazon_ads.core.report.Counts;
import org.embulk.output.amazon_ads.core.row.Cells;
import org.embulk.output.amazon_ads.core.row.Decimals;
import org.embulk.output.amazon_ads.core.row.EnumColumn;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.core.row.Row;

/** The value of an event and, for purchases only, its currency and units. */
final class Purchase {
  static final EnumColumn<Currency> CURRENCY =
      new EnumColumn<>(
          EventColumn.CURRENCY_CODE,
          EventReason.UNKNOWN_CURRENCY,
          Currency.class,
          "must be one of the 81 currency codes of the Events API, such as USD, EUR or JPY");

  /** The maximum number of digits before the decimal point; a double is not exact beyond that. */
  private static final int MAX_DIGITS = 15;

  private static final int DECIMAL_PLACES = 2;
  private static final String CURRENCY_SIGNS = "$€£¥";

  private static final String VALUE_RULE =
      "must be a decimal number such as 1299.50 or 1.299,50, without an exponent, with at most "
          + MAX_DIGITS
          + " digits before the decimal point";
  private static final String UNITS_RULE = "must be a whole number from 1 to 2147483647";

  private static final JsonPart VALUE_FIELD = JsonPart.name("value");
  private static final JsonPart CURRENCY_FIELD = JsonPart.name("currencyCode");
  private static final JsonPart UNITS_FIELD = JsonPart.name("unitsSold");

  private final BigDecimal value;
  private final Currency currency;
  private final boolean isPurchase;

  private Purchase(BigDecimal value, Currency currency, boolean isPurchase) {
    this.value = value;
    this.currency = currency;
    this.isPurchase = isPurchase;
  }

  /** Writes value, currency and units, and returns what was written. */
  static Purchase write(Row row, ConversionType type, JsonWriter json)
      throws InvalidRecordException {
    Object given = Cells.value(row, EventColumn.VALUE);
    BigDecimal value = given == null ? null : value(given, type.isPurchase());
    if (value != null) {
      json.number(VALUE_FIELD, value.toPlainString());
    }
    if (!type.isPurchase()) {
      return new Purchase(value, null, false); // Amazon takes the other two for purchases only.
    }
    Currency currency = CURRENCY.optional(row);
    if (currency != null) {
      json.plain(CURRENCY_FIELD, currency.name());
    }
    Object units = Cells.value(row, EventColumn.UNITS_SOLD);
    if (units != null) {
      json.number(UNITS_FIELD, String.valueOf(units(units)));
    }
    return new Purchase(value, currency, true);
  }

  /** Returns whether it is a purchase with a value and without a currency. */
  boolean lacksCurrency() {
    return isPurchase && value != null && currency == null;
  }

  /** Adds the value to the sum of its currency; a purchase without one is counted. */
  void count(Counts counts) {
    if (value != null) {
      counts.add(
          value.movePointRight(DECIMAL_PLACES).longValueExact(),
          VALUES,
          currency == null ? EventReport.NO_CURRENCY : currency.name());
    } else if (isPurchase) {
      counts.add(1, EventReport.PURCHASES_WITHOUT_VALUE);
    }
  }

  /**
   * Returns the number to send.
   *
   * @param money whether it must not be negative
   */
  static BigDecimal value(Object value, boolean money) throws InvalidRecordException {
    BigDecimal number =
        Decimals.read(
            value instanceof String ? withoutCurrency((String) value) : value,
            EventColumn.VALUE.columnName(),
            EventReason.INVALID_VALUE,
            VALUE_RULE);
    if (number.precision() - number.scale() > MAX_DIGITS) {
      throw new InvalidRecordException(EventReason.INVALID_VALUE, EventColumn.VALUE, VALUE_RULE);
    }
    if (money && number.signum() < 0) {
      throw new InvalidRecordException(
          EventReason.INVALID_VALUE,
          EventColumn.VALUE,
          "must not be negative for OFF_AMAZON_PURCHASES");
    }
    BigDecimal rounded = number.setScale(DECIMAL_PLACES, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
  }

  /** Drops one sign of a currency at either end, with the blanks beside it. */
  private static String withoutCurrency(String text) {
    if (CURRENCY_SIGNS.indexOf(text.charAt(0)) >= 0) {
      return text.substring(1);
    }
    int last = text.length() - 1;
    return CURRENCY_SIGNS.indexOf(text.charAt(last)) >= 0 ? text.substring(0, last) : text;
  }

  static int units(Object value) throws InvalidRecordException {
    String column = EventColumn.UNITS_SOLD.columnName();
    int units = Decimals.int32(value, column, EventReason.INVALID_UNITS_SOLD, UNITS_RULE);
    if (units < 1) {
      throw new InvalidRecordException(EventReason.INVALID_UNITS_SOLD, column, UNITS_RULE);
    }
    return units;
  }
}
