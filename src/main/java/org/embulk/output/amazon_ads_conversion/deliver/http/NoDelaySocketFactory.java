package org.embulk.output.amazon_ads_conversion.deliver.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;

/**
 * Creates sockets with TCP_NODELAY, which OkHttp leaves at the system default. Otherwise the end of
 * each request waits until the server has acknowledged its beginning, and a server with nothing to
 * send may take 40 ms for that (RFC 1122, 4.2.3.2 and 4.2.3.4).
 */
public final class NoDelaySocketFactory extends SocketFactory {
  private final SocketFactory factory = SocketFactory.getDefault();

  @Override
  public Socket createSocket() throws IOException {
    return noDelay(factory.createSocket());
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

  private static Socket noDelay(Socket socket) throws SocketException {
    socket.setTcpNoDelay(true);
    return socket;
  }
}
