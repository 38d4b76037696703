package org.embulk.output.amazon_ads.audience;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.embulk.output.amazon_ads.core.error.ErrorReader;
import org.embulk.output.amazon_ads.core.error.ResponseJson;

/** What Amazon says of an upload when it is asked. */
final class UploadStatus {
  /** Amazon's word for the state, perhaps one that nobody knows. */
  final String state;

  /** For each record that Amazon calls invalid why, as far as it may be shown. */
  final List<String> invalid;

  private UploadStatus(String state, List<String> invalid) {
    this.state = state;
    this.invalid = invalid;
  }

  /** Reads the status; null if it has no state. Which records are invalid is not read. */
  static UploadStatus read(InputStream body) throws IOException {
    String state = "";
    List<String> invalid = new ArrayList<>();
    try (JsonParser json = ResponseJson.RESULTS.parser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        JsonToken value = json.nextToken();
        if (field.equals("jobState") && value == JsonToken.VALUE_STRING) {
          state = json.getText();
        } else if (field.equals("invalidRecords") && value == JsonToken.START_ARRAY) {
          while (json.nextToken() == JsonToken.START_OBJECT) {
            invalid.add(readError(json));
          }
        } else {
          json.skipChildren();
        }
      }
      boolean whole = json.currentToken() == JsonToken.END_OBJECT;
      return whole && !state.isEmpty() ? new UploadStatus(state, invalid) : null;
    }
  }

  private static String readError(JsonParser json) throws IOException {
    String error = "";
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      boolean matters = json.currentName().equals("error");
      json.nextToken();
      if (matters) {
        error = ErrorReader.text(json);
      } else {
        json.skipChildren();
      }
    }
    return error.isEmpty() ? "no error given" : error;
  }
}
