package org.embulk.output.amazon_ads.core.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends the same bytes over every connection, which no HTTP server would send, and hangs up. */
public final class RawServer implements AutoCloseable {
  private static final Pattern CONTENT_LENGTH = Pattern.compile("Content-Length: ([0-9]+)");

  private final ServerSocket server;
  private final byte[] response;
  private final boolean awaitsRequest;

  private RawServer(ServerSocket server, String response, boolean awaitsRequest) {
    this.server = server;
    this.response = response.getBytes(UTF_8);
    this.awaitsRequest = awaitsRequest;
  }

  /** Sends them when it has read a request. */
  public static RawServer responding(String response) {
    return start(response, true);
  }

  /** Sends them at once, whatever the client has to say. */
  public static RawServer greeting(String text) {
    return start(text, false);
  }

  private static RawServer start(String response, boolean awaitsRequest) {
    try {
      RawServer raw =
          new RawServer(
              new ServerSocket(0, 4, InetAddress.getLoopbackAddress()), response, awaitsRequest);
      Thread thread = new Thread(raw::run, "raw-server");
      thread.setDaemon(true);
      thread.start();
      return raw;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  private void run() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        if (awaitsRequest) {
          readRequest(socket.getInputStream());
        }
        socket.getOutputStream().write(response);
        socket.getOutputStream().flush();
        socket.shutdownOutput();
        while (socket.getInputStream().read() >= 0) {
          // Closing with unread bytes would reset the connection.
        }
      } catch (IOException e) {
        // The client is gone, or the server is closed.
      }
    }
  }

  /** Reads the head, and as much of a body as it announces. */
  private static void readRequest(InputStream request) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) request.read());
    }
    Matcher length = CONTENT_LENGTH.matcher(head);
    if (length.find()) {
      request.readNBytes(Integer.parseInt(length.group(1)));
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
