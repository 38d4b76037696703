package org.embulk.output.amazon_ads.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class NoDelaySocketFactoryTest {
  private final NoDelaySocketFactory sockets = new NoDelaySocketFactory();

  @Test
  void sendsAtOnceWhateverWayASocketIsMade() throws Exception {
    InetAddress here = InetAddress.getLoopbackAddress();
    String name = here.getHostAddress();
    try (ServerSocket server = new ServerSocket(0, 4, here);
        Socket unconnected = sockets.createSocket();
        Socket byName = sockets.createSocket(name, server.getLocalPort());
        Socket byNameFrom = sockets.createSocket(name, server.getLocalPort(), here, 0);
        Socket byAddress = sockets.createSocket(here, server.getLocalPort());
        Socket byAddressFrom = sockets.createSocket(here, server.getLocalPort(), here, 0)) {
      assertThat(unconnected.getTcpNoDelay()).isTrue();
      assertThat(byName.getTcpNoDelay()).isTrue();
      assertThat(byNameFrom.getTcpNoDelay()).isTrue();
      assertThat(byAddress.getTcpNoDelay()).isTrue();
      assertThat(byAddressFrom.getTcpNoDelay()).isTrue();
    }
  }
}
