package org.embulk.output.amazon_ads_conversion.deliver.error;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;

/** Reads Amazon's errors: code, message, and field location. */
public final class ErrorReader {
  /** One character more than is read, so that a truncated message is recognized. */
  private static final int MAX_KEPT = Redaction.MAX_READ + 1;

  private ErrorReader() {}

  /**
   * Reads the body of an unsuccessful response; returns {@link AmazonError#NONE} if it has no
   * readable error, since such a body is often a proxy's HTML.
   *
   * @param codeField the name of the field with the code
   * @param messageField the name of the field with the message
   */
  public static AmazonError readBody(InputStream body, String codeField, String messageField) {
    try (JsonParser json = ResponseJson.SMALL.parser(body)) {
      json.nextToken();
      return readError(json, codeField, messageField);
    } catch (IOException e) { // The status is what counts. The exception may quote the body.
      return AmazonError.NONE;
    }
  }

  /** Reads one error; returns {@link AmazonError#NONE} if the value is not an object. */
  public static AmazonError readError(JsonParser json, String codeField, String messageField)
      throws IOException {
    String code = "";
    String location = "";
    String message = "";
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return AmazonError.NONE;
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      if (field.equals(codeField)) {
        code = text(json);
      } else if (field.equals("fieldLocation")) {
        location = text(json);
      } else if (field.equals(messageField)) {
        message = text(json);
      } else {
        json.skipChildren();
      }
    }
    return new AmazonError(code, location, message);
  }

  private static String text(JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      String text = json.getText();
      // Hundreds of events may have an error each. Nothing beyond this is ever read.
      return text.length() > MAX_KEPT ? text.substring(0, MAX_KEPT) : text;
    }
    json.skipChildren();
    return "";
  }
}
