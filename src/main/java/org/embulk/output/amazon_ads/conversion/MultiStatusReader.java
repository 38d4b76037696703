package org.embulk.output.amazon_ads.conversion;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.embulk.output.amazon_ads.core.deliver.ItemResult;
import org.embulk.output.amazon_ads.core.error.AmazonError;
import org.embulk.output.amazon_ads.core.error.ErrorReader;
import org.embulk.output.amazon_ads.core.error.ResponseJson;

/**
 * Reads a 207 as a stream: Amazon echoes every event, so the response may be as large as the
 * request.
 *
 * <p>Strict about what it relies on: a response that names an event in two entries, or one that was
 * not sent, proves nothing, and neither does a truncated one. An entry that contradicts itself
 * proves nothing of the events that it names.
 */
final class MultiStatusReader {
  /** Transient error codes; every other code is final. */
  private static final Set<String> TRANSIENT =
      new HashSet<>(Arrays.asList("INTERNAL_ERROR", ItemResult.TOO_MANY_REQUESTS));

  /**
   * Returns one result for each event of the request, in order.
   *
   * @param size the number of events in the request
   * @throws IOException if the response can't be read to its end or contradicts itself; its message
   *     may quote the response, so it must not be shown
   */
  List<ItemResult> read(InputStream body, int size) throws IOException {
    ItemResult[] results = new ItemResult[size];
    try (JsonParser json = ResponseJson.RESULTS.parser(body)) {
      expect(json.nextToken() == JsonToken.START_OBJECT, json);
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        if (field.equals("success") || field.equals("error")) {
          readEntries(json, field.equals("success"), results);
        } else {
          json.skipChildren();
        }
      }
      expect(json.nextToken() == null, json);
    }
    for (int i = 0; i < size; i++) {
      results[i] = results[i] == null ? ItemResult.MISSING : results[i];
    }
    return Arrays.asList(results);
  }

  private static void readEntries(JsonParser json, boolean success, ItemResult[] results)
      throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    expect(json.currentToken() == JsonToken.START_ARRAY, json);
    while (json.nextToken() == JsonToken.START_OBJECT) {
      readEntry(json, success, results);
    }
    expect(json.currentToken() == JsonToken.END_ARRAY, json);
  }

  private static void readEntry(JsonParser json, boolean success, ItemResult[] results)
      throws IOException {
    Set<Integer> indexes = new HashSet<>();
    ItemResult result = success ? ItemResult.ACCEPTED : ItemResult.transientError(AmazonError.NONE);
    boolean contradictsItself = false;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      if (field.equals("index")) {
        contradictsItself |= !indexes.isEmpty();
        indexes.add(readIndex(json, results.length));
      } else if (field.equals("errors") && success) {
        contradictsItself |= hasErrors(json);
      } else if (field.equals("errors")) {
        result = readErrors(json);
      } else {
        json.skipChildren();
      }
    }
    expect(!indexes.isEmpty(), json);
    for (int index : indexes) {
      expect(results[index] == null, json);
      results[index] = contradictsItself ? ItemResult.MISSING : result;
    }
  }

  private static int readIndex(JsonParser json, int size) throws IOException {
    expect(json.currentToken() == JsonToken.VALUE_NUMBER_INT, json);
    int index = json.getIntValue();
    expect(index >= 0 && index < size, json);
    return index;
  }

  /** Returns whether there is an error; null, an empty list and one of nulls have none. */
  private static boolean hasErrors(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      json.skipChildren();
      return json.currentToken() != JsonToken.VALUE_NULL;
    }
    boolean any = false;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      any |= json.currentToken() != JsonToken.VALUE_NULL;
      json.skipChildren();
    }
    return any;
  }

  /**
   * Reads the errors of one event. The event is sent again only if all of them are transient; a
   * list without an error says nothing, so the event is sent again too.
   */
  private static ItemResult readErrors(JsonParser json) throws IOException {
    AmazonError transientError = AmazonError.NONE;
    AmazonError finalError = null;
    if (json.currentToken() != JsonToken.START_ARRAY) {
      json.skipChildren();
      return ItemResult.transientError(transientError);
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() == JsonToken.VALUE_NULL) {
        continue;
      }
      AmazonError error = ErrorReader.readError(json);
      if (TRANSIENT.contains(error.code())) {
        // The one that has a consequence of its own counts.
        boolean rate = transientError.code().equals(ItemResult.TOO_MANY_REQUESTS);
        transientError = rate ? transientError : error;
      } else if (finalError == null) {
        finalError = error;
      }
    }
    return finalError == null
        ? ItemResult.transientError(transientError)
        : ItemResult.refused(finalError);
  }

  private static void expect(boolean condition, JsonParser json) throws IOException {
    if (!condition) {
      throw new JsonParseException(json, "not a response to these events");
    }
  }
}
