package org.embulk.output.amazon_ads.core.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BodyStreamTest {
  @Test
  void readsByteByByte() throws IOException {
    InputStream body = new BodyStream(new ByteArrayInputStream("ab".getBytes(UTF_8)));

    assertThat(body.read()).isEqualTo('a');
    assertThat(body.read()).isEqualTo('b');
    assertThat(body.read()).isEqualTo(-1);
  }

  @Test
  void readsSeveralBytesAtOnce() throws IOException {
    byte[] bytes = new byte[4];

    int read = new BodyStream(new ByteArrayInputStream("ab".getBytes(UTF_8))).read(bytes, 1, 3);

    assertThat(read).isEqualTo(2);
    assertThat(bytes).containsExactly(0, 'a', 'b', 0);
  }

  @Test
  void closesTheBody() throws IOException {
    AtomicBoolean closed = new AtomicBoolean();

    new BodyStream(
            new InputStream() {
              @Override
              public int read() {
                return -1;
              }

              @Override
              public void close() {
                closed.set(true);
              }
            })
        .close();

    assertThat(closed).isTrue();
  }

  @Test
  void cannotReadWhatTheLibraryBreaksOn() {
    InputStream body =
        new BodyStream(
            new InputStream() {
              @Override
              public int read() {
                throw new IllegalStateException("jane@example.com");
              }

              @Override
              public void close() {
                throw new IllegalStateException("jane@example.com");
              }
            });

    assertThatThrownBy(body::read).isInstanceOf(UnreadableResponseException.class).hasNoCause();
    assertThatThrownBy(() -> body.read(new byte[2], 0, 2))
        .isInstanceOf(UnreadableResponseException.class)
        .hasNoCause();
    assertThatThrownBy(body::close).isInstanceOf(UnreadableResponseException.class).hasNoCause();
  }
}
