package org.embulk.output.amazon_ads.core.http;

import java.io.IOException;

/** A response that can't be read. It has no cause, which might quote the response. */
public final class UnreadableResponseException extends IOException {
  private static final long serialVersionUID = 1L;

  UnreadableResponseException() {
    super("unreadable response");
  }
}
