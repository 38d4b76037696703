package org.embulk.output.amazon_ads.core.config;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the consent for every row without its own. */
public final class ConsentOptions {
  private static final String TYPE = "consent_type";
  private static final String AD_STORAGE = "amzn_ad_storage";

  /**
   * The maximum length of a consent string in UTF-8 bytes, as for the columns of the same names.
   */
  private static final int MAX_BYTES = 8 * 1024;

  private final Options options;
  private final String type;
  private final boolean adStorageRequired;

  private ConsentOptions(Options options, boolean adStorageRequired) {
    this.adStorageRequired = adStorageRequired;
    this.options = options;
    this.type = options.word(TYPE, "", "TCF", "GPP", "ACS");
  }

  /**
   * @param adStorageRequired whether type ACS needs {@code amzn_ad_storage} too
   */
  public static Consent read(Options options, boolean adStorageRequired) {
    ConsentOptions consent = new ConsentOptions(options, adStorageRequired);
    return new Consent(
        consent.string("tcf", "TCF"),
        consent.string("gpp", "GPP"),
        consent.status(AD_STORAGE),
        consent.status("amzn_user_data"));
  }

  /** Returns whether a type is given, even if something is wrong with it or its options. */
  public static boolean isGiven(Options options) {
    return options.isSet(TYPE);
  }

  private String string(String name, String ofType) {
    if (!applies(name, ofType)) {
      return null;
    }
    Optional<String> text = options.text(name);
    if (text.isPresent() && text.get().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      options.problem(name, "may have at most " + MAX_BYTES + " bytes");
    }
    return text.orElse(null);
  }

  private String status(String name) {
    String status = applies(name, "ACS") ? options.word(name, "", "GRANTED", "DENIED") : "";
    return status.isEmpty() ? null : status;
  }

  /** Returns whether the type uses the option, which is then required; else warns if it is set. */
  private boolean applies(String name, String ofType) {
    if (type.equals(ofType)) {
      boolean required = adStorageRequired || !name.equals(AD_STORAGE);
      if (required && !options.isSet(name)) {
        options.problem(name, "is required with \"consent_type\" " + ofType);
      }
      return true;
    }
    boolean typeIsWrong = isGiven(options) && type.isEmpty();
    if (options.text(name).isPresent() && !typeIsWrong) {
      options.warn(
          "\""
              + name
              + "\" is ignored: it applies to \"consent_type\" "
              + ofType
              + " only, and \"consent_type\" is "
              + (type.isEmpty() ? "not set" : type));
    }
    return false;
  }
}
