package org.embulk.output.amazon_ads_conversion.convert;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import org.embulk.output.amazon_ads_conversion.convert.normalize.Whitespace;

/** Writes the smaller parts of an event: partner, device, tokens, and how it may be processed. */
final class EventDetails {
  private static final String LIMITED_DATA_USE = "limited_data_use";

  /** Amazon's limit for a user agent, in characters; longer ones are cut. */
  private static final int MOST_USER_AGENT = 512;

  private final boolean limitedDataUse;

  /**
   * @param limitedDataUse what holds for a row that does not say
   */
  EventDetails(boolean limitedDataUse) {
    this.limitedDataUse = limitedDataUse;
  }

  void write(Row row, EventSource source, JsonGenerator json)
      throws IOException, InvalidRecordException {
    if (isLimited(row)) {
      json.writeObjectFieldStart("dataProcessingOptions");
      json.writeStringField("options", "LIMITED_DATA_USE");
      json.writeEndObject();
    }
    boolean byPartner = source == EventSource.MEASUREMENT_ATTRIBUTION_PARTNER;
    text(row, "partner", byPartner, "partner", json);
    text(row, "amazon_ad_event_key", byPartner, "amazonAdEventKey", json);
    String userAgent = userAgent(row);
    if (userAgent != null) {
      json.writeObjectFieldStart("deviceInfo");
      json.writeStringField("userAgent", userAgent);
      json.writeEndObject();
    }
    String tokens = Texts.asItIs(row, "aref_measurement_tokens");
    if (tokens != null) {
      json.writeStringField("arefMeasurementTokens", tokens);
    }
  }

  private boolean isLimited(Row row) throws InvalidRecordException {
    Object value = row.get(LIMITED_DATA_USE);
    if (Texts.isAbsent(value)) {
      return limitedDataUse;
    }
    String text =
        value instanceof Boolean
            ? value.toString()
            : Texts.trimmed(row, LIMITED_DATA_USE).toLowerCase(Locale.ROOT);
    if (!text.equals("true") && !text.equals("false")) {
      throw new InvalidRecordException(
          Reason.INVALID_LIMITED_DATA_USE, LIMITED_DATA_USE, "must be true or false");
    }
    return text.equals("true");
  }

  private static void text(
      Row row, String column, boolean required, String field, JsonGenerator json)
      throws IOException, InvalidRecordException {
    String text = Texts.trimmed(row, column);
    if (text != null) {
      json.writeStringField(field, text);
    } else if (required) {
      throw new InvalidRecordException(
          Reason.MISSING_COLUMN_VALUE,
          column,
          "is required with \"event_source\" MEASUREMENT_ATTRIBUTION_PARTNER");
    }
  }

  private static String userAgent(Row row) throws InvalidRecordException {
    Object value = row.get("user_agent");
    if (Texts.isAbsent(value)) {
      return null;
    }
    String text = Whitespace.trim(Texts.of(value));
    if (text.length() > MOST_USER_AGENT) {
      int end =
          Character.isHighSurrogate(text.charAt(MOST_USER_AGENT - 1))
              ? MOST_USER_AGENT - 1
              : MOST_USER_AGENT;
      text = text.substring(0, end);
    }
    return Texts.bounded(text, "user_agent");
  }
}
