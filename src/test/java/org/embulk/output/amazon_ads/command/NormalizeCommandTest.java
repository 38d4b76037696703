package org.embulk.output.amazon_ads.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalizeCommandTest {
  private static final String HASH =
      "9eceb13483d7f187ec014fd6d4854d1420cfc634328af85f51d0323ba8622e21";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void printsTextAndDigestOfEveryLine() throws IOException {
    int status = run("ABC@example.com\n Jane.Doe@Example.COM \r\n", "EMAIL", "US");

    assertThat(status).isZero();
    assertThat(text(out))
        .isEqualTo(
            "abc@example.com\t9eceb13483d7f187ec014fd6d4854d1420cfc634328af85f51d0323ba8622e21\n"
                + "jane.doe@example.com\t"
                + "86e0b9e56c17cc4d12387e1949b85053fbe73bc3ce5a1188713a9d300cc6133d\n");
    assertThat(text(err)).isEmpty();
  }

  @Test
  void printsADashAndTheReasonOfAValueThatIsLeftOut() throws IOException {
    run("a@b\n\n@\n", "EMAIL", "US");

    assertThat(text(out))
        .isEqualTo("-\tnot an e-mail address\n-\tblank\n-\tnot an e-mail address\n");
  }

  @Test
  void printsTheReasonOfAValueThatMakesTheRecordInvalid() throws IOException {
    run("+12065550100", "MATCH_ID", "US");

    assertThat(text(out)).isEqualTo("-\ta phone number must not be sent as match_id\n");
  }

  @Test
  void printsADigestThatArrivedAsOneTwice() throws IOException {
    run(" " + HASH.toUpperCase() + " ", "PHONE", "JP");

    assertThat(text(out)).isEqualTo(HASH + "\t" + HASH + "\n");
  }

  @Test
  void printsAnIdentifierThatIsNotHashedTwice() throws IOException {
    run(" Ab-1 ", "RAMP_ID", "US");

    assertThat(text(out)).isEqualTo("Ab-1\tAb-1\n");
  }

  @Test
  void followsTheCountry() throws IOException {
    run("5 Allee des Roses", "ADDRESS", "FR");

    assertThat(text(out)).startsWith("5alleedesroses\t");
  }

  @Test
  void padsPostalCodes() throws IOException {
    run("2134", "POSTAL", "US");

    assertThat(text(out)).startsWith("02134\t");
  }

  @Test
  void readsPlaceholdersAndHtmlAsThePluginDoes() throws IOException {
    run("\\N\nNull\nO&#8217;Brien\n", "LAST_NAME", "US");

    assertThat(text(out).replaceAll("[0-9a-f]{64}", "digest"))
        .isEqualTo("-\tblank\nnull\tdigest\nobrien\tdigest\n");
  }

  @Test
  void takesNullForABlankWhereNobodyIsCalledSo() throws IOException {
    run("null", "EMAIL", "US");

    assertThat(text(out)).isEqualTo("-\tblank\n");
  }

  @Test
  void skipsAByteOrderMark() throws IOException {
    run("\uFEFFMünchen\n", "CITY", "DE");

    assertThat(text(out)).startsWith("mnchen\tea3defc658f796ef");
  }

  @Test
  void takesTypeAndCountryInAnyLetterCase() throws IOException {
    assertThat(run("Ontario", "state", "ca")).isZero();
    assertThat(text(out)).startsWith("on\t");
  }

  @Test
  void printsNothingForNoInput() throws IOException {
    assertThat(run("", "EMAIL", "US")).isZero();
    assertThat(text(out)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "EMAIL",
        "EMAIL US EXTRA",
        "E_MAIL US",
        "EMAIL USA",
        "EMAIL UK",
        "US EMAIL",
        "--numeric-column POSTAL US",
        "--help"
      })
  void explainsItselfWhenTheArgumentsAreWrong(String arguments) throws IOException {
    int status = run("abc@example.com", arguments.isEmpty() ? new String[0] : arguments.split(" "));

    assertThat(status).isEqualTo(2);
    assertThat(text(out)).isEmpty();
    assertThat(text(err))
        .isEqualTo(
            """
            Usage: NormalizeCommand TYPE COUNTRY < values

            Reads UTF-8 values, one per line. For each, writes its normalized text, a tab, and what
            is sent to Amazon: the SHA-256, or the text itself for a type that is not hashed. A value
            that is left out gives a dash, a tab, and the reason.

              TYPE     EMAIL, PHONE, FIRST_NAME, LAST_NAME, ADDRESS, CITY, STATE, POSTAL,
                       MAID, RAMP_ID, MATCH_ID, REAL_ID, MERKLE_ID, KANTAR_ID, FIP
              COUNTRY  ISO 3166-1 alpha-2, such as US or GB (not UK)
            """);
  }

  @Test
  void writesTheUsageThroughABuffer() throws IOException {
    NormalizeCommand.run(
        new String[] {"--help"},
        new ByteArrayInputStream(new byte[0]),
        out,
        new BufferedOutputStream(err));

    assertThat(text(err)).startsWith("Usage: NormalizeCommand ");
  }

  @Test
  void answersALineBeforeItReadsTheNext() throws IOException {
    List<String> writtenBeforeRead = new ArrayList<>();
    InputStream typed =
        new InputStream() {
          private final Iterator<String> lines = List.of("Ab-1\n", "Ab-2\n").iterator();

          @Override
          public int read() {
            throw new UnsupportedOperationException("reads a line at a time");
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            writtenBeforeRead.add(text(out));
            if (!lines.hasNext()) {
              return -1;
            }
            byte[] line = lines.next().getBytes(StandardCharsets.UTF_8);
            System.arraycopy(line, 0, buffer, offset, line.length);
            return line.length;
          }
        };

    NormalizeCommand.run(new String[] {"RAMP_ID", "US"}, typed, out, err);

    assertThat(writtenBeforeRead).startsWith("", "Ab-1\tAb-1\n", "Ab-1\tAb-1\nAb-2\tAb-2\n");
  }

  /** As a stream that is unpacked does, which can't know that it has come to its end. */
  @Test
  void writesTheLastLineOfAStreamThatClaimsToHaveMore() throws IOException {
    InputStream unpacked =
        new ByteArrayInputStream("Ab-1\n".getBytes(StandardCharsets.UTF_8)) {
          @Override
          public synchronized int available() {
            return 1;
          }
        };

    NormalizeCommand.run(new String[] {"RAMP_ID", "US"}, unpacked, out, err);

    assertThat(text(out)).isEqualTo("Ab-1\tAb-1\n");
  }

  /** In a process of its own, with a platform default that knows no Japanese. */
  @Test
  void speaksUtf8WhateverThePlatformsDefault() throws Exception {
    Path java = Paths.get(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(
                java.toString(),
                "-Dfile.encoding=US-ASCII",
                "-cp",
                System.getProperty("java.class.path"),
                NormalizeCommand.class.getName(),
                "ADDRESS",
                "JP")
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().write("東京都 1\n".getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isZero();
    assertThat(printed).matches("東京都1\t[0-9a-f]{64}\n");
  }

  private int run(String values, String... arguments) throws IOException {
    return NormalizeCommand.run(
        arguments, new ByteArrayInputStream(values.getBytes(StandardCharsets.UTF_8)), out, err);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
