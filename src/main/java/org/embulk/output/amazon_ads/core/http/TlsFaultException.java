package org.embulk.output.amazon_ads.core.http;

import java.io.IOException;

/**
 * Thrown when there is no TLS, and won't be until somebody changes something. Its message is for
 * the user and completes "Can't connect to …: "; it has no cause, which might quote anything.
 */
public final class TlsFaultException extends IOException {
  private static final long serialVersionUID = 1L;

  TlsFaultException(String message) {
    super(message);
  }
}
