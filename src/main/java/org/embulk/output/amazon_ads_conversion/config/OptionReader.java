package org.embulk.output.amazon_ads_conversion.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.embulk.output.amazon_ads_conversion.text.Whitespace;

/**
 * Reads single options by their kind and notes what is wrong with them.
 *
 * <p>An option that is blank counts as absent: the forms of Treasure Data send empty texts. What
 * was given is shown in the message unless the caller says that it is a secret.
 */
final class OptionReader {
  private static final int MAX_SHOWN = 100;

  /** What would break a line of the log, hide in it or turn it around. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private final Problems problems;

  OptionReader(Problems problems) {
    this.problems = problems;
  }

  /** Reads a text; a number or a boolean is its text. */
  Optional<String> text(String option, Optional<JsonNode> given) {
    if (isContainer(given)) {
      problem(option, "must be a single value, not a list or a map");
      return Optional.empty();
    }
    String text = trimmed(given);
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** Says whether an option is not there: null and blank are the same thing. */
  static boolean isAbsent(Optional<JsonNode> given) {
    return !isContainer(given) && trimmed(given).isEmpty();
  }

  /** Reads a text that must be there; returns "" where it is not, after having noted that. */
  String required(String option, Optional<JsonNode> given) {
    if (isAbsent(given)) {
      problem(option, "is required");
    }
    return text(option, given).orElse("");
  }

  /** Reads one of some words, which count in any letter case. */
  Optional<String> oneOfAnyCase(String option, Optional<JsonNode> given, String... allowed) {
    return oneOf(option, text(option, given).map(t -> t.toUpperCase(Locale.ROOT)), given, allowed);
  }

  /** Reads one of some words, to the letter. */
  Optional<String> oneOf(String option, Optional<JsonNode> given, String... allowed) {
    return oneOf(option, text(option, given), given, allowed);
  }

  private Optional<String> oneOf(
      String option, Optional<String> text, Optional<JsonNode> given, String... allowed) {
    List<String> words = Arrays.asList(allowed);
    if (text.isPresent() && !words.contains(text.get())) {
      problem(option, "must be one of " + String.join(", ", words), given);
      return Optional.empty();
    }
    return text;
  }

  boolean bool(String option, Optional<JsonNode> given, boolean otherwise) {
    return oneOf(
            option,
            text(option, given).map(text -> text.toLowerCase(Locale.ROOT)),
            given,
            "true",
            "false")
        .map(Boolean::parseBoolean)
        .orElse(otherwise);
  }

  /** Reads a whole number between two limits, both included. */
  int integer(String option, Optional<JsonNode> given, int least, int most, int otherwise) {
    Optional<String> text = text(option, given);
    if (!text.isPresent()) {
      return otherwise;
    }
    if (!text.get().matches("[+-]?[0-9]{1,100}") || !isBetween(text.get(), least, most)) {
      problem(option, "must be a whole number from " + least + " to " + most, given);
      return otherwise;
    }
    return Integer.parseInt(text.get());
  }

  private static boolean isBetween(String digits, int least, int most) {
    BigInteger number = new BigInteger(digits);
    return number.compareTo(BigInteger.valueOf(least)) >= 0
        && number.compareTo(BigInteger.valueOf(most)) <= 0;
  }

  /** Notes a problem whose message does not show what was given. */
  void problem(String option, String rule) {
    problems.error(quote(option) + ": " + rule);
  }

  /** Notes a problem and shows what was given; not for secrets. */
  void problem(String option, String rule, Optional<JsonNode> given) {
    problem(option, rule + ", but was " + shown(given.map(JsonNode::asText).orElse("")));
  }

  void warn(String line) {
    problems.warn(line);
  }

  /** Puts a name in quotes, all of it, with blanks for the characters that can't be seen. */
  static String quote(String name) {
    return '"' + UNPRINTABLE.matcher(name).replaceAll(" ") + '"';
  }

  /** Quotes what the user gave; a long text is cut, between two characters. */
  static String shown(String given) {
    boolean fits = given.codePointCount(0, given.length()) <= MAX_SHOWN;
    return quote(fits ? given : given.substring(0, given.offsetByCodePoints(0, MAX_SHOWN)) + "…");
  }

  private static boolean isContainer(Optional<JsonNode> given) {
    return given.isPresent() && given.get().isContainerNode();
  }

  private static String trimmed(Optional<JsonNode> given) {
    return given
        .filter(node -> !node.isNull())
        .map(JsonNode::asText)
        .map(Whitespace::trim)
        .orElse("");
  }
}
