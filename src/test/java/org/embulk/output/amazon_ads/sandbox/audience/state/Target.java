package org.embulk.output.amazon_ads.sandbox.audience.state;

/** Where the members of an audience are. */
public enum Target {
  AMC,
  DSP
}
