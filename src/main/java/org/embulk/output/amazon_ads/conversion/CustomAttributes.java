package org.embulk.output.amazon_ads.conversion;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.embulk.output.amazon_ads.core.json.JsonPart;
import org.embulk.output.amazon_ads.core.json.JsonWriter;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.core.row.Row;

/** Writes the custom attributes of an event, leaving out those without a value. */
public final class CustomAttributes {
  private static final JsonPart CUSTOM_DATA = JsonPart.name("customData");

  private final List<CustomAttribute> attributes;
  private final Map<String, String> defaults;
  private final EventTimes times;

  /**
   * @param defaults the values for rows without one, by name
   */
  public CustomAttributes(
      List<CustomAttribute> attributes, Map<String, String> defaults, EventTimes times) {
    this.attributes = attributes;
    this.defaults = defaults;
    this.times = times;
  }

  /**
   * Writes the attributes.
   *
   * @return the names of those whose value has characters that Amazon may reject
   */
  Set<String> write(Row row, JsonWriter json) throws InvalidRecordException {
    Set<String> doubtful = Collections.emptySet();
    boolean any = false;
    for (CustomAttribute attribute : attributes) {
      String value = attribute.value(row, times);
      if (value == null && defaults.containsKey(attribute.name())) {
        value = attribute.value(defaults::get, times);
      }
      if (value == null) {
        continue;
      }
      if (!any) {
        json.startArray(CUSTOM_DATA);
        any = true;
      }
      attribute.write(value, json);
      if (attribute.isDoubtful(value)) {
        doubtful = doubtful.isEmpty() ? new HashSet<>() : doubtful;
        doubtful.add(attribute.name());
      }
    }
    if (any) {
      json.endArray();
    }
    return doubtful;
  }
}
