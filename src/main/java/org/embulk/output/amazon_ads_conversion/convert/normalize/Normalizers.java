package org.embulk.output.amazon_ads_conversion.convert.normalize;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Maps each match key type to its normalizer. */
public final class Normalizers {
  /** By the ordinal of the type; each row looks up several. */
  private static final Normalizer[] ALL = byOrdinal(all());

  private Normalizers() {}

  /** Returns the normalizer of a type; it is stateless and thread-safe. */
  public static Normalizer of(MatchKeyType type) {
    return ALL[type.ordinal()];
  }

  private static Normalizer[] byOrdinal(Map<MatchKeyType, Normalizer> all) {
    return Arrays.stream(MatchKeyType.values())
        .map(type -> Objects.requireNonNull(all.get(type), type::name))
        .toArray(Normalizer[]::new);
  }

  private static Map<MatchKeyType, Normalizer> all() {
    Normalizer name = new NameNormalizer();
    Normalizer raw = new RawNormalizer();
    Map<MatchKeyType, Normalizer> all = new EnumMap<>(MatchKeyType.class);
    all.put(MatchKeyType.EMAIL, new EmailNormalizer());
    all.put(MatchKeyType.PHONE, new PhoneNormalizer());
    all.put(MatchKeyType.FIRST_NAME, name);
    all.put(MatchKeyType.LAST_NAME, name);
    all.put(MatchKeyType.ADDRESS, new AddressNormalizer());
    all.put(MatchKeyType.CITY, name);
    all.put(MatchKeyType.STATE, new StateNormalizer());
    all.put(MatchKeyType.POSTAL, new PostalNormalizer());
    all.put(MatchKeyType.MAID, new MaidNormalizer());
    all.put(MatchKeyType.RAMP_ID, raw);
    all.put(MatchKeyType.MATCH_ID, new MatchIdNormalizer());
    all.put(MatchKeyType.REAL_ID, raw);
    all.put(MatchKeyType.MERKLE_ID, raw);
    all.put(MatchKeyType.KANTAR_ID, raw);
    all.put(MatchKeyType.FIP, raw);
    return all;
  }
}
