package org.embulk.output.amazon_ads.core.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.embulk.output.amazon_ads.core.text.Printable;
import org.embulk.output.amazon_ads.core.text.Whitespace;

/**
 * The options of a job as the user wrote them. Each is declared by reading it: its name, its rule
 * and its default stand at that one place. A value that breaks its rule is reported, and then
 * counts as absent, so that one run reports every problem.
 *
 * <p>A blank option counts as absent: Treasure Data's forms send empty texts. A number or a boolean
 * may be given as a text, and a whole number where a text is asked for; whatever else YAML may have
 * made of a text without quotes is a problem. Messages show the value, unless the caller reports
 * the problem itself with {@link #problem}, as it must for a secret.
 */
public final class Options {
  /** What Embulk itself puts beside a plugin's options. */
  private static final String TYPE = "type";

  private final JsonNode options;
  private final Problems problems;
  private final Map<String, String> defaults = new LinkedHashMap<>();

  /**
   * @param json one JSON object
   */
  public Options(String json, Problems problems) {
    try {
      this.options = new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) { // It may quote a secret.
      throw new IllegalArgumentException("the options are not valid JSON");
    }
    this.problems = problems;
  }

  /**
   * Declares options that this job may not read: a name that is declared nowhere is unknown to
   * {@link #checkNames}.
   */
  public void declare(String... names) {
    Arrays.asList(names).forEach(name -> declare(name, ""));
  }

  private void declare(String name, String defaultText) {
    defaults.merge(name, defaultText, (before, now) -> now.isEmpty() ? before : now);
  }

  /** Returns the default of every option that has been declared, empty where it has none. */
  public Map<String, String> defaults() {
    return Collections.unmodifiableMap(defaults);
  }

  /** Returns whether the option is given, even with a wrong value. */
  public boolean isSet(String name) {
    declare(name);
    return isGiven(name);
  }

  /** Returns whether the option is a number without a fraction or an exponent. */
  public boolean isWholeNumber(String name) {
    return options.path(name).isIntegralNumber();
  }

  /** Reads a text. */
  public Optional<String> text(String name) {
    String made = YamlMisreading.of(options.path(name));
    if (!made.isEmpty()) {
      declare(name);
      problem(name, "put it in quotes, since YAML makes " + made);
      return Optional.empty();
    }
    return value(name);
  }

  /** Reads a text, a number or a boolean as text. */
  private Optional<String> value(String name) {
    declare(name);
    if (options.path(name).isContainerNode()) {
      problem(name, "must be a single value, not a list or a map");
      return Optional.empty();
    }
    String text = trimmed(name);
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** Reads a text, with a default. */
  public String text(String name, String defaultText) {
    declare(name, defaultText);
    return text(name).orElse(defaultText);
  }

  /** Reads a text of a form that the rule puts into words. */
  public Optional<String> text(String name, Pattern form, String rule) {
    Optional<String> text = text(name);
    if (text.isPresent() && !form.matcher(text.get()).matches()) {
      wrong(name, rule);
      return Optional.empty();
    }
    return text;
  }

  /** Reads a text that must be there; returns an empty one if it is not. */
  public String required(String name) {
    if (!isSet(name)) {
      problem(name, "is required");
    }
    return text(name).orElse("");
  }

  /**
   * Reads a map; returns one without fields if there is none.
   *
   * @param rule what it must be, for the message if it is something else
   */
  JsonNode map(String name, String rule) {
    declare(name);
    JsonNode map = options.path(name);
    if (map.isArray()) {
      problem(name, rule + ", not a list");
    } else if (!map.isObject() && isGiven(name)) {
      wrong(name, rule);
    }
    return map;
  }

  /**
   * Reads one of the words, in any letter case.
   *
   * @param defaultWord may be empty for none
   * @param words in upper case
   */
  public String word(String name, String defaultWord, String... words) {
    declare(name, defaultWord);
    Optional<String> word = value(name).map(text -> text.toUpperCase(Locale.ROOT));
    if (word.isPresent() && !Arrays.asList(words).contains(word.get())) {
      wrong(name, "must be one of " + String.join(", ", words));
      return defaultWord;
    }
    return word.orElse(defaultWord);
  }

  /** Reads {@code true} or {@code false}, in any letter case. */
  public boolean bool(String name, boolean defaultValue) {
    declare(name, String.valueOf(defaultValue));
    String text = value(name).map(value -> value.toLowerCase(Locale.ROOT)).orElse("");
    if (!text.isEmpty() && !text.equals("true") && !text.equals("false")) {
      wrong(name, "must be one of true, false");
    }
    return defaultValue ? !text.equals("false") : text.equals("true");
  }

  /** Reads a whole number between two limits, inclusive. */
  public int integer(String name, int min, int max, int defaultValue) {
    declare(name, String.valueOf(defaultValue));
    Optional<String> text = value(name);
    if (!text.isPresent()) {
      return defaultValue;
    }
    if (!text.get().matches("[+-]?[0-9]{1,100}") || !isBetween(text.get(), min, max)) {
      wrong(name, "must be a whole number from " + min + " to " + max);
      return defaultValue;
    }
    return Integer.parseInt(text.get());
  }

  /** Reads a number from 0 to 100, which may have a fraction. */
  public BigDecimal percent(String name, int defaultValue) {
    declare(name, String.valueOf(defaultValue));
    String text = value(name).orElse(String.valueOf(defaultValue));
    if (!text.matches("[+-]?[0-9]{1,100}(\\.[0-9]{1,100})?") || !isPercent(new BigDecimal(text))) {
      wrong(name, "must be a number from 0 to 100");
      return BigDecimal.valueOf(defaultValue);
    }
    return new BigDecimal(text);
  }

  private static boolean isPercent(BigDecimal number) {
    return number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(100)) <= 0;
  }

  private static boolean isBetween(String digits, int min, int max) {
    BigInteger number = new BigInteger(digits);
    return number.compareTo(BigInteger.valueOf(min)) >= 0
        && number.compareTo(BigInteger.valueOf(max)) <= 0;
  }

  /** Reports a problem without showing the value. */
  public void problem(String name, String rule) {
    problems.error('"' + name + "\": " + rule);
  }

  /** Reports a problem and shows the value; not for secrets. */
  public void wrong(String name, String rule) {
    problem(name, rule + ", but was " + Printable.quoted(options.path(name).asText()));
  }

  public void warn(String line) {
    problems.warn(line);
  }

  /**
   * Reports each option that is close to a declared one, and warns of all other unknown ones in one
   * line; without their values. To be called when every option has been declared. Names that begin
   * with {@code td_} or {@code _} may be those of Treasure Data's worker: they are close to none.
   */
  public void checkNames() {
    List<String> unknown = new ArrayList<>();
    for (String name : (Iterable<String>) options::fieldNames) {
      if (name.equals(TYPE) || defaults.containsKey(name) || !isGiven(name)) {
        continue;
      }
      Optional<String> meant =
          name.startsWith("td_") || name.startsWith("_")
              ? Optional.empty()
              : Names.closest(name, defaults.keySet());
      if (meant.isPresent()) {
        problems.error(
            Printable.quoted(name)
                + ": is not an option of this plugin; did you mean "
                + Printable.quoted(meant.get())
                + "?");
      } else {
        unknown.add(Printable.quoted(name));
      }
    }
    if (!unknown.isEmpty()) {
      problems.warn("Unknown options, which are ignored: " + Names.list(unknown));
    }
  }

  private boolean isGiven(String name) {
    return options.path(name).isContainerNode() || !trimmed(name).isEmpty();
  }

  private String trimmed(String name) {
    JsonNode value = options.path(name);
    return value.isNull() ? "" : Whitespace.trim(value.asText());
  }
}
