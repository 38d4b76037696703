package org.embulk.output.amazon_ads.core.report;

import java.util.Locale;

/** The word for what Amazon does with a record: it accepts an event, and a person is uploaded. */
public enum Verb {
  ACCEPTED,
  UPLOADED;

  /** Returns the word in lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
