package org.embulk.output.amazon_ads.benchmark;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.embulk.output.amazon_ads.conversion.ConsentRule;
import org.embulk.output.amazon_ads.conversion.CustomAttribute;
import org.embulk.output.amazon_ads.conversion.CustomAttributes;
import org.embulk.output.amazon_ads.conversion.EventColumn;
import org.embulk.output.amazon_ads.conversion.EventDefaults;
import org.embulk.output.amazon_ads.conversion.EventIdFallback;
import org.embulk.output.amazon_ads.conversion.EventTimes;
import org.embulk.output.amazon_ads.conversion.EventWarnings;
import org.embulk.output.amazon_ads.conversion.RowConverter;
import org.embulk.output.amazon_ads.core.config.Consent;
import org.embulk.output.amazon_ads.core.deliver.Item;
import org.embulk.output.amazon_ads.core.identity.MatchKey;
import org.embulk.output.amazon_ads.core.identity.MatchKeyType;
import org.embulk.output.amazon_ads.core.identity.Normalizers;
import org.embulk.output.amazon_ads.core.report.RepeatedIds;
import org.embulk.output.amazon_ads.core.row.InputColumn;
import org.embulk.output.amazon_ads.core.row.InvalidRecordException;
import org.embulk.output.amazon_ads.core.row.Row;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Converts made-up purchases: each call takes the next of 1,024, so that no branch is always taken.
 *
 * <p>The floor is the digests of the same normalized texts, their hexadecimal digits, and an array
 * of the event's size. It computes all the digests, whereas the conversion computes each state's
 * only once.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ConversionBenchmark {
  private static final int ROWS = 1024;

  private final List<Map<String, Object>> rows = new ArrayList<>();
  private final List<Row> bound = new ArrayList<>();
  private final List<Row> hashed = new ArrayList<>();
  private final List<byte[]> events = new ArrayList<>();
  private final List<List<byte[]>> texts = new ArrayList<>();
  private final RowConverter converter = converter();
  private final MessageDigest sha256 = DigestUtils.getSha256Digest();
  private int next;

  private static RowConverter converter() {
    EventTimes times = new EventTimes(ZoneOffset.UTC, null);
    return new RowConverter(
        new EventDefaults("spring_2026", null, false),
        times,
        new ConsentRule(new Consent(null, null, null, null), false),
        new CustomAttributes(
            List.of(
                new CustomAttribute("brand", CustomAttribute.Type.STRING),
                new CustomAttribute("category", CustomAttribute.Type.INTEGER)),
            Map.of(),
            times),
        EventIdFallback.none(),
        new EventWarnings(
            Instant.parse("2026-11-21T00:00:00Z"),
            Set.of("US", "GB", "DE", "FR", "IT", "ES", "JP", "CA", "BR", "MX", "NL", "IN", "AU"),
            EventWarnings.zeros(),
            new RepeatedIds()));
  }

  @Setup
  public void makeRows() throws InvalidRecordException {
    Purchases purchases = new Purchases();
    for (int i = 0; i < ROWS; i++) {
      Map<String, Object> row = purchases.nextWithConsentAndAttributes();
      rows.add(row);
      bound.add(bind(row));
      hashed.add(bind(hash(row)));
      events.add(converter.convert(row::get, 1).json());
      texts.add(normalizedTexts(row));
    }
  }

  /** Returns the row with digests instead of the texts, as a pipeline that hashes gives them. */
  private static Map<String, Object> hash(Map<String, Object> row) {
    Map<String, Object> digests = new HashMap<>(row);
    for (MatchKeyType type : MatchKeyType.values()) {
      if (type.hashed()) {
        digests.put(type.column(), DigestUtils.sha256Hex((String) row.get(type.column())));
      }
    }
    return digests;
  }

  /** Returns the row as a page offers it: the known columns without a look-up by name. */
  private static Row bind(Map<String, Object> row) {
    Object[] known =
        Arrays.stream(EventColumn.values()).map(c -> row.get(c.columnName())).toArray();
    return new Row() {
      @Override
      public Object get(String column) {
        return row.get(column);
      }

      @Override
      public Object get(InputColumn column) {
        return known[column.ordinal()];
      }
    };
  }

  private static List<byte[]> normalizedTexts(Map<String, Object> row) {
    List<byte[]> normalized = new ArrayList<>();
    for (MatchKeyType type : MatchKeyType.values()) {
      if (type.hashed()) {
        MatchKey key = normalize(row, type);
        normalized.add(key.isSent() ? key.normalized().getBytes(StandardCharsets.UTF_8) : null);
      }
    }
    normalized.removeIf(text -> text == null);
    return normalized;
  }

  private static MatchKey normalize(Map<String, Object> row, MatchKeyType type) {
    String text = (String) row.get(type.column());
    return Normalizers.of(type).normalize(text, (String) row.get("country_code"));
  }

  @Benchmark
  public int floor() {
    int row = nextRow();
    byte[] event = events.get(row).clone();
    int last = 0;
    for (byte[] text : texts.get(row)) {
      last += Hex.encodeHex(sha256.digest(text))[0];
    }
    return last + event[event.length - 1];
  }

  @Benchmark
  public Item conversion() throws InvalidRecordException {
    return converter.convert(bound.get(nextRow()), 1);
  }

  @Benchmark
  public Item conversionOfDigests() throws InvalidRecordException {
    return converter.convert(hashed.get(nextRow()), 1);
  }

  @Benchmark
  public MatchKey email() {
    return normalize(rows.get(nextRow()), MatchKeyType.EMAIL);
  }

  @Benchmark
  public MatchKey phone() {
    return normalize(rows.get(nextRow()), MatchKeyType.PHONE);
  }

  @Benchmark
  public MatchKey name() {
    return normalize(rows.get(nextRow()), MatchKeyType.LAST_NAME);
  }

  @Benchmark
  public MatchKey address() {
    return normalize(rows.get(nextRow()), MatchKeyType.ADDRESS);
  }

  @Benchmark
  public MatchKey state() {
    return normalize(rows.get(nextRow()), MatchKeyType.STATE);
  }

  @Benchmark
  public MatchKey postal() {
    return normalize(rows.get(nextRow()), MatchKeyType.POSTAL);
  }

  private int nextRow() {
    next = (next + 1) % ROWS;
    if (next == 0) { // As many rows as a page has.
      converter.endPage();
    }
    return next;
  }
}
