package org.embulk.output.amazon_ads.sandbox.transport;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Accepts connections on the loopback address, and serves each on a thread of its own. */
public final class Listener implements Closeable {
  /** As many as may wait while their threads start: more than any test opens at once. */
  private static final int BACKLOG = 256;

  private final ServerSocket server;
  private final Protocol protocol;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicReference<RuntimeException> bug = new AtomicReference<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "sandbox");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param port 0 for any that is free
   */
  public Listener(int port, Protocol protocol) throws IOException {
    this.server = new ServerSocket(port, BACKLOG, InetAddress.getByName("127.0.0.1"));
    this.protocol = protocol;
  }

  public void start() {
    threads.execute(this::accept);
  }

  public int port() {
    return server.getLocalPort();
  }

  /** Returns what only a bug in the sandbox, or in a test's own predicate, can throw. */
  public Optional<RuntimeException> bug() {
    return Optional.ofNullable(bug.get());
  }

  /** Returns how many connections are open, after waiting so long at most until none is. */
  public int openConnections(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    synchronized (open) {
      int connections = open.size();
      for (long left = patience.toNanos(); connections > 0 && left > 0; ) {
        TimeUnit.NANOSECONDS.timedWait(open, left);
        left = end - System.nanoTime();
        connections = open.size();
      }
      return connections; // Of the last look: another one may be accepted meanwhile.
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.shutdownNow();
    try {
      threads.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    for (int number = 1; !server.isClosed(); number++) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        open.add(socket);
        int connection = number;
        threads.execute(() -> serve(socket, connection));
      } catch (IOException | RuntimeException e) {
        if (server.isClosed()) {
          return;
        }
        bug.compareAndSet(null, new IllegalStateException("The sandbox can't accept", e));
      }
    }
  }

  private void serve(Socket socket, int number) {
    try (socket) {
      protocol.serve(socket, number);
    } catch (IOException e) {
      // The other side went away, or a fault made it: what a sandbox is for.
    } catch (RuntimeException e) {
      bug.compareAndSet(null, e);
    } finally {
      synchronized (open) {
        open.remove(socket);
        open.notifyAll();
      }
    }
  }

  /** Speaks with the client of one connection until it is over. */
  @FunctionalInterface
  public interface Protocol {
    void serve(Socket socket, int number) throws IOException;
  }
}
