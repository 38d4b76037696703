package org.embulk.output.amazon_ads.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.embulk.output.amazon_ads.core.identity.MatchKeyType;

/** The arguments of {@link NormalizeCommand}: the type, the country, and an option. */
final class NormalizeArguments {
  private static final String NUMERIC_COLUMN = "--numeric-column";

  static final String USAGE =
      String.join(
          "\n",
          "Usage: NormalizeCommand [" + NUMERIC_COLUMN + "] TYPE COUNTRY < values",
          "",
          "Reads UTF-8 values, one per line. For each, writes its normalized text, a tab, and what",
          "is sent to Amazon: the SHA-256, or the text itself for a type that is not hashed. A value",
          "that is left out gives a dash, a tab, and the reason.",
          "",
          "  TYPE              " + types(0, 8) + ",",
          "                    " + types(8, 15),
          "  COUNTRY           ISO 3166-1 alpha-2, such as US or GB (not UK)",
          "  " + NUMERIC_COLUMN + "  the values come from a column of type long, so a postal code",
          "                    has lost its leading zeros",
          "");

  private final MatchKeyType type;
  private final String country;
  private final boolean numericColumn;

  private NormalizeArguments(MatchKeyType type, String country, boolean numericColumn) {
    this.type = type;
    this.country = country;
    this.numericColumn = numericColumn;
  }

  /** Parses the arguments, in any letter case; returns empty if they are wrong. */
  static Optional<NormalizeArguments> parse(String[] arguments) {
    boolean numericColumn = arguments.length > 0 && arguments[0].equals(NUMERIC_COLUMN);
    List<String> rest = Arrays.asList(arguments).subList(numericColumn ? 1 : 0, arguments.length);
    if (rest.size() != 2) {
      return Optional.empty();
    }
    String country = rest.get(1).toUpperCase(Locale.ROOT);
    if (!Arrays.asList(Locale.getISOCountries()).contains(country)) {
      return Optional.empty();
    }
    return Stream.of(MatchKeyType.values())
        .filter(type -> type.name().equalsIgnoreCase(rest.get(0)))
        .map(type -> new NormalizeArguments(type, country, numericColumn))
        .findFirst();
  }

  MatchKeyType type() {
    return type;
  }

  String country() {
    return country;
  }

  boolean isNumericColumn() {
    return numericColumn;
  }

  private static String types(int from, int to) {
    return Stream.of(MatchKeyType.values())
        .map(MatchKeyType::name)
        .skip(from)
        .limit(to - from)
        .collect(Collectors.joining(", "));
  }
}
