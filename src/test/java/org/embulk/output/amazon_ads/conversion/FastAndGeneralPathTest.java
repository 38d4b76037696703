package org.embulk.output.amazon_ads.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.embulk.output.amazon_ads.core.deliver.Item;
import org.embulk.output.amazon_ads.core.identity.MatchKeyType;
import org.embulk.output.amazon_ads.core.identity.Normalizers;
import org.embulk.output.amazon_ads.core.row.Cells;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.core.text.Whitespace;
import org.junit.jupiter.api.Test;

/**
 * Compares what is fast with the plain way to the same result, over random rows: 20,000, or as many
 * as {@code -Drandom.rows=100000} says.
 */
class FastAndGeneralPathTest {
  private static final int ROWS = Integer.getInteger("random.rows", 20_000);
  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final JsonFactory JACKSON = new JsonFactory();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final RandomRows rows = new RandomRows(20_260_101);
  private final RowConverter fast = converter(new EventTimes(ZONE, null));

  /** With a pattern of the user's, every text takes the long way; this one matches none. */
  private final RowConverter plain = converter(new EventTimes(ZONE, "matches nothing"));

  private int valid;

  private static RowConverter converter(EventTimes times) {
    return new RowConverter(
        new EventDefaults("spring_2026", null, false),
        times,
        new ConsentRule(Conversion.NO_CONSENT, false),
        new CustomAttributes(
            List.of(
                new CustomAttribute("brand", CustomAttribute.Type.STRING),
                new CustomAttribute("attr1", CustomAttribute.Type.INTEGER),
                new CustomAttribute("attr2", CustomAttribute.Type.TIMESTAMP)),
            Map.of(),
            times),
        EventIdFallback.ofContent("ENTITY1"),
        Conversion.uncounted());
  }

  @Test
  void neverDiffer() throws IOException {
    for (int i = 1; i <= ROWS; i++) {
      Map<String, Object> row = rows.next();
      assertThat(result(fast, row)).as("row %d", i).isEqualTo(result(plain, row));
    }
    assertThat(valid).isGreaterThan(ROWS / 2);
  }

  /** Returns the event, or why there is none. */
  private String result(RowConverter converter, Map<String, Object> row) throws IOException {
    Item event;
    try {
      event = converter.convert(row::get, 1);
    } catch (InvalidRecordException e) {
      return e.reason() + " " + e.column() + " " + e.getMessage();
    }
    valid++;
    String json = new String(event.json(), StandardCharsets.UTF_8);
    assertThat(json).isEqualTo(byJackson(event.json()));
    JsonNode tree = MAPPER.readTree(event.json());
    for (JsonNode key : tree.get("matchKeys")) {
      MatchKeyType type = MatchKeyType.valueOf(key.get("type").textValue());
      assertThat(key.get("values").get(0).textValue())
          .isEqualTo(value(type, row.get(type.column()), tree.get("countryCode").textValue()));
    }
    return json + event.coverage().sent();
  }

  /** Writes the same event with Jackson's generator. */
  private static String byJackson(byte[] event) throws IOException {
    ByteArrayOutputStream copy = new ByteArrayOutputStream();
    try (JsonParser in = JACKSON.createParser(event);
        JsonGenerator out = JACKSON.createGenerator(copy)) {
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        if (token.isNumeric()) {
          out.writeNumber(in.getText());
        } else {
          out.copyCurrentEvent(in);
        }
      }
    }
    return copy.toString(StandardCharsets.UTF_8);
  }

  private static String value(MatchKeyType type, Object raw, String country) {
    String text = Whitespace.trim(Cells.of(raw));
    if (type.hashed()) {
      text = text.replace("&amp;", "&"); // The one reference that the rows have.
    }
    String bare = text.replaceAll("^(['\"])([0-9A-Fa-f]{64})\\1$", "$2");
    if (type.hashed() && bare.matches("[0-9A-Fa-f]{64}")) {
      return bare.toLowerCase(Locale.ROOT);
    }
    String normalized = Normalizers.of(type).normalize(text, country).normalized();
    return type.hashed() ? DigestUtils.sha256Hex(normalized) : normalized;
  }
}
