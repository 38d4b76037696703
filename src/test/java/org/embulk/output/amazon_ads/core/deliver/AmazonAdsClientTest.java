package org.embulk.output.amazon_ads.core.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import org.embulk.output.amazon_ads.embulk.Leftovers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AmazonAdsClientTest {
  @Test
  void runsOnDaemonThreadsOnly() {
    try (DeliveryFixture bench = DeliveryFixture.open()) {
      Set<Thread> before = nonDaemons();

      bench.deliver(2);

      assertThat(nonDaemons()).isSubsetOf(before);
    }
  }

  @Test
  void leavesNoThreadOfOursWhenClosed() throws Exception {
    Leftovers leftovers = Leftovers.since();
    try (DeliveryFixture bench = DeliveryFixture.open()) {
      bench.deliver(2);
    }

    assertThat(leftovers.threads()).noneMatch(name -> name.startsWith("amazon_ads_conversion"));
  }

  @Test
  void sharesOneTokenAmongItsDeliveries() {
    try (DeliveryFixture bench = DeliveryFixture.open()) {
      bench.newBatchSender().send(TestEvents.batch(1));
      bench.newBatchSender().send(TestEvents.batch(1));

      assertThat(bench.sandbox.tokensIssued()).hasSize(1);
    }
  }

  @Test
  void checksCredentialsWithoutAnyEvent() throws Exception {
    try (DeliveryFixture bench = DeliveryFixture.open()) {
      bench.client().checkLogin();

      assertThat(bench.sandbox.token().requests()).hasSize(1);
      assertThat(bench.requests()).isEmpty();
    }
  }

  @Test
  void findsOutThatAHostCannotBeReached() throws Exception {
    int port;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = gone.getLocalPort();
    }
    try (DeliveryFixture bench = DeliveryFixture.open()) {
      URI address = URI.create("http://127.0.0.1:" + port);

      assertThatThrownBy(() -> bench.client().checkHost(address, "the Events API"))
          .isInstanceOf(UnreachableHostException.class)
          .hasMessageStartingWith("Can't connect to 127.0.0.1:" + port + " (the Events API): ");
    }
  }

  private static Set<Thread> nonDaemons() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.isDaemon())
        .collect(Collectors.toSet());
  }
}
