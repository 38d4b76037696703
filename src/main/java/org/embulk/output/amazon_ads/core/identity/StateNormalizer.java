package org.embulk.output.amazon_ads.core.identity;

import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.embulk.output.amazon_ads.core.row.Cells;

/**
 * Reduces a state to two characters: of its code if the country's table knows its name, otherwise
 * of its own letters and digits.
 *
 * <p>A code of ISO 3166-2 of the row's own country loses the country: {@code US-NY}.
 *
 * <p>Amazon's client and uploader agree on that, and on the tables; see the resource files for what
 * each adds. The tables are used as they were meant: a name is found with its accents and without
 * them.
 */
final class StateNormalizer implements Normalizer {
  private static final String REASON = "contains no letter a to z and no digit";

  private static final int MAX_LENGTH = 2;

  /** What stands behind the country in a code of ISO 3166-2. */
  private static final Pattern SUBDIVISION = Pattern.compile("-[A-Za-z0-9]{1,3}");

  private static final Map<String, Map<String, String>> CODES_BY_COUNTRY = new HashMap<>();

  static {
    for (String country :
        Arrays.asList("US", "CA", "DE", "FR", "IT", "ES", "MX", "BR", "NL", "TR")) {
      String resource = "states-" + country.toLowerCase(Locale.ROOT) + ".txt";
      Map<String, String> codes =
          new HashMap<>(VariantTable.load(resource, StateNormalizer::clean));
      VariantTable.load(resource, StateNormalizer::withoutAccents).forEach(codes::putIfAbsent);
      CODES_BY_COUNTRY.put(country, codes);
    }
  }

  @Override
  public MatchKey normalize(String trimmed, String country) {
    String state = clean(withoutCountry(trimmed, country));
    if (state.isEmpty()) {
      return MatchKey.leftOut(REASON);
    }
    String code =
        CODES_BY_COUNTRY.getOrDefault(country, Collections.emptyMap()).getOrDefault(state, state);
    return MatchKey.of(code.length() > MAX_LENGTH ? code.substring(0, MAX_LENGTH) : code);
  }

  /** Returns {@code NY} of {@code US-NY}, a code of ISO 3166-2 of the row's own country. */
  private static String withoutCountry(String text, String country) {
    return text.length() > country.length()
            && Cells.upper(text.substring(0, country.length())).equals(country)
            && SUBDIVISION.matcher(text.substring(country.length())).matches()
        ? text.substring(country.length() + 1)
        : text;
  }

  private static String clean(String text) {
    return LettersAndDigits.of(SpecialCharacters.replace(text.toLowerCase(Locale.ROOT)));
  }

  private static String withoutAccents(String name) {
    return LettersAndDigits.of(java.text.Normalizer.normalize(name, Form.NFD));
  }
}
