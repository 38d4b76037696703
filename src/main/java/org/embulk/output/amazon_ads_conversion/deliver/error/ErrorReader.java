package org.embulk.output.amazon_ads_conversion.deliver.error;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;

/** Reads errors as Amazon words them: code, message, and the field that is meant. */
public final class ErrorReader {
  /** One character more than is read, by which a message that was cut is known. */
  private static final int MAX_KEPT = Redaction.MAX_READ + 1;

  private static final JsonFactory JSON_FACTORY = new JsonFactory();

  private ErrorReader() {}

  /**
   * Reads a whole body of an answer that is no success; {@link AmazonError#NONE} where it has none
   * that can be read, since such a body often is a proxy's HTML.
   *
   * @param codeField what the field with the code is called
   * @param messageField what the field with the message is called
   */
  public static AmazonError readBody(InputStream body, String codeField, String messageField) {
    try (JsonParser json = JSON_FACTORY.createParser(body)) {
      json.nextToken();
      return readError(json, codeField, messageField);
    } catch (IOException e) { // The status is what counts. The exception may quote the body.
      return AmazonError.NONE;
    }
  }

  /** Reads one error; {@link AmazonError#NONE} from what is no object. */
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
      // Hundreds of events may have an error each. Nothing behind this is ever looked at.
      return text.length() > MAX_KEPT ? text.substring(0, MAX_KEPT) : text;
    }
    json.skipChildren();
    return "";
  }
}
