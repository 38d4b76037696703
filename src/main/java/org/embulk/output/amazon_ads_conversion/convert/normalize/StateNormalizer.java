package org.embulk.output.amazon_ads_conversion.convert.normalize;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * Replaces the names of American states and Canadian provinces with their postal codes; elsewhere
 * keeps a state's letters and digits.
 */
final class StateNormalizer implements Normalizer {
  private static final String REASON = "contains no letter a to z and no digit";

  private final Map<String, Map<String, String>> codesByCountry;

  StateNormalizer() {
    Map<String, Map<String, String>> tables = new HashMap<>();
    tables.put("US", VariantTable.load("states-us.txt", LettersAndDigits::of));
    tables.put("CA", VariantTable.load("states-ca.txt", LettersAndDigits::of));
    this.codesByCountry = Collections.unmodifiableMap(tables);
  }

  @Override
  public MatchKey normalize(String trimmed, String country, boolean numericColumn) {
    String state = LettersAndDigits.of(trimmed);
    if (state.isEmpty()) {
      return MatchKey.leftOut(REASON);
    }
    Map<String, String> codes = codesByCountry.getOrDefault(country, Collections.emptyMap());
    return MatchKey.of(codes.getOrDefault(state, state));
  }
}
