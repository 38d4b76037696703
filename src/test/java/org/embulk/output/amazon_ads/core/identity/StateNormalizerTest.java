package org.embulk.output.amazon_ads.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
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
          US | Armed Forces Europe       | ar              | no name of a state: its first two letters
          US | Californa                 | ca              | a typing error, by its first two letters
          US | Ontario                   | on              | the country picks the table: first two letters
          US | 06                        | 06              | digits stay
          US | US-NY                     | ny              | ISO 3166-2
          US | us-wa                     | wa              | in any letter case
          CA | CA-ON                     | on              | ISO 3166-2
          DE | DE-BY                     | by              | ISO 3166-2, not a word that begins with DE
          ES | ES-O                      | o               | of one letter
          FR | FR-75                     | 75              | of digits
          GB | GB-ENG                    | en              | of three letters, in a country without a table
          US | CA                        | ca              | a code alone
          US | CA-ON                     | ca              | not of the row's own country
          IN | ın-MH                     | nm              | a Turkish dotless i is no letter of a code
          US | US-Texas                  | us              | more than three letters
          US | US NY                     | us              | no dash
          US | US-                       | us              | nothing behind the dash
          CA | ON                        | on              | a code
          CA | Ontario                   | on              | a name
          CA | Québec                    | qc              | é becomes e
          CA | Que\u0301bec              | qc              | the combining accent is deleted
          CA | QUEBEC                    | qc              | without accent
          CA | Île-du-Prince-Édouard     | pe              | Î is deleted, É becomes e
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
          CA | Washington                | wa              | the country picks the table: first two letters
          DE | Bayern                    | ba              | not in the table, which has Bavaria
          DE | Baden-Württemberg         | bw              | ü becomes ue
          DE | Baden-Wurttemberg         | ba              | not as the table spells it
          DE | ß                         | ss              | ß becomes ss
          DE | Bavaria                   | by              | the English name
          DE | by                        | by              | a code
          DE | North Rhine-Westphalia    | nw              | a dash
          FR | Île-de-France             | le              | Î is deleted, and ledefrance is in no table
          FR | Ile-de-France             | if              | as the table spells it
          FR | Midi-Pyrénées             | mp              | é becomes e
          FR | Alsace                    | aa              | Amazon's code
          IT | Rome                      | rm              | the English name
          IT | Roma                      | ro              | not in the table
          IT | L'Aquila                  | aq              | an apostrophe
          ES | Asturias                  | o               | a code of one letter
          ES | Cádiz                     | ca              | á becomes a
          ES | Principado de Asturias    | pr              | not in the table
          MX | Nuevo León                | nl              | ó becomes o
          MX | Baja California           | bn              | the state without Sur
          MX | Distrito Federal          | di              | the table spells it Districto
          BR | São Paulo                 | sp              | ã is deleted
          BR | Sao Paulo                 | sp              | without its accent
          BR | Paraná                    | pr              | á becomes a
          BR | Pará                      | pa              | not Paraná
          BR | Maranhão                  | ma              | ã is deleted
          BR | Rondônia                  | ro              | ô is deleted
          NL | Noord-Holland             | no              | not in the table
          NL | North Holland             | nh              | the English name
          TR | İstanbul                  | 34              | the dot goes
          TR | Çanakkale                 | 17              | Ç is deleted
          TR | Canakkale                 | 17              | without its cedilla
          TR | Çankırı                   | 18              | Ç and ı are deleted
          TR | Hakkâri                   | 30              | â is deleted
          TR | Düzce                     | 81              | ü becomes ue
          TR | Şanlıurfa                 | an              | Ş and ı are deleted
          TR | Sanliurfa                 | 63              | as the table spells it
          IN | Gujarat                   | gu              | a country without a table
          AU | New South Wales           | ne              | a country without a table
          GB | Washington                | wa              | a country without a table
          AU | NSW                       | ns              | codes are cut, too
          ZZ | Ontario                   | on              | a country that nobody knows
          """)
  void agreesWithTheRule(String country, String state, String normalized, String reason) {
    assertThat(normalizer.normalize(state, country).normalized()).isEqualTo(normalized);
  }

  @ParameterizedTest
  @ValueSource(strings = {"US", "CA", "DE", "FR", "IT", "ES", "MX", "BR", "NL", "TR"})
  void keepsEveryCodeAndGivesEveryNameItsCode(String country) {
    String resource = "states-" + country.toLowerCase(Locale.ROOT) + ".txt";
    for (Map.Entry<String, String> name : VariantTable.load(resource).entrySet()) {
      String code = normalizer.normalize(name.getKey(), country).normalized();
      assertThat(code).matches("[a-z0-9]{1,2}").isEqualTo(name.getValue());
      assertThat(normalizer.normalize(code, country).normalized()).isEqualTo(code);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"東京都", "-", "ê"})
  void leavesOutAStateWithoutLatinLettersAndDigits(String state) {
    assertThat(normalizer.normalize(state, "JP").reason())
        .isEqualTo("contains no letter a to z and no digit");
  }
}
