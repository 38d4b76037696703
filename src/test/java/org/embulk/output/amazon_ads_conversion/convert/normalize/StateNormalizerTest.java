package org.embulk.output.amazon_ads_conversion.convert.normalize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateNormalizerTest {
  private final Normalizer normalizer = new StateNormalizer();

  @ParameterizedTest(name = "{0}, {1} -> {2}: {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          US | WA                        | wa              | a code
          US | w.a.                      | wa              | a code with points
          US | Washington                | wa              | a name
          US | new york                  | ny              | a name of two words, any letter case
          US | West Virginia             | wv              | not Virginia
          US | Virginia                  | va              | not West Virginia
          US | District of Columbia      | dc              | no state, but a code
          US | D.C.                      | dc              | its code with points
          US | Washington, D.C.          | dc              | not the state of Washington
          US | Puerto Rico               | pr              | a territory
          US | U.S. Virgin Islands       | vi              | a territory with points
          US | Guam                      | gu              | a territory
          US | American Samoa            | as              | a territory
          US | Northern Mariana Islands  | mp              | a territory
          US | AE                        | ae              | the military abroad
          US | AP                        | ap              | the military in the Pacific
          US | Armed Forces Europe       | armedforceseurope | no name of a state
          US | Californa                 | californa       | a typing error stays
          US | Ontario                   | ontario         | the country picks the table
          US | 06                        | 06              | digits stay
          CA | ON                        | on              | a code
          CA | Ontario                   | on              | a name
          CA | Québec                    | qc              | the accented letter is deleted
          CA | Que\u0301bec              | qc              | only the combining accent is deleted
          CA | QUEBEC                    | qc              | without accent
          CA | Île-du-Prince-Édouard     | pe              | both accented letters are deleted
          CA | Ile du Prince Edouard     | pe              | without accents
          CA | Prince Edward Island      | pe              | in English
          CA | Nouveau-Brunswick         | nb              | in French
          CA | New Brunswick             | nb              | not ne, as Amazon's old tool had it
          CA | Nouvelle-Écosse           | ns              | in French
          CA | Colombie-Britannique      | bc              | in French
          CA | Newfoundland and Labrador | nl              | in English
          CA | Newfoundland & Labrador   | nl              | the ampersand goes
          CA | Newfoundland              | nl              | its name until 2001
          CA | Terre-Neuve-et-Labrador   | nl              | in French
          CA | Yukon Territory           | yt              | its name until 2003
          CA | Yukon                     | yt              | its name since
          CA | Territoires du Nord-Ouest | nt              | in French
          CA | Washington                | washington      | the country picks the table
          DE | Bayern                    | bayern          | elsewhere the cleaned text
          DE | Baden-Württemberg         | badenwrttemberg | elsewhere accented letters go, too
          GB | Washington                | washington      | elsewhere no table
          AU | NSW                       | nsw             | elsewhere codes stay
          ZZ | Ontario                   | ontario         | a country that nobody knows
          """)
  void agreesWithTheRule(String country, String state, String normalized, String reason) {
    assertThat(normalizer.normalize(state, country, false).normalized()).isEqualTo(normalized);
  }

  @Test
  void keepsEveryCodeAndGivesEveryNameATwoLetterOne() {
    for (String resource : new String[] {"states-us.txt", "states-ca.txt"}) {
      String country = resource.equals("states-us.txt") ? "US" : "CA";
      for (Map.Entry<String, String> name : VariantTable.load(resource).entrySet()) {
        String code = normalizer.normalize(name.getKey(), country, false).normalized();
        assertThat(code).matches("[a-z]{2}").isEqualTo(name.getValue());
        assertThat(normalizer.normalize(code, country, false).normalized()).isEqualTo(code);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"東京都", "-", "é"})
  void leavesOutAStateWithoutLatinLettersAndDigits(String state) {
    assertThat(normalizer.normalize(state, "JP", false).reason())
        .isEqualTo("contains no letter a to z and no digit");
  }
}
