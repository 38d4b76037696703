package org.embulk.output.amazon_ads.audience;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.embulk.output.amazon_ads.core.deliver.Item;

/** Shows what a record looks like without personal data. */
final class SampleRecord {
  private static final Pattern DIGEST = Pattern.compile("\"[0-9a-f]{64}\"");

  /** A field with a text of the row: within a text, each quote has a backslash before it. */
  private static final Pattern TEXT =
      Pattern.compile(
          "\"(externalUserId|ipAddress|tcf|gpp)\":\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"");

  private SampleRecord() {}

  /** Returns the record with the kind of each identifier and text in its place. */
  static String of(Item record) {
    String json = new String(record.json(), StandardCharsets.UTF_8);
    return DIGEST
        .matcher(TEXT.matcher(json).replaceAll("\"$1\":\"<$1>\""))
        .replaceAll("\"<sha256>\"");
  }
}
