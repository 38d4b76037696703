package org.embulk.output.amazon_ads.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UnwritableFileExceptionTest {
  static Stream<Arguments> causes() {
    return Stream.of(
        Arguments.of(new IOException("No space left on device"), "No space left on device"),
        Arguments.of(new EOFException(), "EOFException"),
        Arguments.of(new FileSystemException("/a", null, "Read-only"), "Read-only"),
        Arguments.of(new AccessDeniedException("/a"), "AccessDeniedException"));
  }

  @ParameterizedTest
  @MethodSource("causes")
  void saysWhyInTheWordsOfTheSystemOrByTheKindOfFailure(IOException cause, String why) {
    assertThat(new UnwritableFileException("rejected_records_path", Path.of("a"), cause))
        .hasMessage("\"rejected_records_path\": the file a can't be written: " + why)
        .hasCause(cause);
  }
}
