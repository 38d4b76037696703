package org.embulk.output.amazon_ads.core.job;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.embulk.config.ConfigException;
import org.embulk.output.amazon_ads.core.deliver.GivenUp;
import org.embulk.output.amazon_ads.core.deliver.NextStep;
import org.embulk.output.amazon_ads.core.report.Counts;
import org.embulk.output.amazon_ads.core.report.UnwritableFileException;

/**
 * What to do about a failed job, by what has happened. It ends the last line that Embulk prints.
 */
public enum Advice {
  CORRECT_CONFIG("correct the config"),
  CORRECT_RECORD(
      "correct the record, or set \"skip_invalid_record\": true to leave such records out"),
  CORRECT_BATCH(
      "correct what Amazon's answer names, or set \"skip_error_batch\": true to leave such batches"
          + " out"),
  /** After a fault that passes: leaving batches out would lose data. */
  RUN_LATER("run the job again later"),
  RUN_AGAIN("run the job again"),
  CORRECT_PATH("make room there, or correct the path"),

  /** Of a whole job. */
  CORRECT_COLUMNS(
      "a column is probably mapped wrongly: the files of \"rejected_records_path\" name the column"
          + " that each record fails on"),
  CHECK_INPUT("see whether the input, its parser or a filter drops rows"),
  READ_CODES("Amazon refuses the records: its codes say what to correct"),
  READ_BATCHES("Amazon refuses the requests: the log says of each batch why");

  private static final Pattern STATUS = Pattern.compile("status ([0-9]{3})");

  private final String text;

  Advice(String text) {
    this.text = text;
  }

  /** Returns what to do about a failure. */
  static Advice of(Throwable failure) {
    if (failure instanceof AdvisedException) {
      return ((AdvisedException) failure).advice();
    }
    if (failure instanceof UnwritableFileException) {
      return CORRECT_PATH;
    }
    return failure instanceof ConfigException ? CORRECT_CONFIG : RUN_AGAIN;
  }

  /** Returns what to do about a batch that was given up. */
  static Advice of(GivenUp part) {
    return passes(part.code()) ? RUN_LATER : CORRECT_BATCH;
  }

  /** Returns whether a batch was given up for a fault that passes, such as a lost connection. */
  private static boolean passes(String code) {
    Matcher matcher = STATUS.matcher(code);
    if (!matcher.matches()) {
      return !code.equals("FAILED"); // Of an upload, which Amazon has taken.
    }
    int status = Integer.parseInt(matcher.group(1));
    return status == 429 || NextStep.isTransient(status);
  }

  /** Returns what to do about the most frequent kind of the reasons why records were left out. */
  static Advice of(Counts reasons) {
    Map<Advice, Long> numbers = new EnumMap<>(Advice.class);
    reasons
        .byNumber()
        .forEach(reason -> numbers.merge(ofReason(reason.getKey()), reason.getValue(), Long::sum));
    return numbers.entrySet().stream()
        .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
        .map(Map.Entry::getKey)
        .orElse(RUN_AGAIN);
  }

  private static Advice ofReason(String reason) {
    if (reason.startsWith(Ledger.REFUSED)) {
      return READ_CODES;
    }
    if (reason.startsWith(Ledger.GIVEN_UP)) {
      return passes(reason.substring(Ledger.GIVEN_UP.length()).trim()) ? RUN_LATER : READ_BATCHES;
    }
    return CORRECT_COLUMNS;
  }

  @Override
  public String toString() {
    return text;
  }
}
