package org.embulk.output.amazon_ads.core.auth;

/**
 * Thrown when no further request can succeed. Its message is for the user and contains nothing that
 * was sent; it has no cause, since a cause in this package may.
 */
public final class AuthorizationException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Who can fix it. */
  public enum Kind {
    /** The user: a credential or a permission is wrong. */
    CONFIG,
    /** Nobody here: Login with Amazon is unavailable. */
    SERVICE
  }

  private final Kind kind;

  public AuthorizationException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
