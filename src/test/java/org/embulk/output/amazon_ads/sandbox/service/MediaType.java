package org.embulk.output.amazon_ads.sandbox.service;

import java.util.Locale;
import org.embulk.output.amazon_ads.sandbox.records.ReceivedRequest;

/** Compares media types without their parameters: {@code charset=utf-8} changes nothing. */
record MediaType(String text) {
  static MediaType of(ReceivedRequest request, String header) {
    return new MediaType(request.header(header).orElse(""));
  }

  boolean is(String type) {
    return text.split(";")[0].trim().toLowerCase(Locale.ROOT).equals(type);
  }
}
