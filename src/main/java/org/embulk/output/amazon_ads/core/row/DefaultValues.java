package org.embulk.output.amazon_ads.core.row;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.embulk.output.amazon_ads.core.config.ColumnOptions;
import org.embulk.output.amazon_ads.core.config.Options;
import org.embulk.output.amazon_ads.core.text.Printable;

/** Reads the values for rows without one, and checks them by the rules for the values of a row. */
public final class DefaultValues {
  /** Why nothing that tells people apart can have a default. */
  public static final String ONE_PERSON = "all who lack it would become one person";

  /** Why consent can't have one. */
  public static final String CONSENT =
      "set \"consent_type\" for the consent of all who have none of their own";

  /** Reads the value of a column as a converter does. */
  public interface Reader {
    /**
     * @param column the plugin's name of the column
     * @param row a row that has every value, and no other
     */
    void read(String column, Row row) throws InvalidRecordException;
  }

  private DefaultValues() {}

  /**
   * Returns the values by the plugin's name of a column. Reports each column that can't have one,
   * without its value, which may be an identifier, and each value that no row may have.
   *
   * @param objection returns why a column can't have a default, or "" if it can
   */
  public static Map<String, String> read(
      Options options, ColumnOptions columns, Function<String, String> objection, Reader reader) {
    Map<String, String> values = new LinkedHashMap<>();
    columns
        .defaults()
        .forEach(
            (column, text) -> {
              String why = objection.apply(column);
              if (why.isEmpty()) {
                values.put(column, text);
              } else {
                problem(options, column, "can't have a default: " + why);
              }
            });
    values.forEach(
        (column, text) -> {
          try {
            reader.read(column, values::get);
          } catch (InvalidRecordException e) {
            String rule = Shape.without(e.rule());
            problem(options, column, rule + ", but was " + Printable.quoted(text));
          }
        });
    return values;
  }

  private static void problem(Options options, String column, String rule) {
    options.problem(ColumnOptions.DEFAULTS, '"' + column + "\" " + rule);
  }
}
