package org.embulk.output.amazon_ads.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.embulk.output.amazon_ads.sandbox.SandboxClient.GOOD_FORM;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.embulk.output.amazon_ads.sandbox.records.EventError;
import org.embulk.output.amazon_ads.sandbox.records.ReceivedRequest;
import org.embulk.output.amazon_ads.sandbox.service.ValidEvents;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SandboxTest {
  private final Sandbox sandbox = Sandbox.start();
  private final SandboxClient client = new SandboxClient(sandbox);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void recordsEveryRequestWithItsNumberAndConnection() throws Exception {
    client.send(ValidEvents.lead("a"));
    client.send(ValidEvents.lead("b"));

    assertThat(sandbox.requests())
        .extracting(ReceivedRequest::path)
        .containsExactly(
            Sandbox.TOKEN_PATH, Sandbox.EVENTS_PATH, Sandbox.TOKEN_PATH, Sandbox.EVENTS_PATH);
    assertThat(sandbox.requests()).extracting(ReceivedRequest::connection).containsOnly(1);
    assertThat(sandbox.events().requests())
        .extracting(ReceivedRequest::number)
        .containsExactly(1, 2);
    ReceivedRequest last = sandbox.events().requests().get(1);
    assertThat(last.method()).isEqualTo("POST");
    assertThat(last.header("amazon-ads-accountid")).contains("advertiser-1");
    assertThat(last.events()).containsExactly(ValidEvents.lead("b"));
    assertThat(last.text()).startsWith("{\"events\":[{");
    assertThat(sandbox.token().requests().get(0).text()).isEqualTo(GOOD_FORM);
  }

  @Test
  void countsEachEventIdOnceAsAmazonDoes() throws Exception {
    ObjectNode changed = ValidEvents.lead("a");
    changed.put("countryCode", "JP");
    ObjectNode without = ValidEvents.lead("x");
    without.remove("eventId");

    client.send(ValidEvents.lead("a"), ValidEvents.lead("b"), without);
    client.send(ValidEvents.lead("b"), changed, without);

    assertThat(sandbox.accepted()).hasSize(6);
    assertThat(sandbox.acceptedEventIds()).containsExactly("a", "b", "b", "a");
    assertThat(sandbox.acceptedOnce())
        .containsExactly(ValidEvents.lead("a"), ValidEvents.lead("b"), without, without);
    assertThat(sandbox.changedEventIds()).containsExactly("a");
  }

  @Test
  void tellsOfAPredicateThatThrowsWhenItIsClosed() {
    Sandbox other = Sandbox.start();
    other.refuse(event -> event.get("none").isNull(), EventError.internalError());

    assertThatThrownBy(() -> new SandboxClient(other).send(ValidEvents.lead("a")))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(other::close)
        .isInstanceOf(IllegalStateException.class)
        .hasCauseInstanceOf(NullPointerException.class);
  }
}
