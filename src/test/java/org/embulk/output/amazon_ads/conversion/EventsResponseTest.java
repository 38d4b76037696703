package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.embulk.output.amazon_ads.core.error.AmazonError;
import org.junit.jupiter.api.Test;

class EventsResponseTest {
  private static final EventResult INTERNAL = transientError("INTERNAL_ERROR");
  private static final EventResult RATE = transientError("TOO_MANY_REQUESTS");

  @Test
  void namesEachCodeOnceAndCountsTheEventsWithoutAResult() {
    EventsResponse response =
        multiStatus(
            EventResult.ACCEPTED,
            INTERNAL,
            RATE,
            INTERNAL,
            EventResult.MISSING,
            EventResult.MISSING);

    assertThat(response.describe())
        .isEqualTo(
            "status 207 with INTERNAL_ERROR, TOO_MANY_REQUESTS and without a result for 2 events");
    assertThat(response.reason()).isEqualTo("left open by Amazon");
    assertThat(response.isUnknown()).isFalse();
    assertThat(response.isSent()).isTrue();
  }

  @Test
  void saysNothingOfEventsThatWereAllAccepted() {
    assertThat(multiStatus(EventResult.ACCEPTED).describe()).isEqualTo("status 207");
  }

  @Test
  void isRateLimitedByOneOfItsEvents() {
    assertThat(multiStatus(EventResult.ACCEPTED, INTERNAL, RATE).isRateLimited()).isTrue();
    assertThat(multiStatus(EventResult.ACCEPTED, INTERNAL).isRateLimited()).isFalse();
  }

  @Test
  void isSentOnlyWhereThereWasAConnection() {
    EventsResponse unsent = EventsResponse.none("connection failed", false);

    assertThat(unsent.isUnknown()).isTrue();
    assertThat(unsent.isSent()).isFalse();
    assertThat(unsent.reason()).isEqualTo("connection failed");
    assertThat(EventsResponse.none("connection lost", true).isSent()).isTrue();
    assertThat(EventsResponse.unreadable(207).isSent()).isTrue();
  }

  @Test
  void namesTheStatusAsTheReasonOfAnError() {
    EventsResponse response =
        EventsResponse.ofError(503, new AmazonError("BUSY", "", "Later"), Duration.ZERO);

    assertThat(response.reason()).isEqualTo("status 503");
    assertThat(response.describe()).isEqualTo("status 503 BUSY: Later");
  }

  private static EventsResponse multiStatus(EventResult... results) {
    return EventsResponse.ofResults(207, List.of(results), Duration.ZERO);
  }

  private static EventResult transientError(String code) {
    return EventResult.transientError(new AmazonError(code, "", ""));
  }
}
