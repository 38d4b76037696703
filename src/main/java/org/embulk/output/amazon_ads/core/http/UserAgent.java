package org.embulk.output.amazon_ads.core.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What names the plugin and its version in every request. */
public final class UserAgent {
  /** The version of the plugins. */
  public static final String VERSION = version();

  private UserAgent() {}

  /**
   * @param plugin the type of the plugin
   */
  static String of(String plugin) {
    return "embulk-output-" + plugin + "/" + VERSION;
  }

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
