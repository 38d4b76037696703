package org.embulk.output.amazon_ads_conversion.convert;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.embulk.output.amazon_ads_conversion.convert.check.IdentifierCheck;
import org.embulk.output.amazon_ads_conversion.convert.normalize.MatchKey;
import org.embulk.output.amazon_ads_conversion.convert.normalize.MatchKeyMaker;
import org.embulk.output.amazon_ads_conversion.convert.normalize.MatchKeyType;
import org.embulk.output.amazon_ads_conversion.convert.row.Cells;
import org.embulk.output.amazon_ads_conversion.convert.row.InvalidRecordException;
import org.embulk.output.amazon_ads_conversion.convert.row.Reason;
import org.embulk.output.amazon_ads_conversion.convert.row.Row;
import org.embulk.output.amazon_ads_conversion.text.Whitespace;

/** Writes the match keys of an event: each type at most once, always in the same order. */
final class Identifiers {
  private static final MatchKeyType[] TYPES = MatchKeyType.values();

  private static final String ALL_COLUMNS =
      Arrays.stream(TYPES).map(MatchKeyType::column).collect(Collectors.joining(", "));

  private static final JsonPart MATCH_KEYS = JsonPart.name("matchKeys");
  private static final JsonPart VALUES = JsonPart.name("values");
  private static final Map<MatchKeyType, JsonPart> TYPE_FIELDS = typeFields();

  private final MatchKeyMaker maker = new MatchKeyMaker();
  private final IdentifierCheck check = new IdentifierCheck();

  private static Map<MatchKeyType, JsonPart> typeFields() {
    Map<MatchKeyType, JsonPart> fields = new EnumMap<>(MatchKeyType.class);
    for (MatchKeyType type : TYPES) {
      fields.put(type, JsonPart.field("type", type.name()));
    }
    return fields;
  }

  IdentifierCheck check() {
    return check;
  }

  /** Writes the keys and returns which ones; a row without any is invalid. */
  KeyCoverage write(Row row, String country, EventJson json) throws InvalidRecordException {
    check.row();
    KeyCoverage coverage = new KeyCoverage();
    StringJoiner reasons = null;
    json.startArray(MATCH_KEYS);
    for (MatchKeyType type : TYPES) {
      Object raw = row.get(type.column());
      if (Cells.isAbsent(raw)) {
        continue;
      }
      MatchKey key = make(type, raw, country);
      if (key.isSent()) {
        write(type, key.value(), json);
        coverage.sent(type);
      } else {
        coverage.leftOut(type);
        if (reasons == null) {
          reasons = new StringJoiner("; ");
        }
        reasons.add('"' + type.column() + "\": " + key.reason());
      }
    }
    json.endArray();
    if (coverage.sent().isEmpty()) {
      throw new InvalidRecordException(
          Reason.NO_IDENTIFIER,
          ALL_COLUMNS,
          "at least one must have a value that can be sent"
              + (reasons == null ? "" : "; " + reasons));
    }
    return coverage;
  }

  private MatchKey make(MatchKeyType type, Object raw, String country)
      throws InvalidRecordException {
    String text = Whitespace.trim(Cells.of(raw));
    if (!type.hashed()) {
      Cells.bounded(text, type.column());
    }
    MatchKey key = maker.make(type, text, country, raw instanceof Long);
    if (type.hashed()) {
      check.value(type, text, key);
    }
    if (key.isInvalid()) {
      throw new InvalidRecordException(Reason.INVALID_MATCH_ID, type.column(), key.reason());
    }
    return key;
  }

  private static void write(MatchKeyType type, String value, EventJson json) {
    json.startObject();
    json.part(TYPE_FIELDS.get(type));
    json.startArray(VALUES);
    if (type.hashed()) {
      json.plain(value);
    } else {
      json.text(value);
    }
    json.endArray();
    json.endObject();
  }
}
