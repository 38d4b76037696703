package org.embulk.output.amazon_ads_conversion.deliver.auth;

/**
 * Says why no further request makes sense. Its message is for the user and holds nothing of what
 * was sent; it has no cause, since the causes of this package may.
 */
public final class AuthorizationException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Who can mend it. */
  public enum Kind {
    /** The user: a credential or a permission is wrong. */
    CONFIG,
    /** Nobody here: Login with Amazon does not answer. */
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
