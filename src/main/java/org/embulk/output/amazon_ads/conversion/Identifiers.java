package org.embulk.output.amazon_ads.conversion;

import java.util.EnumMap;
import java.util.Map;
import org.embulk.output.amazon_ads.core.identity.IdentifierCheck;
import org.embulk.output.amazon_ads.core.identity.KeyCoverage;
import org.embulk.output.amazon_ads.core.identity.MatchKey;
import org.embulk.output.amazon_ads.core.identity.MatchKeyType;
import org.embulk.output.amazon_ads.core.identity.RowIdentifiers;
import org.embulk.output.amazon_ads.core.json.JsonPart;
import org.embulk.output.amazon_ads.core.json.JsonWriter;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.core.row.Row;

/** Writes the match keys of an event. */
final class Identifiers {
  private static final MatchKeyType[] TYPES = MatchKeyType.values();

  private static final JsonPart MATCH_KEYS = JsonPart.name("matchKeys");
  private static final JsonPart[] KEY_STARTS = keyStarts();
  private static final JsonPart KEY_END = JsonPart.json("]}");
  private static final JsonPart DIGEST_END = JsonPart.json("\"]}");

  private final RowIdentifiers identifiers = new RowIdentifiers(columns());

  private static Map<MatchKeyType, EventColumn> columns() {
    Map<MatchKeyType, EventColumn> columns = new EnumMap<>(MatchKeyType.class);
    for (MatchKeyType type : TYPES) {
      columns.put(type, EventColumn.valueOf(type.name()));
    }
    return columns;
  }

  private static JsonPart[] keyStarts() {
    JsonPart[] starts = new JsonPart[TYPES.length];
    for (MatchKeyType type : TYPES) {
      starts[type.ordinal()] =
          JsonPart.json("{\"type\":\"" + type + "\",\"values\":[" + (type.hashed() ? "\"" : ""));
    }
    return starts;
  }

  IdentifierCheck check() {
    return identifiers.check();
  }

  /** Writes the keys and returns which ones; a row without any is invalid. */
  KeyCoverage write(Row row, String country, JsonWriter json) throws InvalidRecordException {
    json.startArray(MATCH_KEYS);
    KeyCoverage coverage = identifiers.read(row, country, (type, key) -> write(type, key, json));
    json.endArray();
    return coverage;
  }

  private static void write(MatchKeyType type, MatchKey key, JsonWriter json)
      throws InvalidRecordException {
    if (key.isInvalid()) {
      throw new InvalidRecordException(EventReason.INVALID_MATCH_ID, type.column(), key.reason());
    }
    if (!key.isSent()) {
      return;
    }
    json.part(KEY_STARTS[type.ordinal()]);
    if (type.hashed()) {
      json.hex(key.digest());
      json.end(DIGEST_END);
    } else {
      json.text(key.value());
      json.end(KEY_END);
    }
  }
}
