package org.embulk.output.amazon_ads.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmazonErrorTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      emptyValue = "",
      textBlock =
          """
          ''   | ''        | ''  | ''             | no code
          ''   | ''        | why | why            | no code
          ''   | a[1].b[2] | ''  | ' at a[1].b[2]' | no code at a[].b[]
          CODE | ''        | ''  | CODE           | CODE
          CODE | ''        | why | CODE: why      | CODE
          CODE | /a/3/b    | why | CODE at /a/3/b: why | CODE at /a//b
          """)
  void isShownOnOneLineAndCountedWithoutIndexes(
      String code, String location, String message, String line, String kind) {
    AmazonError error = new AmazonError(code, location, message);

    assertThat(error).hasToString(line);
    assertThat(error.kind()).isEqualTo(kind);
  }
}
