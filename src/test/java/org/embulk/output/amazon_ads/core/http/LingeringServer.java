package org.embulk.output.amazon_ads.core.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Answers each request without a body with an empty 200 and keeps the connection, until a test ends
 * it. Speaks plain HTTP or TLS.
 */
public final class LingeringServer implements AutoCloseable {
  private static final byte[] OK =
      "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII);

  private final ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
  private final Optional<SSLContext> tls;
  private final List<Socket> rawConnections = new CopyOnWriteArrayList<>();
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final List<Integer> requests = new CopyOnWriteArrayList<>();

  private LingeringServer(Optional<SSLContext> tls) throws IOException {
    this.tls = tls;
    daemon(this::accept).start();
  }

  public static LingeringServer plain() throws IOException {
    return new LingeringServer(Optional.empty());
  }

  public static LingeringServer of(SSLContext tls) throws IOException {
    return new LingeringServer(Optional.of(tls));
  }

  public String address() {
    return (tls.isPresent() ? "https" : "http") + "://127.0.0.1:" + server.getLocalPort() + "/";
  }

  /** Returns the number of the connection over which each request came, from 1. */
  List<Integer> requests() {
    return requests;
  }

  /** Closes all connections, of which there is at least one or will be soon. */
  void hangUp() throws IOException {
    awaitConnection();
    for (Socket connection : connections) {
      connection.close();
    }
    awaitEnds();
  }

  /** Resets all connections, below TLS. */
  void reset() throws IOException {
    awaitConnection();
    for (Socket connection : rawConnections) {
      connection.setSoLinger(true, 0);
      connection.close();
    }
    awaitEnds();
  }

  /** A client is connected before the server knows. */
  private void awaitConnection() {
    while (threads.isEmpty()) {
      Thread.onSpinWait();
    }
  }

  /** The system ends a connection only when no thread reads from it any more. */
  private void awaitEnds() {
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Sends to all connections what no request asked for, and leaves them open. */
  void say(String text) throws IOException {
    for (Socket connection : connections) {
      connection.getOutputStream().write(text.getBytes(US_ASCII));
      connection.getOutputStream().flush();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "lingering-server");
    thread.setDaemon(true);
    return thread;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket raw = server.accept();
        raw.setTcpNoDelay(true);
        Socket connection = tls.isPresent() ? encrypted(raw, tls.get()) : raw;
        rawConnections.add(raw);
        connections.add(connection);
        int number = connections.size();
        Thread thread = daemon(() -> serve(connection, number));
        threads.add(thread);
        thread.start();
      } catch (IOException e) {
        // The server is closed.
      }
    }
  }

  private static Socket encrypted(Socket raw, SSLContext tls) throws IOException {
    SSLSocket socket =
        (SSLSocket) tls.getSocketFactory().createSocket(raw, "client", raw.getPort(), true);
    socket.setUseClientMode(false);
    return socket;
  }

  private void serve(Socket connection, int number) {
    try {
      InputStream in = connection.getInputStream();
      StringBuilder request = new StringBuilder();
      for (int b = in.read(); b >= 0; b = in.read()) {
        request.append((char) b);
        if (request.indexOf("\r\n\r\n") >= 0) {
          requests.add(number);
          request.setLength(0);
          connection.getOutputStream().write(OK);
          connection.getOutputStream().flush();
        }
      }
    } catch (IOException e) {
      // The test has ended the connection, or the client has.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }
}
