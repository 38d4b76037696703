package org.embulk.output.amazon_ads.conversion;

import java.util.Arrays;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.embulk.output.amazon_ads.core.identity.IdentifierCheck;
import org.embulk.output.amazon_ads.core.identity.KeyCoverage;
import org.embulk.output.amazon_ads.core.identity.MatchKey;
import org.embulk.output.amazon_ads.core.identity.MatchKeyMaker;
import org.embulk.output.amazon_ads.core.identity.MatchKeyType;
import org.embulk.output.amazon_ads.core.json.JsonPart;
import org.embulk.output.amazon_ads.core.json.JsonWriter;
import org.embulk.output.amazon_ads.core.row.Cells;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.core.row.Row;
import org.embulk.output.amazon_ads.core.row.RowReason;

/** Writes the match keys of an event: each type at most once, always in the same order. */
final class Identifiers {
  private static final MatchKeyType[] TYPES = MatchKeyType.values();

  private static final String ALL_COLUMNS =
      Arrays.stream(TYPES).map(MatchKeyType::column).collect(Collectors.joining(", "));

  private static final JsonPart MATCH_KEYS = JsonPart.name("matchKeys");
  private static final JsonPart[] KEY_STARTS = keyStarts();
  private static final JsonPart KEY_END = JsonPart.json("]}");
  private static final JsonPart DIGEST_END = JsonPart.json("\"]}");
  private static final EventColumn[] COLUMNS =
      Arrays.stream(TYPES)
          .map(type -> EventColumn.valueOf(type.name()))
          .toArray(EventColumn[]::new);

  private final MatchKeyMaker maker = new MatchKeyMaker();
  private final IdentifierCheck check = new IdentifierCheck();

  private static JsonPart[] keyStarts() {
    JsonPart[] starts = new JsonPart[TYPES.length];
    for (MatchKeyType type : TYPES) {
      starts[type.ordinal()] =
          JsonPart.json("{\"type\":\"" + type + "\",\"values\":[" + (type.hashed() ? "\"" : ""));
    }
    return starts;
  }

  IdentifierCheck check() {
    return check;
  }

  /** Writes the keys and returns which ones; a row without any is invalid. */
  KeyCoverage write(Row row, String country, JsonWriter json) throws InvalidRecordException {
    check.row();
    KeyCoverage coverage = new KeyCoverage();
    StringJoiner reasons = null;
    json.startArray(MATCH_KEYS);
    for (MatchKeyType type : TYPES) {
      Object raw = Cells.value(row, COLUMNS[type.ordinal()]);
      if (raw == null) {
        continue;
      }
      MatchKey key = make(type, Cells.of(raw), country);
      if (key.isAbsent()) { // An HTML reference to a blank.
        continue;
      }
      if (key.isSent()) {
        write(type, key, json);
        coverage.addSent(type);
      } else {
        coverage.addLeftOut(type);
        if (reasons == null) {
          reasons = new StringJoiner("; ");
        }
        reasons.add('"' + type.column() + "\": " + key.reason());
      }
    }
    json.endArray();
    if (coverage.sent().isEmpty()) {
      throw new InvalidRecordException(
          RowReason.NO_IDENTIFIER,
          ALL_COLUMNS,
          "at least one must have a value that can be sent"
              + (reasons == null ? "" : "; " + reasons));
    }
    return coverage;
  }

  private MatchKey make(MatchKeyType type, String text, String country)
      throws InvalidRecordException {
    if (!type.hashed()) {
      Cells.bounded(text, type.column());
    }
    MatchKey key = maker.make(type, text, country);
    if (type.hashed() && !key.isAbsent()) {
      check.value(type, text, key);
    }
    if (key.isInvalid()) {
      throw new InvalidRecordException(EventReason.INVALID_MATCH_ID, type.column(), key.reason());
    }
    return key;
  }

  private static void write(MatchKeyType type, MatchKey key, JsonWriter json) {
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
