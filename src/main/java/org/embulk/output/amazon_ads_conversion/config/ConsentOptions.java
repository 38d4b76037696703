package org.embulk.output.amazon_ads_conversion.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The consent for every row without its own; all of it absent if there is none. */
public final class ConsentOptions {
  private static final String[] STATUS = {"GRANTED", "DENIED"};

  /**
   * The maximum length of a consent string in UTF-8 bytes, as for the columns of the same names.
   */
  private static final int MAX_BYTES = 8 * 1024;

  private final boolean given;
  private final Optional<String> tcf;
  private final Optional<String> gpp;
  private final Optional<String> amznAdStorage;
  private final Optional<String> amznUserData;

  private ConsentOptions(PluginTask task, OptionReader options) {
    this.given = !OptionReader.isAbsent(task.getConsentType());
    String type =
        options.oneOfAnyCase("consent_type", task.getConsentType(), "TCF", "GPP", "ACS").orElse("");
    this.tcf = consentString("tcf", valueFor(type, "TCF", "tcf", task.getTcf(), options), options);
    this.gpp = consentString("gpp", valueFor(type, "GPP", "gpp", task.getGpp(), options), options);
    this.amznAdStorage =
        options.oneOfAnyCase(
            "amzn_ad_storage",
            valueFor(type, "ACS", "amzn_ad_storage", task.getAmznAdStorage(), options),
            STATUS);
    this.amznUserData =
        options.oneOfAnyCase(
            "amzn_user_data",
            valueFor(type, "ACS", "amzn_user_data", task.getAmznUserData(), options),
            STATUS);
  }

  static ConsentOptions read(PluginTask task, OptionReader options) {
    return new ConsentOptions(task, options);
  }

  private static Optional<String> consentString(
      String option, Optional<JsonNode> value, OptionReader options) {
    Optional<String> text = options.text(option, value);
    if (text.isPresent() && text.get().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      options.problem(option, "may have at most " + MAX_BYTES + " bytes");
    }
    return text;
  }

  /**
   * Returns the value if the consent type uses it, and requires it; otherwise warns that it is
   * ignored.
   */
  private Optional<JsonNode> valueFor(
      String type, String optionType, String option, Optional<JsonNode> raw, OptionReader options) {
    if (type.equals(optionType)) {
      if (OptionReader.isAbsent(raw)) {
        options.problem(option, "is required with \"consent_type\" " + type);
      }
      return raw;
    }
    boolean ignored = options.text(option, raw).isPresent();
    boolean typeIsWrong = given && type.isEmpty();
    if (ignored && !typeIsWrong) {
      options.warn(
          "\""
              + option
              + "\" is ignored: it applies to \"consent_type\" "
              + optionType
              + " only, and \"consent_type\" is "
              + (given ? type : "not set"));
    }
    return Optional.empty();
  }

  /**
   * Returns whether the config gives a signal that Amazon accepts as consent: every type does, once
   * its options are set.
   */
  public boolean isGiven() {
    return given;
  }

  public Optional<String> tcf() {
    return tcf;
  }

  public Optional<String> gpp() {
    return gpp;
  }

  public Optional<String> amznAdStorage() {
    return amznAdStorage;
  }

  public Optional<String> amznUserData() {
    return amznUserData;
  }
}
