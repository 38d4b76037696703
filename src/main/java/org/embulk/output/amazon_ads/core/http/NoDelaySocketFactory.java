package org.embulk.output.amazon_ads.core.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import javax.net.SocketFactory;

/**
 * Creates sockets with TCP_NODELAY, which OkHttp leaves at the system default. Otherwise the end of
 * each request waits until the server has acknowledged its beginning, and a server with nothing to
 * send may take 40 ms for that (RFC 1122, 4.2.3.2 and 4.2.3.4).
 *
 * <p>OkHttp asks for unconnected sockets. One that can't be connected always throws a type of its
 * own: the JDK throws a plain SocketException where the network is unreachable, just as for a
 * connection that is lost later. It does not ask the JVM for a SOCKS proxy, since OkHttp has asked
 * for proxies before. And it tells the {@link Exchange} what it has taken.
 */
public final class NoDelaySocketFactory extends SocketFactory {
  private final SocketFactory factory = SocketFactory.getDefault();

  @Override
  public Socket createSocket() throws IOException {
    return noDelay(new ConnectingSocket());
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return noDelay(factory.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return noDelay(factory.createSocket(host, port, localHost, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return noDelay(factory.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return noDelay(factory.createSocket(host, port, localHost, localPort));
  }

  private static final class ConnectingSocket extends Socket {
    ConnectingSocket() {
      super(Proxy.NO_PROXY);
    }

    @Override
    public void connect(SocketAddress address, int timeoutMillis) throws IOException {
      try {
        super.connect(address, timeoutMillis);
      } catch (ConnectException | NoRouteToHostException e) {
        throw e;
      } catch (SocketException e) {
        throw (IOException) new ConnectException(e.getMessage()).initCause(e);
      }
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      return new NotedOutput(super.getOutputStream());
    }
  }

  private static final class NotedOutput extends FilterOutputStream {
    NotedOutput(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      boolean taken = false;
      try {
        out.write(bytes, offset, length);
        taken = true;
      } finally {
        Exchange.wrote(taken);
      }
    }
  }

  private static Socket noDelay(Socket socket) throws SocketException {
    socket.setTcpNoDelay(true);
    return socket;
  }
}
