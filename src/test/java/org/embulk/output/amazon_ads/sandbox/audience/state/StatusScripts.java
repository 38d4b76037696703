package org.embulk.output.amazon_ads.sandbox.audience.state;

import java.util.Map;

/** Knows which upload follows which script. */
public record StatusScripts(StatusScript otherwise, Map<Integer, StatusScript> byNumber) {
  public StatusScript of(Upload upload) {
    return byNumber.getOrDefault(upload.number(), otherwise);
  }
}
