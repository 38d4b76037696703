package org.embulk.output.amazon_ads.core.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** What to do about records that were left out: a sentence for each reason code. */
final class ReasonAdvice {
  private static final Properties SENTENCES = load();

  private ReasonAdvice() {}

  /**
   * Returns what to do; "" if the reason has no code.
   *
   * @param reason as counted in the REPORT, its code first
   */
  static String of(String reason) {
    return SENTENCES.getProperty(reason.split(" ")[0], "");
  }

  private static Properties load() {
    Properties sentences = new Properties();
    try (InputStream file = ReasonAdvice.class.getResourceAsStream("reasons.properties")) {
      sentences.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sentences;
  }
}
