package org.embulk.output.amazon_ads.core.config;

/** One person's consent, in the signals that Amazon accepts, any of which may be absent. */
public final class Consent {
  private final String tcf;
  private final String gpp;
  private final String amznAdStorage;
  private final String amznUserData;

  /** Takes each signal as it is sent, or null if there is none. */
  public Consent(String tcf, String gpp, String amznAdStorage, String amznUserData) {
    this.tcf = tcf;
    this.gpp = gpp;
    this.amznAdStorage = amznAdStorage;
    this.amznUserData = amznUserData;
  }

  public boolean isEmpty() {
    return tcf == null && gpp == null && amznAdStorage == null && amznUserData == null;
  }

  /** Returns the string of the TCF, or null. */
  public String tcf() {
    return tcf;
  }

  /** Returns the string of the GPP, or null. */
  public String gpp() {
    return gpp;
  }

  /** Returns {@code GRANTED}, {@code DENIED} or null. */
  public String amznAdStorage() {
    return amznAdStorage;
  }

  /** Returns {@code GRANTED}, {@code DENIED} or null. */
  public String amznUserData() {
    return amznUserData;
  }
}
