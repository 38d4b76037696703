package org.embulk.output.amazon_ads.core.http;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Collections;
import java.util.List;

/**
 * The JVM's proxies, for https alone. Plain http is only allowed on a loopback address, and a proxy
 * would carry the secrets and records in clear to another machine.
 */
final class HttpsProxies extends ProxySelector {
  @Override
  public List<Proxy> select(URI address) {
    ProxySelector jvm = getDefault();
    return jvm != null && "https".equalsIgnoreCase(address.getScheme())
        ? jvm.select(address)
        : Collections.singletonList(Proxy.NO_PROXY);
  }

  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException e) {
    ProxySelector jvm = getDefault();
    if (jvm != null) {
      jvm.connectFailed(address, proxy, e);
    }
  }
}
