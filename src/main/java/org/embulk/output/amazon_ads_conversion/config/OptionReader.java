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
 * Reads single options by type and reports what is wrong with them.
 *
 * <p>A blank option counts as absent: Treasure Data's forms send empty texts. Messages show the
 * given value unless the caller treats it as a secret.
 */
final class OptionReader {
  private static final int MAX_SHOWN = 100;

  /** Amazon's tokens by their prefixes, which somebody may have put into the wrong option. */
  private static final Pattern TOKEN = Pattern.compile("(?i)(?:amzn_ads|Atz[a-z])\\|");

  /** What would break a log line, be invisible in it, or reverse it. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private final Problems problems;

  OptionReader(Problems problems) {
    this.problems = problems;
  }

  /** Reads a text; a number or a boolean is converted to text. */
  Optional<String> text(String option, Optional<JsonNode> given) {
    if (isContainer(given)) {
      problem(option, "must be a single value, not a list or a map");
      return Optional.empty();
    }
    String text = trimmed(given);
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** Returns whether an option is absent: null and blank are treated alike. */
  static boolean isAbsent(Optional<JsonNode> given) {
    return !isContainer(given) && trimmed(given).isEmpty();
  }

  /** Reads a required text; if it is absent, reports that and returns "". */
  String required(String option, Optional<JsonNode> given) {
    if (isAbsent(given)) {
      problem(option, "is required");
    }
    return text(option, given).orElse("");
  }

  /** Reads one of the allowed words, in any letter case. */
  Optional<String> oneOfAnyCase(String option, Optional<JsonNode> given, String... allowed) {
    return oneOf(option, text(option, given).map(t -> t.toUpperCase(Locale.ROOT)), given, allowed);
  }

  /** Reads one of the allowed words, exactly as written. */
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

  boolean bool(String option, Optional<JsonNode> given, boolean defaultValue) {
    return oneOf(
            option,
            text(option, given).map(text -> text.toLowerCase(Locale.ROOT)),
            given,
            "true",
            "false")
        .map(Boolean::parseBoolean)
        .orElse(defaultValue);
  }

  /** Reads a whole number between two limits, inclusive. */
  int integer(String option, Optional<JsonNode> given, int min, int max, int defaultValue) {
    Optional<String> text = text(option, given);
    if (!text.isPresent()) {
      return defaultValue;
    }
    if (!text.get().matches("[+-]?[0-9]{1,100}") || !isBetween(text.get(), min, max)) {
      problem(option, "must be a whole number from " + min + " to " + max, given);
      return defaultValue;
    }
    return Integer.parseInt(text.get());
  }

  private static boolean isBetween(String digits, int min, int max) {
    BigInteger number = new BigInteger(digits);
    return number.compareTo(BigInteger.valueOf(min)) >= 0
        && number.compareTo(BigInteger.valueOf(max)) <= 0;
  }

  /** Reports a problem without showing the given value. */
  void problem(String option, String rule) {
    problems.error(quote(option) + ": " + rule);
  }

  /** Reports a problem and shows the given value; not for secrets. */
  void problem(String option, String rule, Optional<JsonNode> given) {
    problem(option, rule + ", but was " + shown(given.map(JsonNode::asText).orElse("")));
  }

  void warn(String line) {
    problems.warn(line);
  }

  /** Quotes a name in full, with blanks for unprintable characters. */
  static String quote(String name) {
    return '"' + UNPRINTABLE.matcher(name).replaceAll(" ") + '"';
  }

  /** Quotes a given value as {@link #printable} returns it. */
  static String shown(String given) {
    return '"' + printable(given) + '"';
  }

  /**
   * Returns a given value with blanks for unprintable characters; truncates a long one, between two
   * characters, and hides a token.
   */
  static String printable(String given) {
    if (TOKEN.matcher(given).find()) {
      return "…";
    }
    boolean fits = given.codePointCount(0, given.length()) <= MAX_SHOWN;
    String text = fits ? given : given.substring(0, given.offsetByCodePoints(0, MAX_SHOWN)) + "…";
    return UNPRINTABLE.matcher(text).replaceAll(" ");
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
