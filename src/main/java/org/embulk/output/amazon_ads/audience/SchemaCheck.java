package org.embulk.output.amazon_ads.audience;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.embulk.output.amazon_ads.core.config.Problems;
import org.embulk.output.amazon_ads.core.config.UnusedColumns;
import org.embulk.output.amazon_ads.core.row.ConsentCountries;
import org.embulk.output.amazon_ads.core.row.CountryCode;
import org.embulk.output.amazon_ads.core.text.Printable;
import org.embulk.spi.Column;
import org.embulk.spi.Schema;
import org.embulk.spi.type.Type;
import org.embulk.spi.type.Types;

/** Checks the input's columns before any row is processed. */
final class SchemaCheck {
  private SchemaCheck() {}

  /** Reports every problem with the columns, and unused columns in one warning. */
  static void check(Schema schema, Settings settings, Problems problems) {
    InputColumns columns = new InputColumns(schema, settings.columns, problems);
    UnusedColumns unused = new UnusedColumns(schema, usedNames(columns));
    String others = unused.isEmpty() ? "" : "; columns that nothing uses: " + unused.list();
    if (!columns.has(AudienceColumn.EXTERNAL_USER_ID)) {
      problems.error(
          "column \"externalUserId\": is required, but the input has no such column" + others);
    }
    if (!hasAny(columns, column -> column.identifier() != null)) {
      problems.error(
          "the input needs at least one identifier column: "
              + names(column -> column.identifier() != null)
              + others);
    }
    checkConsent(columns, settings, problems);
    columns
        .found()
        .forEach(
            (column, found) ->
                checkType(column, shown(settings, column, found), found.getType(), problems));
    if (!unused.isEmpty()) {
      problems.warn("Unused columns, which are not sent: " + unused.listWithSuggestions());
    }
  }

  private static List<String> usedNames(InputColumns columns) {
    List<String> names = new ArrayList<>();
    for (AudienceColumn column : AudienceColumn.values()) {
      if (columns.found().containsKey(column)) {
        names.add(columns.found().get(column).getName());
      } else if (!columns.has(column)) {
        names.add(column.columnName());
      }
    }
    return names;
  }

  /** Returns the input's name of a column, and ours if the config maps it. */
  private static String shown(Settings settings, AudienceColumn column, Column found) {
    return settings.columns.isMapped(column.columnName())
        ? settings.columns.quoted(column.columnName())
        : Printable.quoted(found.getName());
  }

  /** Without any consent, no row of such a country can be valid. */
  private static void checkConsent(InputColumns columns, Settings settings, Problems problems) {
    String inDefaults = settings.defaults.get(AudienceColumn.COUNTRYCODE.columnName());
    String country = inDefaults == null ? settings.country : CountryCode.of(inDefaults).orElse("");
    if (ConsentCountries.include(country)
        && !settings.deletes
        && !settings.isConsentGiven
        && !columns.has(AudienceColumn.COUNTRYCODE)
        && !hasAny(columns, AudienceColumn::isConsent)) {
      problems.error(
          (inDefaults == null ? "\"country_code\": " : "\"defaults\": \"countrycode\" ")
              + country
              + " requires consent for each person: set \"consent_type\", or have one of the columns "
              + names(AudienceColumn::isConsent));
    }
  }

  private static void checkType(AudienceColumn column, String shown, Type type, Problems problems) {
    boolean fits = type.equals(Types.STRING) || column.mayBeLong() && type.equals(Types.LONG);
    if (!fits) {
      problems.error(
          "column "
              + shown
              + ": must be of type "
              + (column.mayBeLong() ? "string or long" : "string")
              + ", but is "
              + type.getName());
    }
  }

  private static boolean hasAny(InputColumns columns, Predicate<AudienceColumn> role) {
    return Arrays.stream(AudienceColumn.values()).filter(role).anyMatch(columns::has);
  }

  private static String names(Predicate<AudienceColumn> role) {
    return Arrays.stream(AudienceColumn.values())
        .filter(role)
        .map(AudienceColumn::columnName)
        .collect(Collectors.joining(", "));
  }
}
