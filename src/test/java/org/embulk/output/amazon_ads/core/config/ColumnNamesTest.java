package org.embulk.output.amazon_ads.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.core.row.RowReason;
import org.junit.jupiter.api.Test;

class ColumnNamesTest {
  private final ColumnNames names =
      new ColumnNames(
          Map.of("event_id", "Order ID", "first_name", "last_name", "last_name", "first_name"));

  @Test
  void namesAMappedColumnTwiceAndAnyOtherOnce() {
    assertThat(names.of("event_id")).isEqualTo("\"Order ID\" (event_id)");
    assertThat(names.of("email")).isEqualTo("email");
    assertThat(names.quoted("event_id")).isEqualTo("\"Order ID\" (event_id)");
    assertThat(names.quoted("email")).isEqualTo("\"email\"");
    assertThat(names.quoted("email, event_id")).isEqualTo("email, \"Order ID\" (event_id)");
    assertThat(names.quoted("email, phone")).isEqualTo("\"email, phone\"");
  }

  @Test
  void replacesTheNamesInAMessageOnce() {
    assertThat(names.in("\"first_name\": blank; \"last_name\": blank; \"event_id_fallback\" $1"))
        .isEqualTo(
            "\"last_name\" (first_name): blank; \"first_name\" (last_name): blank;"
                + " \"event_id_fallback\" $1");
  }

  @Test
  void aReasonKeepsThePluginsNameForMachines() {
    InvalidRecordException reason =
        new InvalidRecordException(RowReason.TEXT_TOO_LONG, "event_id", "is too long").named(names);

    assertThat(reason).hasMessage("\"Order ID\" (event_id): is too long");
    assertThat(reason.column()).isEqualTo("event_id");
    assertThat(reason.reason()).isEqualTo(RowReason.TEXT_TOO_LONG);
  }

  /** As the audience plugin finds a column by a similar name. */
  @Test
  void saysNothingOfAColumnThatThePluginFindsItself() {
    ColumnNames found = names.finding(Map.of("email", "E_Mail"));

    assertThat(found.inInput("email")).isEqualTo("E_Mail");
    assertThat(found.inInput("event_id")).isEqualTo("Order ID");
    assertThat(found.inInput("phone")).isEqualTo("phone");
    assertThat(found.quoted("email")).isEqualTo("\"email\"");
  }
}
