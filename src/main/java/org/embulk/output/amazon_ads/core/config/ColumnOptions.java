package org.embulk.output.amazon_ads.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.embulk.output.amazon_ads.core.text.Printable;
import org.embulk.output.amazon_ads.core.text.Whitespace;

/**
 * Reads the options that say something of single columns, each a map of texts by the plugin's name
 * of a column: {@code columns} and {@code defaults}. As everywhere, a blank text counts as absent.
 */
public final class ColumnOptions {
  /** The name of the option with the values for rows without one. */
  public static final String DEFAULTS = "defaults";

  private static final String COLUMNS = "columns";

  private final Options options;
  private final Collection<String> known;
  private final String kind;
  private final UnaryOperator<String> spelling;

  /**
   * @param known the plugin's names of all columns
   * @param kind what these are, for messages
   * @param spelling returns what counts of a name, so that two with the same are one
   */
  public ColumnOptions(
      Options options, Collection<String> known, String kind, UnaryOperator<String> spelling) {
    this.options = options;
    this.known = known;
    this.kind = kind;
    this.spelling = spelling;
  }

  /** Reads what the columns are called in the input. */
  public ColumnNames names() {
    return new ColumnNames(read(COLUMNS, "{email: E-Mail}"));
  }

  /** Reads the values for rows without one, which the plugin itself has to check. */
  public Map<String, String> defaults() {
    Map<String, String> texts = read(DEFAULTS, "{currency_code: USD}");
    texts.replaceAll((column, text) -> Whitespace.trim(text));
    return texts;
  }

  private Map<String, String> read(String option, String example) {
    Map<String, String> texts = new LinkedHashMap<>();
    JsonNode map = options.map(option, "must be a map such as " + example);
    for (Map.Entry<String, JsonNode> entry : map.properties()) {
      String name = entry.getKey();
      String text = text(option, name, entry.getValue());
      if (text.isEmpty()) {
        continue;
      }
      Optional<String> column = find(name);
      if (!column.isPresent()) {
        problem(option, name, "is not " + kind + hint(name, text));
      } else if (texts.put(column.get(), text) != null) {
        problem(option, name, "is another name of a column that is there already");
      }
    }
    return texts;
  }

  /** Returns the text as it is, since a name may end in a blank; "" if there is none. */
  private String text(String option, String name, JsonNode value) {
    if (value.isContainerNode()) {
      problem(option, name, "must be a single text, not a list or a map");
      return "";
    }
    String made = YamlMisreading.of(value);
    if (!made.isEmpty()) {
      problem(option, name, "must be in quotes, since YAML makes " + made);
      return "";
    }
    String text = value.isNull() ? "" : value.asText();
    return Whitespace.trim(text).isEmpty() ? "" : text;
  }

  private Optional<String> find(String name) {
    return known.stream()
        .filter(column -> spelling.apply(column).equals(spelling.apply(name)))
        .findFirst();
  }

  private String hint(String name, String text) {
    Optional<String> meant = Names.closest(name, known);
    if (meant.isPresent()) {
      return "; did you mean \"" + meant.get() + "\"?";
    }
    // As in the maps of Embulk's filters, which begin with the input's name.
    return find(text).isPresent()
        ? "; write the plugin's name first: {" + text + ": " + Printable.of(name) + "}"
        : "";
  }

  private void problem(String option, String name, String rule) {
    options.problem(option, Printable.quoted(name) + " " + rule);
  }
}
