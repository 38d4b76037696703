package org.embulk.output.amazon_ads.core.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.stream.LongStream;
import org.embulk.output.amazon_ads.core.identity.KeyCoverage;

/** Finished events as a sandbox takes them, numbered from 1 with the ids e-1, e-2 and so on. */
public final class TestEvents {
  public static final String HASH = "0123456789abcdef".repeat(4);

  private TestEvents() {}

  static Item event(long record) {
    return of(record, json("e-" + record));
  }

  public static Item of(long record, String json) {
    return new Item(record, json.getBytes(UTF_8), new KeyCoverage(), null);
  }

  /** Makes an event of so many bytes, which is no JSON that anybody would take. */
  static Item ofSize(long record, int bytes) {
    return of(record, "x".repeat(bytes));
  }

  /** Makes batch 1 with the events of the records from 1 to the given one. */
  static Batch batch(int records) {
    return new Batch("output 1", 1, events(records));
  }

  public static List<Item> events(int records) {
    return LongStream.rangeClosed(1, records).mapToObj(TestEvents::event).toList();
  }

  public static String json(String eventId) {
    return """
        {"eventDescription":{"name":"Newsletter","conversionType":"LEAD",\
        "eventSource":"WEBSITE","eventIngestionMethod":"SERVER_TO_SERVER"},\
        "countryCode":"US","eventTime":"2026-11-20T08:30:00Z",\
        "matchKeys":[{"type":"EMAIL","values":["%s"]}],"eventId":"%s"}"""
        .formatted(HASH, eventId);
  }
}
