package org.embulk.output.amazon_ads.core.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.embulk.output.amazon_ads.core.error.AmazonError;
import org.junit.jupiter.api.Test;

class AnswerTest {
  private static final ItemResult INTERNAL = transientError("INTERNAL_ERROR");
  private static final ItemResult RATE = transientError("TOO_MANY_REQUESTS");

  @Test
  void namesEachCodeOnceAndCountsTheEventsWithoutAResult() {
    Answer response =
        multiStatus(
            ItemResult.ACCEPTED, INTERNAL, RATE, INTERNAL, ItemResult.MISSING, ItemResult.MISSING);

    assertThat(response.describe())
        .isEqualTo(
            "status 207 with INTERNAL_ERROR, TOO_MANY_REQUESTS and without a result for 2 records");
    assertThat(response.reason()).isEqualTo("left open by Amazon");
    assertThat(response.isUnknown()).isFalse();
    assertThat(response.isSent()).isTrue();
  }

  @Test
  void saysWhereATransientErrorHasNoCode() {
    assertThat(multiStatus(transientError("")).describe()).isEqualTo("status 207 with no code");
    assertThat(multiStatus(INTERNAL, transientError("")).describe())
        .isEqualTo("status 207 with INTERNAL_ERROR, no code");
  }

  @Test
  void saysNothingOfEventsThatWereAllAccepted() {
    assertThat(multiStatus(ItemResult.ACCEPTED).describe()).isEqualTo("status 207");
  }

  @Test
  void isRateLimitedByOneOfItsEvents() {
    assertThat(multiStatus(ItemResult.ACCEPTED, INTERNAL, RATE).isRateLimited()).isTrue();
    assertThat(multiStatus(ItemResult.ACCEPTED, INTERNAL).isRateLimited()).isFalse();
  }

  @Test
  void isSentOnlyWhereThereWasAConnection() {
    Answer unsent = Answer.none("connection failed", false);

    assertThat(unsent.isUnknown()).isTrue();
    assertThat(unsent.isSent()).isFalse();
    assertThat(unsent.reason()).isEqualTo("connection failed");
    assertThat(Answer.none("connection lost", true).isSent()).isTrue();
    assertThat(Answer.unreadable(207).isSent()).isTrue();
  }

  @Test
  void namesTheStatusAsTheReasonOfAnError() {
    Answer response = Answer.ofError(503, new AmazonError("BUSY", "", "Later"), Duration.ZERO);

    assertThat(response.reason()).isEqualTo("status 503");
    assertThat(response.describe()).isEqualTo("status 503 BUSY: Later");
  }

  private static Answer multiStatus(ItemResult... results) {
    return Answer.ofResults(207, List.of(results), Duration.ZERO);
  }

  private static ItemResult transientError(String code) {
    return ItemResult.transientError(new AmazonError(code, "", ""));
  }
}
