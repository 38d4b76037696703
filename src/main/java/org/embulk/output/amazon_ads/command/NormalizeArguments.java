package org.embulk.output.amazon_ads.command;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.embulk.output.amazon_ads.core.identity.MatchKeyType;
import org.embulk.output.amazon_ads.core.row.CountryCode;

/** The arguments of {@link NormalizeCommand}: the type and the country. */
final class NormalizeArguments {
  static final String USAGE =
      String.join(
          "\n",
          "Usage: NormalizeCommand TYPE COUNTRY < values",
          "",
          "Reads UTF-8 values, one per line. For each, writes its normalized text, a tab, and what",
          "is sent to Amazon: the SHA-256, or the text itself for a type that is not hashed. A value",
          "that is left out gives a dash, a tab, and the reason.",
          "",
          "  TYPE     " + types(0, 8) + ",",
          "           " + types(8, 15),
          "  COUNTRY  ISO 3166-1 alpha-2, such as US or GB (not UK)",
          "");

  private final MatchKeyType type;
  private final String country;

  private NormalizeArguments(MatchKeyType type, String country) {
    this.type = type;
    this.country = country;
  }

  /** Parses the arguments, in any letter case; returns empty if they are wrong. */
  static Optional<NormalizeArguments> parse(String[] arguments) {
    if (arguments.length != 2) {
      return Optional.empty();
    }
    String country = arguments[1].toUpperCase(Locale.ROOT);
    if (!CountryCode.of(country).isPresent()) {
      return Optional.empty();
    }
    return Stream.of(MatchKeyType.values())
        .filter(type -> type.name().equalsIgnoreCase(arguments[0]))
        .map(type -> new NormalizeArguments(type, country))
        .findFirst();
  }

  MatchKeyType type() {
    return type;
  }

  String country() {
    return country;
  }

  private static String types(int from, int to) {
    return Stream.of(MatchKeyType.values())
        .map(MatchKeyType::name)
        .skip(from)
        .limit(to - from)
        .collect(Collectors.joining(", "));
  }
}
