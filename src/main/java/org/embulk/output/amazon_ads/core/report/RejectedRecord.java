package org.embulk.output.amazon_ads.core.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * An entry in the file of rejected records. Identifies the record by its number and its own id,
 * never by an identifier.
 */
public final class RejectedRecord {
  private final long record;
  private final String ownId;
  private final String reason;
  private String column = "";
  private String code = "";
  private String fieldLocation = "";
  private String message = "";
  private boolean uncertain;

  /**
   * @param record the number of the record within its output, from 1
   * @param ownId the id of the row itself, or null if it has none
   * @param reason a stable code, as counted in the REPORT
   */
  public RejectedRecord(long record, String ownId, String reason) {
    this.record = record;
    this.ownId = ownId;
    this.reason = reason;
  }

  /** Adds the column whose rule the row breaks. */
  public RejectedRecord column(String name) {
    column = name;
    return this;
  }

  /** Adds Amazon's error; each part is "" if Amazon gave none. */
  public RejectedRecord byAmazon(String errorCode, String location, String text) {
    code = errorCode;
    fieldLocation = location;
    message = text;
    return this;
  }

  /** Adds why the record's batch was given up. */
  public RejectedRecord givenUp(String why) {
    message = why;
    return this;
  }

  /** Adds whether Amazon may have accepted the record all the same. */
  public RejectedRecord mayHaveBeenAccepted(boolean possible) {
    uncertain = possible;
    return this;
  }

  /** Returns the number of the record within its output. */
  long record() {
    return record;
  }

  void write(int output, String ownIdField, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("output", output);
    json.writeNumberField("record", record);
    if (ownId != null) {
      json.writeStringField(ownIdField, ownId);
    }
    json.writeStringField("reason", reason);
    writeIfAny("column", column, json);
    writeIfAny("code", code, json);
    writeIfAny("field_location", fieldLocation, json);
    writeIfAny("message", message, json);
    if (uncertain) {
      json.writeBooleanField("may_have_been_accepted", true);
    }
    json.writeEndObject();
  }

  private static void writeIfAny(String field, String text, JsonGenerator json) throws IOException {
    if (!text.isEmpty()) {
      json.writeStringField(field, text);
    }
  }
}
