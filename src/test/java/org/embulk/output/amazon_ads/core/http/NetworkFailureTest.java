package org.embulk.output.amazon_ads.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Arrays;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkFailureTest {
  static Arguments[] exceptions() {
    return new Arguments[] {
      Arguments.of(new InterruptedIOException("timeout"), "request timed out"),
      Arguments.of(new SocketTimeoutException("Connect timed out"), "connection timed out"),
      Arguments.of(new ConnectException("refused by jane@example.com"), "connection failed"),
      Arguments.of(new NoRouteToHostException("No route to host"), "connection failed"),
      Arguments.of(new UnknownHostException("host.invalid"), "unknown host"),
      Arguments.of(new SSLHandshakeException("no trust"), "TLS handshake failed"),
      Arguments.of(new SSLException("Connection reset"), "connection lost"),
      Arguments.of(new SocketException("Connection reset"), "connection lost"),
      Arguments.of(new ProtocolException("Unexpected status line: jane"), "connection lost"),
      Arguments.of(new IOException("unexpected end of stream on http://…"), "connection lost"),
    };
  }

  @ParameterizedTest
  @MethodSource("exceptions")
  void describesInWordsOfItsOwn(IOException exception, String words) {
    assertThat(NetworkFailure.describe(exception)).isEqualTo(words);
  }

  @Test
  void tellsAHostThatCannotBeReachedFromOtherFaults() {
    assertThat(Arrays.stream(exceptions()).map(pair -> (IOException) pair.get()[0]))
        .filteredOn(NetworkFailure::isUnreachable)
        .extracting(Object::getClass)
        .containsExactly(
            SocketTimeoutException.class,
            ConnectException.class,
            NoRouteToHostException.class,
            UnknownHostException.class);
  }
}
