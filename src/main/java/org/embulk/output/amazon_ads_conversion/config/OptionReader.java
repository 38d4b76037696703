package org.embulk.output.amazon_ads_conversion.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads single options by their kind and notes what is wrong with them.
 *
 * <p>An option that is blank counts as absent: the forms of Treasure Data send empty texts. What
 * was given is shown in the message unless the caller says that it is a secret.
 */
final class OptionReader {
  private static final int LONGEST_SHOWN = 100;

  private static final Pattern BLANKS_AROUND =
      Pattern.compile("^[\\s\\uFEFF]+|[\\s\\uFEFF]+$", Pattern.UNICODE_CHARACTER_CLASS);

  private final Problems problems;

  OptionReader(Problems problems) {
    this.problems = problems;
  }

  /** Reads a text; a number or a boolean is its text. */
  Optional<String> text(String option, Optional<JsonNode> given) {
    JsonNode node = given.orElse(null);
    if (node == null || node.isNull() || node.isMissingNode()) {
      return Optional.empty();
    }
    if (node.isContainerNode()) {
      problem(option, "must be a single value, not a list or a map");
      return Optional.empty();
    }
    String text = BLANKS_AROUND.matcher(node.asText()).replaceAll("");
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** Reads a text that must be there; returns "" where it is not, after having noted that. */
  String required(String option, Optional<JsonNode> given) {
    Optional<String> text = text(option, given);
    if (!text.isPresent() && !isContainer(given)) {
      problem(option, "is required");
    }
    return text.orElse("");
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
    problem(option, rule + ", but was " + quote(shown(given)));
  }

  void warn(String line) {
    problems.warn(line);
  }

  static String quote(String name) {
    return '"' + name + '"';
  }

  private static boolean isContainer(Optional<JsonNode> given) {
    return given.isPresent() && given.get().isContainerNode();
  }

  private static String shown(Optional<JsonNode> given) {
    String text = given.map(JsonNode::asText).orElse("").replaceAll("\\p{Cntrl}", " ");
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }
}
