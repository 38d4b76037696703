package org.embulk.output.amazon_ads_conversion.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The consent that holds for every row without one of its own; all of it absent for none. */
public final class ConsentOptions {
  private static final String[] STATUS = {"GRANTED", "DENIED"};

  /** The most UTF-8 bytes that a consent string may have, as for the columns of these names. */
  private static final int MOST_BYTES = 8 * 1024;

  private final Optional<String> tcf;
  private final Optional<String> gpp;
  private final Optional<String> amznAdStorage;
  private final Optional<String> amznUserData;

  private ConsentOptions(PluginTask task, OptionReader options) {
    String type =
        options.oneOfAnyCase("consent_type", task.getConsentType(), "TCF", "GPP", "ACS").orElse("");
    // Each is read whether it counts or not, so that one of the wrong kind is always reported.
    Optional<String> givenTcf = consentString("tcf", task.getTcf(), options);
    Optional<String> givenGpp = consentString("gpp", task.getGpp(), options);
    Optional<String> givenAdStorage =
        options.oneOf("amzn_ad_storage", task.getAmznAdStorage(), STATUS);
    Optional<String> givenUserData =
        options.oneOf("amzn_user_data", task.getAmznUserData(), STATUS);
    this.tcf = ruledBy(type, "TCF", "tcf", task.getTcf(), givenTcf, options);
    this.gpp = ruledBy(type, "GPP", "gpp", task.getGpp(), givenGpp, options);
    this.amznAdStorage =
        ruledBy(type, "ACS", "amzn_ad_storage", task.getAmznAdStorage(), givenAdStorage, options);
    this.amznUserData =
        ruledBy(type, "ACS", "amzn_user_data", task.getAmznUserData(), givenUserData, options);
  }

  static ConsentOptions read(PluginTask task, OptionReader options) {
    return new ConsentOptions(task, options);
  }

  private static Optional<String> consentString(
      String option, Optional<JsonNode> given, OptionReader options) {
    Optional<String> text = options.text(option, given);
    if (text.isPresent() && text.get().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      options.problem(option, "may have at most " + MOST_BYTES + " bytes");
    }
    return text;
  }

  private static Optional<String> ruledBy(
      String type,
      String typeOfOption,
      String option,
      Optional<JsonNode> raw,
      Optional<String> given,
      OptionReader options) {
    boolean written = raw.isPresent() && !raw.get().asText().trim().isEmpty();
    if (type.equals(typeOfOption)) {
      if (!written) {
        options.problem(option, "is required with \"consent_type\" " + type);
      }
      return given;
    }
    if (given.isPresent()) {
      options.warn(
          "\""
              + option
              + "\" is ignored: it counts with \"consent_type\" "
              + typeOfOption
              + " only, and \"consent_type\" is "
              + (type.isEmpty() ? "not set" : type));
    }
    return Optional.empty();
  }

  /** Says whether the config gives a signal that Amazon takes as consent. */
  public boolean isGiven() {
    return tcf.isPresent() || gpp.isPresent() || amznUserData.isPresent();
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
