package org.embulk.output.amazon_ads.embulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.embulk.output.amazon_ads.fixture.ValidRow;
import org.embulk.output.amazon_ads.sandbox.Sandbox;

/**
 * Rows, and credentials, of texts that stand nowhere else: wherever one of them turns up, in any
 * letter case, raw, normalized or hashed, it has leaked.
 */
final class MarkedRows {
  static final String CLIENT_SECRET = "mark-client-secret-5cd1";
  static final String REFRESH_TOKEN = "Atzr|mark-refresh-IwEBIJx4Q";
  static final String API_TOKEN = "amzn_ads|mark-api-token-77";

  /** The one mark that a file of rejected records may hold. */
  static final String EVENT_ID = "mark-order-1";

  /** Shorter texts may stand in a log by accident, as a part of a number. */
  private static final int SHORTEST_MARK = 6;

  private final List<ValidRow> rows = new ArrayList<>();
  private final List<String> sent = new ArrayList<>();
  private final List<String> marks =
      new ArrayList<>(List.of(CLIENT_SECRET, REFRESH_TOKEN, API_TOKEN));
  private ValidRow valid;
  private int tasks = 1;

  private MarkedRows() {
    valid =
        ValidRow.purchase()
            .with("event_source", "MEASUREMENT_ATTRIBUTION_PARTNER")
            .with("value", "19.90")
            .with("currency_code", "USD")
            .with("units_sold", "2")
            .with("amzn_user_data", "GRANTED")
            .with("limited_data_use", "true")
            .with("points", "7");
    marked("event_name", "MarkedName");
    hashed("email", "Mark.Person+tag@Example.org", "mark.persontag@example.org");
    hashed("phone", "+1 (571) 412-0599", "15714120599");
    hashed("first_name", "Mark Firstname", "markfirstname");
    hashed("last_name", "O'Marklast", "omarklast");
    hashed("address", "8 Markbluestem 77b", "8markbluestem77b");
    hashed("city", "Markcity", "markcity");
    hashed("state", "Markstate", "ma");
    hashed("postal", "75236-9599", "75236");
    untrimmed("maid", "cdda802e-fb9c-47ad-9866-0794d394c912");
    untrimmed("ramp_id", "XYmarkramp4711");
    untrimmed("match_id", "markcustomer 17");
    untrimmed("real_id", "markreal");
    untrimmed("merkle_id", "markmerkle");
    untrimmed("kantar_id", "markkantar");
    untrimmed("fip", "2001:db8::ab:cdef");
    untrimmed("event_id", EVENT_ID);
    untrimmed("partner", "markpartner");
    untrimmed("amazon_ad_event_key", "mark-ad-event-key");
    untrimmed("ip_address", "198.51.100.77");
    untrimmed("tcf", "CPmarktcf");
    untrimmed("gpp", "DBAmarkgpp");
    untrimmed("user_agent", "Mozilla/5.0 (Markphone)");
    untrimmed("aref_measurement_tokens", "markaref12.1700000000000");
    untrimmed("note", "marknote");
  }

  /** Makes one valid row. */
  static MarkedRows one() {
    return copies(1);
  }

  /** Makes so many rows that are all the same. */
  static MarkedRows copies(int number) {
    MarkedRows rows = new MarkedRows();
    for (int i = 0; i < number; i++) {
      rows.rows.add(rows.valid);
    }
    return rows;
  }

  /** Makes one row that has another text in one column. */
  static MarkedRows with(String column, String text) {
    return copies(0).and(column, text);
  }

  /** Adds a row that has another text in one column. */
  MarkedRows and(String column, String text) {
    rows.add(valid.with(column, text));
    return mark(text);
  }

  /** Makes a second input task, and so a second output, of the same rows. */
  MarkedRows twice() {
    tasks = 2;
    return this;
  }

  /** Lets one more text count as leaked wherever it turns up. */
  MarkedRows mark(String text) {
    if (text.length() >= SHORTEST_MARK) {
      marks.add(text);
    }
    return this;
  }

  /** Returns a config that sends the rows. */
  EmbulkConfig config(Sandbox sandbox) {
    RowsInput input = new RowsInput().texts(valid.columns());
    for (int task = 1; task <= tasks; task++) {
      if (task > 1) {
        input.nextTask();
      }
      rows.forEach(input::row);
    }
    return Conversions.config(sandbox, input)
        .out("client_secret", CLIENT_SECRET)
        .out("refresh_token", REFRESH_TOKEN)
        .out("custom_data", "note:STRING,points:INTEGER");
  }

  /** Returns what of a valid row, raw or hashed, goes to Amazon and could be quoted. */
  List<String> sent() {
    return List.copyOf(sent);
  }

  /** Returns the marks that stand in a text, in any letter case, escaped or split by hyphens. */
  List<String> leaksIn(String text) {
    String plain = plain(text);
    return marks.stream().filter(mark -> plain.contains(plain(mark))).toList();
  }

  private static String plain(String text) {
    Matcher escape = Pattern.compile("%([2-7][0-9A-Fa-f])").matcher(text.replace('+', ' '));
    return escape
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(found.group(1), 16))))
        .toLowerCase(Locale.ROOT)
        .replace("-", "");
  }

  private void hashed(String column, String raw, String normalized) {
    marked(column, raw);
    mark(normalized);
    mark(Conversions.sha256(normalized));
    sent.add(Conversions.sha256(normalized));
  }

  private void untrimmed(String column, String text) {
    marked(column, text);
    sent.add(text);
  }

  private void marked(String column, String text) {
    valid = valid.with(column, text);
    mark(text);
  }
}
