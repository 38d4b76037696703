package org.embulk.output.amazon_ads.core.deliver;

/** Thrown when there is no connection to a host. Its message is for the user; it has no cause. */
public final class UnreachableHostException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreachableHostException(String message) {
    super(message);
  }
}
