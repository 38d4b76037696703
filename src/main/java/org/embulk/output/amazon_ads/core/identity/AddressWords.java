package org.embulk.output.amazon_ads.core.identity;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The street words of a country: what each whole token becomes.
 *
 * <p>Numbers take precedence over directions, directions over the country's own list, and that over
 * the general one, which the United States and Great Britain don't have.
 */
final class AddressWords {
  private static final String ELSEWHERE = "";
  private static final Map<String, List<String>> TABLES = tables();

  /** The words of the countries so far: most jobs have rows of few, and loading takes a while. */
  private static final Map<String, AddressWords> LOADED = new ConcurrentHashMap<>();

  private final Map<String, String> words;
  private final PunctuatedWords punctuated;

  private AddressWords(Map<String, String> words) {
    this.words = Collections.unmodifiableMap(words);
    this.punctuated = new PunctuatedWords(words);
  }

  /** Returns the words of a country, ISO 3166-1 alpha-2 in upper case, known or not. */
  static AddressWords in(String country) {
    String key = TABLES.containsKey(country) ? country : ELSEWHERE;
    return LOADED.computeIfAbsent(key, AddressWords::load);
  }

  /** Returns the words to replace before the line is split, which would break them. */
  PunctuatedWords punctuated() {
    return punctuated;
  }

  /** Returns the replacement for a token, which for most tokens is itself. */
  String replace(String token) {
    return words.getOrDefault(token, token);
  }

  private static Map<String, List<String>> tables() {
    Map<String, List<String>> tables = new HashMap<>();
    tables.put("US", Arrays.asList("address-us-designators.txt", "address-us-suffixes.txt"));
    tables.put("GB", Collections.singletonList("address-gb.txt"));
    tables.put("ES", Arrays.asList("address-es.txt", "address-other.txt"));
    tables.put("FR", Arrays.asList("address-fr.txt", "address-other.txt"));
    tables.put("IT", Arrays.asList("address-it.txt", "address-other.txt"));
    tables.put(ELSEWHERE, Collections.singletonList("address-other.txt"));
    return Collections.unmodifiableMap(tables);
  }

  private static AddressWords load(String key) {
    Map<String, String> words = new HashMap<>(VariantTable.load("address-numbers.txt"));
    VariantTable.load("address-directions.txt").forEach(words::putIfAbsent);
    for (String table : TABLES.get(key)) {
      VariantTable.load(table).forEach(words::putIfAbsent);
    }
    return new AddressWords(words);
  }
}
