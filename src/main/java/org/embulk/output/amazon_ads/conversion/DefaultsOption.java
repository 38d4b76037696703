package org.embulk.output.amazon_ads.conversion;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.embulk.output.amazon_ads.core.config.ColumnOptions;
import org.embulk.output.amazon_ads.core.config.Options;
import org.embulk.output.amazon_ads.core.row.Cells;
import org.embulk.output.amazon_ads.core.row.CountryCode;
import org.embulk.output.amazon_ads.core.row.DefaultValues;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.core.row.Row;
import org.embulk.output.amazon_ads.core.row.RowReason;

/** Reads the values that rows without one are given. */
final class DefaultsOption {
  private final List<CustomAttribute> attributes;
  private final EventTimes times;

  private DefaultsOption(List<CustomAttribute> attributes, EventTimes times) {
    this.attributes = attributes;
    this.times = times;
  }

  /** Returns the values by the plugin's name of a column. */
  static Map<String, String> read(
      Options options, ColumnOptions columns, List<CustomAttribute> attributes, EventTimes times) {
    DefaultsOption defaults = new DefaultsOption(attributes, times);
    return DefaultValues.read(
        options,
        columns,
        column -> EventColumn.of(column).map(DefaultsOption::objection).orElse(""),
        defaults::read);
  }

  private static String objection(EventColumn column) {
    switch (column) {
      case EVENT_NAME:
      case CONVERSION_TYPE:
      case EVENT_SOURCE:
      case COUNTRY_CODE:
      case VALUE:
      case CURRENCY_CODE:
      case UNITS_SOLD:
      case PARTNER:
        return "";
      case EVENT_ID:
        return "Amazon would take all events that lack it for one";
      case LIMITED_DATA_USE:
        return "set the option \"limited_data_use\" instead";
      default:
        return objection(column.role());
    }
  }

  private static String objection(EventColumn.Role role) {
    switch (role) {
      case IDENTIFIER:
        return DefaultValues.ONE_PERSON;
      case CONSENT:
      case CONSENT_DETAIL:
        return DefaultValues.CONSENT;
      default:
        return "each event has its own";
    }
  }

  private void read(String name, Row row) throws InvalidRecordException {
    for (CustomAttribute attribute : attributes) {
      if (attribute.name().equals(name)) {
        requireValue(attribute.value(row, times), name);
      }
    }
    Optional<EventColumn> column = EventColumn.of(name);
    if (column.isPresent()) {
      requireValue(Cells.value(row, column.get()), name);
      read(column.get(), row);
    }
  }

  private static void requireValue(Object value, String column) throws InvalidRecordException {
    if (value == null) { // A word with which exports write that there is none.
      throw new InvalidRecordException(RowReason.MISSING_COLUMN_VALUE, column, "must not be blank");
    }
  }

  private static void read(EventColumn column, Row row) throws InvalidRecordException {
    switch (column) {
      case CONVERSION_TYPE:
        RowConverter.CONVERSION_TYPE.required(row);
        break;
      case EVENT_SOURCE:
        RowConverter.EVENT_SOURCE.required(row);
        break;
      case COUNTRY_CODE:
        CountryCode.read(row, column);
        break;
      case VALUE:
        Purchase.value(Cells.value(row, column), isPurchase(row));
        break;
      case CURRENCY_CODE:
        Purchase.CURRENCY.optional(row);
        break;
      case UNITS_SOLD:
        Purchase.units(Cells.value(row, column));
        break;
      default:
        Cells.required(row, column);
    }
  }

  /** Without a default for the type, each row says what it is. */
  private static boolean isPurchase(Row row) {
    String type = Cells.of(Cells.value(row, EventColumn.CONVERSION_TYPE));
    return ConversionType.OFF_AMAZON_PURCHASES.name().equalsIgnoreCase(type);
  }
}
