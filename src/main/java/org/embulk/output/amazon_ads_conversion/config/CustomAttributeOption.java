package org.embulk.output.amazon_ads_conversion.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.embulk.output.amazon_ads_conversion.text.Whitespace;

/** One {@code name:TYPE} of the option {@code custom_data}. */
public final class CustomAttributeOption {
  /** The types that Treasure Data documents for this option. */
  public enum Type {
    STRING,
    INTEGER,
    TIMESTAMP
  }

  /** Amazon's limit for one event. */
  static final int MAX_ATTRIBUTES = 13;

  private static final String OPTION = "custom_data";

  private final String name;
  private final Type type;

  private CustomAttributeOption(String name, Type type) {
    this.name = name;
    this.type = type;
  }

  /** Returns the name of the attribute, which is also the name of the column. */
  public String name() {
    return name;
  }

  public Type type() {
    return type;
  }

  static List<CustomAttributeOption> readAll(Optional<JsonNode> given, OptionReader options) {
    Map<String, CustomAttributeOption> byName = new LinkedHashMap<>();
    String text = options.text(OPTION, given).orElse("");
    if (text.isEmpty()) {
      return Collections.emptyList();
    }
    int invalid = 0;
    for (String part : text.split(",", -1)) {
      CustomAttributeOption attribute = read(part, options);
      if (attribute == null) {
        invalid++;
      } else if (byName.put(attribute.name, attribute) != null) {
        options.problem(
            OPTION,
            "must name each column once, but names "
                + OptionReader.shown(attribute.name)
                + " again");
      }
    }
    int named = byName.size() + invalid;
    if (named > MAX_ATTRIBUTES) {
      options.problem(
          OPTION, "may name at most " + MAX_ATTRIBUTES + " columns, but names " + named);
    }
    return Collections.unmodifiableList(new ArrayList<>(byName.values()));
  }

  private static CustomAttributeOption read(String part, OptionReader options) {
    String[] nameAndType = part.split(":", -1);
    if (nameAndType.length != 2) {
      options.problem(
          OPTION,
          "must be name:TYPE, several of them separated by commas, but one is "
              + OptionReader.shown(part));
      return null;
    }
    String name = Whitespace.trim(nameAndType[0]);
    if (!name.matches("[A-Za-z0-9_]+")) {
      options.problem(
          OPTION,
          "names may contain only letters, digits and _, but one is " + OptionReader.shown(name));
      return null;
    }
    String type = Whitespace.trim(nameAndType[1]);
    for (Type known : Type.values()) {
      if (known.name().equals(type)) {
        return new CustomAttributeOption(name, known);
      }
    }
    options.problem(
        OPTION,
        "the type of "
            + OptionReader.shown(name)
            + " must be one of STRING, INTEGER, TIMESTAMP, but was "
            + OptionReader.shown(type));
    return null;
  }
}
