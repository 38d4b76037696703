package org.embulk.output.amazon_ads.conversion;

import java.util.Optional;
import java.util.regex.Pattern;
import org.embulk.output.amazon_ads.core.config.Options;

/** Reads the data set: by its name with Login with Amazon, by its id with an API token. */
final class DatasetOptions {
  private static final String NAME = "dataset_name";
  private static final String ID = "dataset_id";
  private static final Pattern NAME_TEXT = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,99}");
  private static final Pattern ID_TEXT =
      Pattern.compile("(?=.{1,512}$)amzn1\\.adm\\.ds1\\.evnt1\\.[\\x21-\\x7e]+");

  private DatasetOptions() {}

  static Optional<String> name(Options options) {
    return options.text(
        NAME,
        NAME_TEXT,
        "must begin with a letter, followed by letters, digits, _ and -, at most 100 in all");
  }

  static Optional<String> id(Options options) {
    Optional<String> id =
        options.text(
            ID,
            ID_TEXT,
            "must begin with amzn1.adm.ds1.evnt1. and be printable ASCII without blanks, at most"
                + " 512 characters");
    boolean withApiToken = ApiTokenOption.isSet(options);
    if (!withApiToken && options.text(ID).isPresent()) {
      options.problem(ID, "is allowed only with \"api_token\"; use \"" + NAME + "\" instead");
    }
    if (withApiToken && !options.isSet(ID)) {
      options.problem(ID, "is required with \"api_token\"");
    }
    if (withApiToken && options.isSet(NAME)) {
      options.problem(NAME, "can't be set with \"api_token\", whose data set is \"" + ID + "\"");
    }
    return id;
  }
}
