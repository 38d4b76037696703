package org.embulk.output.amazon_ads.core.identity;

import java.util.EnumMap;
import java.util.Map;

/** Maps each match key type to its normalizer. */
public final class Normalizers {
  private static final Map<MatchKeyType, Normalizer> ALL = new EnumMap<>(MatchKeyType.class);

  static {
    Normalizer name = new NameNormalizer();
    Normalizer raw = new RawNormalizer();
    ALL.put(MatchKeyType.EMAIL, new EmailNormalizer());
    ALL.put(MatchKeyType.PHONE, new PhoneNormalizer());
    ALL.put(MatchKeyType.FIRST_NAME, name);
    ALL.put(MatchKeyType.LAST_NAME, name);
    ALL.put(MatchKeyType.ADDRESS, new AddressNormalizer());
    ALL.put(MatchKeyType.CITY, name);
    ALL.put(MatchKeyType.STATE, new StateNormalizer());
    ALL.put(MatchKeyType.POSTAL, new PostalNormalizer());
    ALL.put(MatchKeyType.MAID, new MaidNormalizer());
    ALL.put(MatchKeyType.RAMP_ID, raw);
    ALL.put(MatchKeyType.MATCH_ID, new MatchIdNormalizer());
    ALL.put(MatchKeyType.REAL_ID, raw);
    ALL.put(MatchKeyType.MERKLE_ID, raw);
    ALL.put(MatchKeyType.KANTAR_ID, raw);
    ALL.put(MatchKeyType.FIP, raw);
  }

  private Normalizers() {}

  /** Returns the normalizer of a type; it is stateless and thread-safe. */
  public static Normalizer of(MatchKeyType type) {
    return ALL.get(type);
  }
}
