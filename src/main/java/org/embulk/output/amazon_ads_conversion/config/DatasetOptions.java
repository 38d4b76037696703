package org.embulk.output.amazon_ads_conversion.config;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the data set: by its name with Login with Amazon, by its id with an API token. */
final class DatasetOptions {
  private static final String NAME = "dataset_name";
  private static final String ID = "dataset_id";
  private static final Pattern NAME_TEXT = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,99}");
  private static final Pattern ID_TEXT =
      Pattern.compile("(?=.{1,512}$)amzn1\\.adm\\.ds1\\.evnt1\\.[\\x21-\\x7e]+");

  private DatasetOptions() {}

  static Optional<String> name(PluginTask task, OptionReader options) {
    Optional<String> name = options.text(NAME, task.getDatasetName());
    if (name.isPresent() && !NAME_TEXT.matcher(name.get()).matches()) {
      options.problem(
          NAME,
          "must begin with a letter, followed by letters, digits, _ and -, at most 100 in all",
          task.getDatasetName());
    }
    return name;
  }

  static Optional<String> id(PluginTask task, OptionReader options) {
    Optional<String> id = options.text(ID, task.getDatasetId());
    boolean withApiToken = CredentialsOptions.hasApiToken(task);
    if (id.isPresent() && !ID_TEXT.matcher(id.get()).matches()) {
      options.problem(
          ID,
          "must begin with amzn1.adm.ds1.evnt1. and be printable ASCII without blanks, at most 512"
              + " characters",
          task.getDatasetId());
    }
    if (id.isPresent() && !withApiToken) {
      options.problem(ID, "is allowed only with \"api_token\"; use \"" + NAME + "\" instead");
    }
    if (withApiToken && !id.isPresent()) {
      options.problem(ID, "is required with \"api_token\"");
    }
    if (withApiToken && !OptionReader.isAbsent(task.getDatasetName())) {
      options.problem(NAME, "can't be set with \"api_token\", whose data set is \"" + ID + "\"");
    }
    return id;
  }
}
