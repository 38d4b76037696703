package org.embulk.output.amazon_ads_conversion.deliver;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Reads errors: those of single events in a 207, and the one of a body without success. */
final class ErrorReader {
  /** Codes of errors that pass; every other code is final. */
  private static final Set<String> TRANSIENT =
      new HashSet<>(Arrays.asList("INTERNAL_ERROR", "TOO_MANY_REQUESTS"));

  /** One character more than is read, by which a message that was cut is known. */
  private static final int LONGEST_KEPT = Redaction.LONGEST_READ + 1;

  private static final JsonFactory JSON_FACTORY = new JsonFactory();

  private ErrorReader() {}

  /**
   * Reads the array {@code errors} of one event. It is sent again only if every error passes; an
   * array without any error says nothing, so the event is sent again too.
   */
  static EventResult readEventErrors(JsonParser json) throws IOException {
    AmazonError passing = AmazonError.NONE;
    AmazonError last = null;
    if (json.currentToken() != JsonToken.START_ARRAY) {
      json.skipChildren();
      return EventResult.passing(passing);
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      AmazonError error = readError(json, "code", "message");
      if (TRANSIENT.contains(error.code())) {
        passing = error;
      } else if (last == null) {
        last = error;
      }
    }
    return last == null ? EventResult.passing(passing) : EventResult.refused(last);
  }

  /**
   * Reads a whole body of an answer that is no success; {@link AmazonError#NONE} where it has none
   * that can be read, since such a body often is a proxy's HTML.
   *
   * @param codeField what the field with the code is called
   * @param messageField what the field with the message is called
   */
  static AmazonError readBody(InputStream body, String codeField, String messageField) {
    try (JsonParser json = JSON_FACTORY.createParser(body)) {
      json.nextToken();
      return readError(json, codeField, messageField);
    } catch (IOException e) { // The status is what counts. The exception may quote the body.
      return AmazonError.NONE;
    }
  }

  private static AmazonError readError(JsonParser json, String codeField, String messageField)
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
      return text.length() > LONGEST_KEPT ? text.substring(0, LONGEST_KEPT) : text;
    }
    json.skipChildren();
    return "";
  }
}
