package org.embulk.output.amazon_ads_conversion.convert.normalize;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * The street words of a country: what each whole token becomes.
 *
 * <p>Numbers take precedence over directions, directions over the country's own list, and that over
 * the general one, which the United States and Great Britain don't have.
 */
final class AddressWords {
  private static final Map<String, AddressWords> BY_COUNTRY = byCountry();
  private static final AddressWords ELSEWHERE = of("address-other.txt");

  private final Map<String, String> words;
  private final PunctuatedWords punctuated;
  private final AddressFastPath fastPath;

  private AddressWords(Map<String, String> words) {
    this.words = Collections.unmodifiableMap(words);
    this.punctuated = new PunctuatedWords(words);
    this.fastPath = new AddressFastPath(words);
  }

  /** Returns the words of a country, ISO 3166-1 alpha-2 in upper case, known or not. */
  static AddressWords in(String country) {
    return BY_COUNTRY.getOrDefault(country, ELSEWHERE);
  }

  /** Returns the words to replace before the line is split, which would break them. */
  PunctuatedWords punctuated() {
    return punctuated;
  }

  AddressFastPath fastPath() {
    return fastPath;
  }

  /** Returns the replacement for a token, which for most tokens is itself. */
  String replace(String token) {
    return words.getOrDefault(token, token);
  }

  private static Map<String, AddressWords> byCountry() {
    Map<String, AddressWords> all = new HashMap<>();
    all.put("US", of("address-us-designators.txt", "address-us-suffixes.txt"));
    all.put("GB", of("address-gb.txt"));
    all.put("ES", of("address-es.txt", "address-other.txt"));
    all.put("FR", of("address-fr.txt", "address-other.txt"));
    all.put("IT", of("address-it.txt", "address-other.txt"));
    return Collections.unmodifiableMap(all);
  }

  private static AddressWords of(String... resources) {
    Map<String, String> words = new HashMap<>(VariantTable.load("address-numbers.txt"));
    VariantTable.load("address-directions.txt").forEach(words::putIfAbsent);
    for (String resource : resources) {
      VariantTable.load(resource).forEach(words::putIfAbsent);
    }
    return new AddressWords(words);
  }
}
