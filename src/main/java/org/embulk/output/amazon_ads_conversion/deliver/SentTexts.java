package org.embulk.output.amazon_ads_conversion.deliver;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.embulk.output.amazon_ads_conversion.convert.Event;

/** Finds in events the texts that belong to a person or a row, and not to the API's own words. */
final class SentTexts {
  /** Fields whose values are words of the API or of the config. */
  private static final Set<String> IMPERSONAL =
      new HashSet<>(
          Arrays.asList(
              "conversionType",
              "eventSource",
              "eventIngestionMethod",
              "dataSetName",
              "countryCode",
              "type",
              "currencyCode",
              "options",
              "amznUserData",
              "amznAdStorage",
              "dataType"));

  private static final JsonFactory JSON_FACTORY = new JsonFactory();

  /**
   * Shorter texts, such as a custom attribute's "M", would tear words apart and identify nobody.
   */
  private static final int SHORTEST = 3;

  /** From this length on a text is no part of another word by chance. */
  private static final int SHORTEST_INSIDE_WORDS = 8;

  private SentTexts() {}

  /** Hides every text of the events, in any letter case. */
  static void hide(MaskedText masked, List<Event> events) {
    String message = fold(masked.text());
    for (String text : of(events)) {
      if (text.length() >= SHORTEST) {
        hide(masked, message, fold(text));
      }
    }
  }

  private static void hide(MaskedText masked, String message, String text) {
    for (int start = message.indexOf(text); start >= 0; start = message.indexOf(text, start + 1)) {
      int end = start + text.length();
      boolean inWord = isInsideWord(message, start) || isInsideWord(message, end);
      if (!inWord || text.length() >= SHORTEST_INSIDE_WORDS) {
        masked.hide(start, end);
      }
    }
  }

  /** Says whether a word goes on across that index. */
  private static boolean isInsideWord(String message, int index) {
    return index > 0
        && index < message.length()
        && Character.isLetterOrDigit(message.charAt(index - 1))
        && Character.isLetterOrDigit(message.charAt(index));
  }

  /** Makes letter case equal, and keeps every index as it is. */
  private static String fold(String text) {
    char[] folded = text.toCharArray();
    for (int i = 0; i < folded.length; i++) {
      folded[i] = Character.toLowerCase(Character.toUpperCase(folded[i]));
    }
    return new String(folded);
  }

  static Set<String> of(List<Event> events) {
    Set<String> texts = new HashSet<>();
    for (Event event : events) {
      collect(event, texts);
    }
    return texts;
  }

  private static void collect(Event event, Set<String> texts) {
    try (JsonParser json = JSON_FACTORY.createParser(event.json())) {
      String field = "";
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.FIELD_NAME) {
          field = json.currentName();
        } else if (token == JsonToken.VALUE_STRING && isPersonal(field, json)) {
          texts.add(json.getText());
        }
      }
    } catch (IOException e) { // It quotes the event, so it must not be anybody's cause.
      throw new IllegalStateException("an event of ours is no JSON");
    }
  }

  private static boolean isPersonal(String field, JsonParser json) {
    // The name of a custom attribute comes from the config, that of an event from the row.
    boolean attributeName = field.equals("name") && json.getParsingContext().getParent().inArray();
    return !attributeName && !IMPERSONAL.contains(field);
  }
}
