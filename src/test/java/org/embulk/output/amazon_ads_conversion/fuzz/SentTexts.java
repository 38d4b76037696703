package org.embulk.output.amazon_ads_conversion.fuzz;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The texts of one event, of which no part may be shown, in whatever spelling. */
public final class SentTexts {
  /** What is shorter stands in a message by chance. */
  public static final int SHORTEST_LEAK = 8;

  /** The texts that come from a row. */
  public static final String[] ALL = {
    "0b5fd1b3f9c7c0d2a1e84d6c35f2e7a9b8c6d4e2f0a1b3c5d7e9f1a2b4c6d8e0",
    "CUST-778/Zürich",
    "order 4711&b",
    "Jörg's Früh\u00A0+ 5er-Rabatt",
    "cdda802e-fb9c-47ad-9866-0794d394c912",
    "Mozilla/5.0 (Zaphod; rv:42)",
    "kunde@laden.example"
  };

  /** What is sent with every request. */
  public static final String[] CREDENTIALS = {
    "Atza|IwEBIJ-x_9.Zq7Kd", "amzn1.application-oa2-client.4f2c9d"
  };

  /** The event that carries the texts of the row. */
  public static final String EVENT =
      """
      {"eventDescription":{"name":"%4$s","conversionType":"LEAD","eventSource":"WEBSITE",\
      "eventIngestionMethod":"SERVER_TO_SERVER"},"countryCode":"US",\
      "eventTime":"2026-11-20T08:30:00Z","matchKeys":[{"type":"EMAIL","values":["%1$s"]},\
      {"type":"MATCH_ID","values":["%2$s"]},{"type":"MAID","values":["%5$s"]}],\
      "deviceInfo":{"userAgent":"%6$s"},\
      "customData":[{"name":"note","dataType":"STRING","value":"%7$s"}],"eventId":"%3$s"}"""
          .formatted((Object[]) ALL);

  private SentTexts() {}

  /** Returns a part of eight characters or more that stands in a text, in whatever spelling. */
  public static Optional<String> leakIn(String shown) {
    String plain = shown.toLowerCase(Locale.ROOT);
    String unescaped = unescape(plain);
    for (String text : Stream.of(ALL, CREDENTIALS).flatMap(Stream::of).toList()) {
      String sent = text.toLowerCase(Locale.ROOT);
      Optional<String> leak = common(sent, plain).or(() -> common(sent, unescaped));
      if (leak.isPresent()) {
        return leak;
      }
      leak = common(letters(sent), letters(unescaped));
      if (leak.isPresent()) {
        return leak;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> common(String sent, String shown) {
    for (int i = 0; i + SHORTEST_LEAK <= sent.length(); i++) {
      String part = sent.substring(i, i + SHORTEST_LEAK);
      if (shown.contains(part)) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  /** Takes out what may split a text; what is hidden goes on splitting it. */
  private static String letters(String text) {
    return text.replaceAll("[:\\- ]", "");
  }

  private static String unescape(String text) {
    return text.replace("%40", "@")
        .replace("&#64;", "@")
        .replace("%2f", "/")
        .replace("%26", "&")
        .replace("&amp;", "&")
        .replace("%27", "'")
        .replace("&#39;", "'")
        .replace("%28", "(")
        .replace("%3b", ";")
        .replace("%7c", "|")
        .replace("+", " ")
        .replace("%c3%bc", "ü")
        .replace("%c3%b6", "ö");
  }
}
