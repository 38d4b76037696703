package org.embulk.output.amazon_ads.core.identity;

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
  private static final String ELSEWHERE = "";
  private static final Map<String, AddressWords> BY_COUNTRY = new HashMap<>();

  static {
    load("US", "address-us-designators.txt", "address-us-suffixes.txt");
    load("GB", "address-gb.txt");
    load("ES", "address-es.txt", "address-other.txt");
    load("FR", "address-fr.txt", "address-other.txt");
    load("IT", "address-it.txt", "address-other.txt");
    load(ELSEWHERE, "address-other.txt");
  }

  private final Map<String, String> words;
  private final PunctuatedWords punctuated;

  private AddressWords(Map<String, String> words) {
    this.words = Collections.unmodifiableMap(words);
    this.punctuated = new PunctuatedWords(words);
  }

  /** Returns the words of a country, ISO 3166-1 alpha-2 in upper case, known or not. */
  static AddressWords in(String country) {
    AddressWords words = BY_COUNTRY.get(country);
    return words == null ? BY_COUNTRY.get(ELSEWHERE) : words;
  }

  /** Returns the words to replace before the line is split, which would break them. */
  PunctuatedWords punctuated() {
    return punctuated;
  }

  /** Returns the replacement for a token, which for most tokens is itself. */
  String replace(String token) {
    return words.getOrDefault(token, token);
  }

  private static void load(String country, String... tables) {
    Map<String, String> words = new HashMap<>(VariantTable.load("address-numbers.txt"));
    VariantTable.load("address-directions.txt").forEach(words::putIfAbsent);
    for (String table : tables) {
      VariantTable.load(table).forEach(words::putIfAbsent);
    }
    BY_COUNTRY.put(country, new AddressWords(words));
  }
}
