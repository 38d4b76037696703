package org.embulk.output.amazon_ads_conversion.convert.normalize;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * Shortens the names of American states and Canadian provinces to their postal codes; elsewhere a
 * state is its letters and digits.
 */
final class StateNormalizer implements Normalizer {
  private static final String REASON = "no letter a to z and no digit in it";

  private final Map<String, Map<String, String>> codesByCountry;

  StateNormalizer() {
    Map<String, Map<String, String>> tables = new HashMap<>();
    tables.put("US", Table.load("states-us.txt", LettersAndDigits::of));
    tables.put("CA", Table.load("states-ca.txt", LettersAndDigits::of));
    this.codesByCountry = Collections.unmodifiableMap(tables);
  }

  @Override
  public Normalized normalize(String trimmed, String country, boolean numericColumn) {
    String state = LettersAndDigits.of(trimmed);
    if (state.isEmpty()) {
      return Normalized.leftOut(REASON);
    }
    Map<String, String> codes = codesByCountry.getOrDefault(country, Collections.emptyMap());
    return Normalized.of(codes.getOrDefault(state, state));
  }
}
