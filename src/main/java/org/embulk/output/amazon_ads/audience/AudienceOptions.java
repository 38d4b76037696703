package org.embulk.output.amazon_ads.audience;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import org.embulk.output.amazon_ads.core.config.Options;

/** What the config says of the audience itself. */
final class AudienceOptions {
  /** Thirteen months in seconds. */
  static final int MAX_TIME_TO_LIVE = 34_300_800;

  static final Pattern ID = Pattern.compile("[1-9][0-9]{0,19}");

  private static final BigInteger MAX_ID = new BigInteger("18446744073709551615");

  /** With UPDATE, which audience; otherwise empty. */
  final String id;

  /** With CREATE, the user's own id of it; otherwise empty. */
  final String externalId;

  /** With CREATE, its name; otherwise empty. */
  final String name;

  final Optional<String> description;
  final Optional<Fee> fee;

  /** How long a person stays a member, in seconds. */
  final Optional<Integer> timeToLive;

  AudienceOptions(Options options, boolean creates) {
    options.declare("external_audience_id", "audience_name", "audience_id");
    this.id = creates ? noId(options) : id(options);
    this.externalId = creates ? text(options, "external_audience_id", 1, 512) : "";
    this.name = creates ? text(options, "audience_name", 10, 128) : "";
    this.description =
        Optional.of(text(options, "audience_description", 0, 1000)).filter(text -> !text.isEmpty());
    this.fee = Fee.read(options);
    int seconds = options.integer("time_to_live", 0, MAX_TIME_TO_LIVE, MAX_TIME_TO_LIVE);
    this.timeToLive = options.isSet("time_to_live") ? Optional.of(seconds) : Optional.empty();
    if (seconds == 0) {
      options.warn("\"time_to_live\" is 0, which empties the audience");
    }
  }

  private static String noId(Options options) {
    if (options.isSet("audience_id")) {
      options.problem(
          "audience_id",
          "names an audience that exists, and \"action\" CREATE makes a new one: set \"action\": UPDATE,"
              + " or remove it");
    }
    return "";
  }

  private static String id(Options options) {
    String id = options.required("audience_id");
    boolean valid = ID.matcher(id).matches() && new BigInteger(id).compareTo(MAX_ID) <= 0;
    if (!id.isEmpty() && !valid) {
      options.wrong(
          "audience_id",
          "must be a whole number from 1 to 18446744073709551615 without zeros in front; put it in"
              + " quotes");
    }
    return id;
  }

  /** Reads a text of so many characters, which is required if it may not be empty. */
  private static String text(Options options, String name, int min, int max) {
    String text = min > 0 ? options.required(name) : options.text(name).orElse("");
    int length = text.codePointCount(0, text.length());
    if (!text.isEmpty() && (length < min || length > max)) {
      String rule = min > 1 ? "must have " + min + " to " : "may have at most ";
      options.wrong(name, rule + max + " characters, but has " + length);
    }
    return text;
  }
}
