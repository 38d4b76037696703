package org.embulk.output.amazon_ads.core.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The plugin's name and version, sent with every request. */
public final class UserAgent {
  /** The plugin's version. */
  public static final String VERSION = version();

  public static final String TEXT = "embulk-output-amazon_ads_conversion/" + VERSION;

  private UserAgent() {}

  /**
   * Reads the version that the build wrote, since Embulk's class loader has no package versions.
   */
  private static String version() {
    Properties properties = new Properties();
    try (InputStream file = UserAgent.class.getResourceAsStream("version.properties")) {
      properties.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException("the plugin's jar is damaged: no version.properties", e);
    }
    return properties.getProperty("version");
  }
}
