package org.embulk.output.amazon_ads.core.auth;

import java.net.URI;
import org.embulk.output.amazon_ads.core.http.TlsFaultException;

/**
 * Thrown when no further request can succeed: there is no login, no access, or no trust between
 * this JVM and a host. Its message is for the user and contains nothing that was sent; it has no
 * cause, since a cause in this package may.
 */
public final class AuthorizationException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Who can fix it. */
  public enum Kind {
    /** The user: a credential, a permission or the JVM's trust store is wrong. */
    CONFIG,
    /** Nobody here: Login with Amazon is unavailable. */
    SERVICE
  }

  private final Kind kind;

  public AuthorizationException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** Returns what ends a job that can't speak TLS to a host. */
  public static AuthorizationException of(URI address, TlsFaultException e) {
    return new AuthorizationException(
        Kind.CONFIG, "Can't connect to " + address.getAuthority() + ": " + e.getMessage());
  }

  public Kind kind() {
    return kind;
  }
}
