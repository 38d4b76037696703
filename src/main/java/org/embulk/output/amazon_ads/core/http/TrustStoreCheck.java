package org.embulk.output.amazon_ads.core.http;

import java.io.File;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.UnrecoverableKeyException;
import java.util.Arrays;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.embulk.output.amazon_ads.core.text.Printable;

/**
 * Finds out whether the JVM has certificates to trust. Of a trust store that it can't use it says
 * nothing by itself, or only what can't be understood: newer versions take their own one for a file
 * that is missing, and fail each handshake with "trustAnchors parameter must be non-empty" if it
 * has no certificate.
 */
final class TrustStoreCheck {
  private static final String FILE = "javax.net.ssl.trustStore";
  private static final String PASSWORD = "javax.net.ssl.trustStorePassword";
  private static final String TYPE = "javax.net.ssl.trustStoreType";

  /** The value of the property for a trust store that is no file. */
  private static final String NO_FILE = "NONE";

  private TrustStoreCheck() {}

  /**
   * @throws TlsFaultException if nothing can be trusted, or something other than the properties say
   */
  static void run() throws TlsFaultException {
    String file = property(FILE);
    if (!file.isEmpty() && !file.equals(NO_FILE) && !isReadable(new File(file))) {
      throw fault(named() + ", which is no file that can be read");
    }
    boolean trusts;
    try {
      trusts = trustsAnything();
    } catch (GeneralSecurityException e) { // It may quote the file.
      throw fault(why(e));
    }
    if (!trusts) {
      throw fault(
          named()
              + ", which has no trusted certificate"
              + (property(PASSWORD).isEmpty() ? ", or none without \"" + PASSWORD + "\"" : ""));
    }
  }

  private static boolean isReadable(File file) {
    return file.isFile() && file.canRead();
  }

  private static boolean trustsAnything() throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    return Arrays.stream(factory.getTrustManagers())
        .anyMatch(manager -> ((X509TrustManager) manager).getAcceptedIssuers().length > 0);
  }

  private static String why(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnrecoverableKeyException) {
        return '"' + PASSWORD + "\" is not the password of the file; " + named();
      }
      if (cause instanceof NoSuchAlgorithmException && !property(TYPE).isEmpty()) {
        return "it knows no \"" + TYPE + "\" " + Printable.quoted(property(TYPE));
      }
    }
    return named()
        + ", which can't be read as a trust store"
        + (property(TYPE).isEmpty()
            ? ""
            : " of \"" + TYPE + "\" " + Printable.quoted(property(TYPE)));
  }

  private static String named() {
    String file = property(FILE);
    return file.isEmpty()
        ? "\"" + FILE + "\" is not set, so that it takes its own one"
        : "\"" + FILE + "\" names " + Printable.quoted(file);
  }

  private static String property(String name) {
    return System.getProperty(name, "");
  }

  private static TlsFaultException fault(String why) {
    return new TlsFaultException("this JVM can't use its trust store: " + why);
  }
}
