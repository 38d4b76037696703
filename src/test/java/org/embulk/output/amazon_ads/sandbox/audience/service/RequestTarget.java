package org.embulk.output.amazon_ads.sandbox.audience.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.embulk.output.amazon_ads.sandbox.transport.RequestHead;

/** What stands in the first line of a request: a path, and parameters that are decoded. */
record RequestTarget(String path, Map<String, List<String>> query) {
  static RequestTarget of(RequestHead head) {
    String[] parts = head.path().split("\\?", 2);
    Map<String, List<String>> query = new LinkedHashMap<>();
    if (parts.length == 2) {
      for (String pair : parts[1].split("&")) {
        String[] sides = pair.split("=", 2);
        query
            .computeIfAbsent(decode(sides[0]), name -> new ArrayList<>())
            .add(sides.length == 2 ? decode(sides[1]) : "");
      }
    }
    return new RequestTarget(parts[0], query);
  }

  /** Returns a parameter that stands exactly once. */
  Optional<String> only(String name) {
    List<String> values = query.getOrDefault(name, List.of());
    return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException e) {
      return "(not encoded)";
    }
  }
}
