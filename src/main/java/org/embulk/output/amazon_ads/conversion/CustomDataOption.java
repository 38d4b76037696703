package org.embulk.output.amazon_ads.conversion;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.embulk.output.amazon_ads.core.config.Options;
import org.embulk.output.amazon_ads.core.text.Printable;
import org.embulk.output.amazon_ads.core.text.Whitespace;

/** Reads the custom attributes: {@code name:TYPE}, several of them separated by commas. */
final class CustomDataOption {
  /** Amazon's limit for one event. */
  static final int MAX_ATTRIBUTES = 13;

  private static final String OPTION = "custom_data";

  private CustomDataOption() {}

  static List<CustomAttribute> read(Options options) {
    String text = options.text(OPTION).orElse("");
    if (text.isEmpty()) {
      return Collections.emptyList();
    }
    Map<String, CustomAttribute> byName = new LinkedHashMap<>();
    int invalid = 0;
    for (String part : text.split(",", -1)) {
      CustomAttribute attribute = attribute(part, options);
      if (attribute == null) {
        invalid++;
      } else if (byName.put(attribute.name(), attribute) != null) {
        options.problem(
            OPTION,
            "must name each column once, but names "
                + Printable.quoted(attribute.name())
                + " again");
      }
    }
    int named = byName.size() + invalid;
    if (named > MAX_ATTRIBUTES) {
      options.problem(
          OPTION, "may name at most " + MAX_ATTRIBUTES + " columns, but names " + named);
    }
    return new ArrayList<>(byName.values());
  }

  /** Returns null for a part that is wrong. */
  private static CustomAttribute attribute(String part, Options options) {
    String[] nameAndType = part.split(":", -1);
    if (nameAndType.length != 2) {
      options.problem(
          OPTION,
          "must be name:TYPE, several of them separated by commas, but one is "
              + Printable.quoted(part));
      return null;
    }
    String name = Whitespace.trim(nameAndType[0]);
    if (!name.matches("[A-Za-z0-9_]+")) {
      options.problem(
          OPTION,
          "names may contain only letters, digits and _, but one is " + Printable.quoted(name));
      return null;
    }
    String type = Whitespace.trim(nameAndType[1]);
    for (CustomAttribute.Type known : CustomAttribute.Type.values()) {
      if (known.name().equals(type)) {
        return new CustomAttribute(name, known);
      }
    }
    options.problem(
        OPTION,
        "the type of "
            + Printable.quoted(name)
            + " must be one of STRING, INTEGER, TIMESTAMP, but was "
            + Printable.quoted(type));
    return null;
  }
}
