package org.embulk.output.amazon_ads.embulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.embulk.output.amazon_ads.sandbox.Sandbox;
import org.embulk.output.amazon_ads.sandbox.fault.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The ids of rows without one, over retries and over runs. */
class EventIdsIT {
  private static EmbulkInProcess embulk;

  private final Sandbox sandbox = Sandbox.start();

  @BeforeAll
  static void load() {
    embulk = new EmbulkInProcess();
  }

  @AfterAll
  static void unload() throws IOException {
    embulk.close();
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void aRandomIdIsMadeOnceAndKeptOverRetries() {
    sandbox.events().onRequest(1, Fault.status(503)).onRequest(2, Fault.cutAfterBody());
    RowsInput input = Orders.input().row(Orders.order("ann", "10")).row(Orders.order("ann", "10"));

    succeed(Orders.config(sandbox, input).out("maximum_retries", 3));

    assertThat(sandbox.events().requests()).hasSize(3);
    assertThat(sandbox.events().requests().get(1).text())
        .isEqualTo(sandbox.events().requests().get(0).text());
    assertThat(sandbox.events().requests().get(2).text())
        .isEqualTo(sandbox.events().requests().get(0).text());
    assertThat(ids(sandbox.acceptedOnce()))
        .hasSize(2)
        .doesNotHaveDuplicates()
        .allMatch(
            id ->
                id.matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
  }

  @Test
  void aRandomIdIsAnotherOneInAnotherRun() {
    RowsInput input = Orders.input().row(Orders.order("ann", "10"));

    succeed(Orders.config(sandbox, input));
    succeed(Orders.config(sandbox, input));

    assertThat(sandbox.acceptedOnce()).hasSize(2);
  }

  @Test
  void noneSendsNoId() {
    RowsInput input = Orders.input().row(Orders.order("ann", "10"));

    succeed(Orders.config(sandbox, input).out("event_id_fallback", "none"));

    assertThat(sandbox.accepted()).hasSize(1).noneMatch(event -> event.has("eventId"));
  }

  /** The digest is what sha256sum prints of the advertiser, a line feed and the event's JSON. */
  @Test
  void rowHashSendsTheKnownAnswer() {
    RowsInput input = Orders.input().row(Orders.order("ann", "10.00"));

    succeed(rowHash(input));

    assertThat(sandbox.acceptedEventIds())
        .containsExactly("974f0c8eff2cde435df48a9e2c96af7ac5d9be660a3634d0d8eedae0603eeb8c");
  }

  @Test
  void rowHashIsTheSameInEveryRunAndOutputAndOrderOfColumns() {
    RowsInput forwards = Orders.input();
    RowsInput backwards = Orders.backwards();
    RowsInput severalOutputs = Orders.input();
    for (int i = 1; i <= 20; i++) {
      forwards.row(Orders.order("person" + i, "5"));
      backwards.row(Orders.order("person" + (21 - i), "5.0"));
      severalOutputs.row(Orders.order("person" + i, "05.00"));
      if (i % 7 == 0) {
        severalOutputs.nextTask();
      }
    }

    succeed(rowHash(forwards));
    List<String> first = sandbox.acceptedEventIds();
    succeed(rowHash(backwards));
    succeed(rowHash(severalOutputs).exec("min_output_tasks", 2));

    assertThat(first).hasSize(20).doesNotHaveDuplicates();
    assertThat(sandbox.acceptedEventIds()).hasSize(60);
    assertThat(sandbox.acceptedEventIds().subList(20, 40))
        .containsExactlyInAnyOrderElementsOf(first);
    assertThat(sandbox.acceptedEventIds().subList(40, 60))
        .containsExactlyInAnyOrderElementsOf(first);
    assertThat(sandbox.changedEventIds()).isEmpty();
  }

  @Test
  void aJobThatFailedHalfWayAndRunsAgainSendsTheSameIds() {
    RowsInput input = Orders.input();
    IntStream.rangeClosed(1, 10).forEach(i -> input.row(Orders.order("person" + i, "5")));
    sandbox.events().onRequest(2, Fault.cutAfterBody()).onRequest(3, Fault.status(400));
    EmbulkConfig config = rowHash(input).out("batch_size", 3);

    assertThat(embulk.run(config).isSuccessful()).isFalse();
    List<String> before = sandbox.acceptedEventIds();
    succeed(config);

    assertThat(before).hasSize(6);
    assertThat(sandbox.acceptedEventIds().subList(6, 16)).startsWith(before.toArray(String[]::new));
    assertThat(sandbox.acceptedOnce()).hasSize(10);
    assertThat(sandbox.changedEventIds()).isEmpty();
  }

  @Test
  void rowHashMergesIdenticalRowsAndNoOthers() {
    RowsInput input =
        Orders.input()
            .row(Orders.order("ann", "10"))
            .row(Orders.order("ann", "10"))
            .row(Orders.order("ann", "10.01"))
            .row(Orders.order("bob", "10"));

    succeed(rowHash(input));

    assertThat(sandbox.accepted()).hasSize(4);
    assertThat(sandbox.acceptedOnce()).hasSize(3);
  }

  @Test
  void rowHashIsAnotherOneForAnotherAdvertiserOrDataSet() {
    RowsInput input = Orders.input().row(Orders.order("ann", "10"));

    succeed(rowHash(input));
    succeed(rowHash(input).out("advertiser_id", "ENTITY2"));
    succeed(rowHash(input).out("dataset_name", "Shop-1"));

    assertThat(sandbox.acceptedOnce()).hasSize(3);
  }

  private EmbulkConfig rowHash(RowsInput input) {
    return Orders.config(sandbox, input).out("event_id_fallback", "ROW_HASH");
  }

  private static void succeed(EmbulkConfig config) {
    EmbulkInProcess.Outcome outcome = embulk.run(config);
    assertThat(outcome.failure()).isEmpty();
  }

  private static List<String> ids(List<JsonNode> events) {
    return events.stream().map(event -> event.get("eventId").asText()).toList();
  }
}
