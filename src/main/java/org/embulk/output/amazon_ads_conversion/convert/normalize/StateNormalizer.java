package org.embulk.output.amazon_ads_conversion.convert.normalize;

import java.text.Normalizer.Form;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * Reduces a state to two characters: of its code if the country's table knows its name, otherwise
 * of its own letters and digits.
 *
 * <p>Amazon's client and uploader agree on that, and on the tables; see the resource files for what
 * each adds. The tables are used as they were meant: a name is found with its accents and without
 * them.
 */
final class StateNormalizer implements Normalizer {
  private static final String REASON = "contains no letter a to z and no digit";

  private static final int MAX_LENGTH = 2;

  private static final String[] COUNTRIES = {
    "US", "CA", "DE", "FR", "IT", "ES", "MX", "BR", "NL", "TR"
  };

  private final Map<String, Map<String, String>> codesByCountry;

  StateNormalizer() {
    Map<String, Map<String, String>> tables = new HashMap<>();
    for (String country : COUNTRIES) {
      tables.put(country, codes("states-" + LetterCase.lower(country) + ".txt"));
    }
    this.codesByCountry = Collections.unmodifiableMap(tables);
  }

  private static Map<String, String> codes(String resource) {
    Map<String, String> codes = new HashMap<>(VariantTable.load(resource, StateNormalizer::clean));
    VariantTable.load(resource, StateNormalizer::withoutAccents).forEach(codes::putIfAbsent);
    return Collections.unmodifiableMap(codes);
  }

  @Override
  public MatchKey normalize(String trimmed, String country, boolean numericColumn) {
    String state = clean(trimmed);
    if (state.isEmpty()) {
      return MatchKey.leftOut(REASON);
    }
    String code =
        codesByCountry.getOrDefault(country, Collections.emptyMap()).getOrDefault(state, state);
    return MatchKey.of(code.length() > MAX_LENGTH ? code.substring(0, MAX_LENGTH) : code);
  }

  private static String clean(String text) {
    if (LetterCase.isAscii(text)) {
      return LettersAndDigits.of(text);
    }
    return LettersAndDigits.of(SpecialCharacters.replace(LetterCase.lower(text)));
  }

  private static String withoutAccents(String name) {
    return LettersAndDigits.of(java.text.Normalizer.normalize(name, Form.NFD));
  }
}
