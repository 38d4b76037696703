package org.embulk.output.amazon_ads.core.error;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/** Reads Amazon's errors (code, field location, message) and keeps what may be shown of them. */
public final class ErrorReader {
  /** The last two are those of gateways in front of the APIs. */
  private static final List<String> MESSAGES = Arrays.asList("message", "Message", "details");

  private ErrorReader() {}

  /**
   * Reads the body of an unsuccessful response; returns {@link AmazonError#NONE} if it has no
   * readable error, since such a body is often a proxy's HTML.
   */
  public static AmazonError readBody(InputStream body) {
    try (JsonParser json = ResponseJson.SMALL.parser(body)) {
      json.nextToken();
      return readError(json);
    } catch (IOException e) { // The status is what counts. The exception may quote the body.
      return AmazonError.NONE;
    }
  }

  /** Reads one error; returns {@link AmazonError#NONE} if the value is not an object. */
  public static AmazonError readError(JsonParser json) throws IOException {
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
      if (field.equals("code")) {
        code = text(json);
      } else if (field.equals("fieldLocation")) {
        location = text(json);
      } else if (MESSAGES.contains(field) && message.isEmpty()) {
        message = text(json);
      } else {
        json.skipChildren();
      }
    }
    return new AmazonError(code, location, message);
  }

  /** Returns what may be shown of the value of a message; "" if it is no text. */
  public static String text(JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      return AllowList.show(json.getText());
    }
    json.skipChildren();
    return "";
  }
}
