package org.embulk.output.amazon_ads.core.http;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * Thrown when there is no TLS, and won't be until somebody changes something. Its message is for
 * the user and completes "Can't connect to …: "; it has no cause, which might quote anything.
 */
public final class TlsFaultException extends IOException {
  private static final long serialVersionUID = 1L;

  /** How the JDK says, since version 11 and before, that what it reads is no TLS. */
  private static final Pattern NO_TLS =
      Pattern.compile("Un(supported or un)?recognized SSL message.*");

  TlsFaultException(String message) {
    super(message);
  }

  /** Explains why there was no connection; empty if that may pass by itself. */
  static Optional<IOException> of(IOException e) {
    return e instanceof SSLException
        ? Optional.ofNullable(why((SSLException) e)).map(TlsFaultException::new)
        : Optional.empty();
  }

  private static String why(SSLException e) {
    if (NO_TLS.matcher(String.valueOf(e.getMessage())).matches()) {
      return "it does not speak TLS; check the port of the address";
    }
    if (e instanceof SSLPeerUnverifiedException) {
      return "its certificate is of another host; check the address, and where its name leads";
    }
    if (has(CertificateExpiredException.class, e)) {
      return "its certificate has expired; check the clock of this machine";
    }
    if (has(CertificateNotYetValidException.class, e)) {
      return "its certificate is not valid yet; check the clock of this machine";
    }
    return has(CertificateException.class, e)
        ? "its certificate is not trusted by this JVM; if a proxy or firewall opens TLS here, put its"
            + " CA's certificate into a trust store, and name that by \"javax.net.ssl.trustStore\""
        : null;
  }

  private static boolean has(Class<? extends CertificateException> type, Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
