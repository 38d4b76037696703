package org.embulk.output.amazon_ads.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressNormalizerTest {
  private final Normalizer normalizer = new AddressNormalizer();

  @ParameterizedTest(name = "{0}, {1} -> {2}: {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          # country | address                     | normalized                | reason
          # The rule's own examples
          US | 8 Bluestem Terrace                 | 8bluestemter              | a suffix
          US | 123 North Main Street              | 123nmainst                | a direction and a suffix
          US | 123 Main St, Apt #5                | 123mainstaptnumber5       | a comma, a number sign
          US | 5 O'Hare Blvd.                     | 5ohareblvd                | the apostrophe and the point go
          GB | 10 Downing Street                  | 10downingst               | a suffix

          # United States
          US | 1 SUNSET boulevard                 | 1sunsetboulevard          | BOULEVARD is not abbreviated, in any letter case
          US | 1 Sunset Boul                      | 1sunsetblvd               | a variant
          US | 1 Sunset Blvd                      | 1sunsetblvd               | the standard abbreviation itself
          US | 1 Green Meadow Rd                  | 1grnmdwrd                 | suffix words anywhere in the line
          US | 1 Green Meadows Rd                 | 1grnmdwsrd                | the plural has its own abbreviation
          US | 1 Green Mdw Rd                     | 1grnmdwsrd                | C1 lists MDW among the variants of MEADOWS
          US | 1 Rocky Mntns                      | 1rockymtns                | a variant of C1
          US | 1 Shoars Ln                        | 1shrsln                   | a variant of C1
          US | 1 Loops Stravn                     | 1loopstra                 | variants of C1
          US | 12 Key Ave                         | 12keyave                  | both C1 and C2 know KEY: a designator
          US | 12 Keys Ave                        | 12kysave                  | only C1 knows KEYS
          US | 9 Elm St Trailer 3                 | 9elmsttrlr3               | C1 and C2 agree
          US | 9 Elm St Apartment 3               | 9elmstapt3                | a designator
          US | 9 Elm St Suite 300 Floor 3         | 9elmstste300fl3           | designators
          US | 9 Elm St Bldg 2 Penthouse          | 9elmstbldg2ph             | designators
          US | 9 Elm St Hanger 2                  | 9elmsthngr2               | as C2 spells it
          US | 9 Elm St Basement Rear             | 9elmstbsmtrear            | designators without a number
          US | 100 Southwest 5th Ave              | 100sw5thave               | a compound direction
          US | 100 South West 5th Ave             | 100sw5thave               | two directions
          US | 100 So 5th Ave NE                  | 100s5thavene              | SO, and a direction's own abbreviation
          US | 100 Northern Blvd                  | 100northernblvd           | whole words only
          US | 100 Streets                        | 100sts                    | whole words only
          US | 1 Centre Plaza                     | 1ctrplz                   | not the British CENTRE
          US | No 5 Main St                       | number5mainst             | NO is a number everywhere
          US | Num 5 Main St                      | number5mainst             | NUM
          US | Numero 5 Main St                   | number5mainst             | NUMERO
          US | PO Box 123                         | pobox123                  | no list knows these words
          US | 5 Allée Str                        | 5alleest                  | ALLÉE is not ALLEE; é becomes e

          # Tokens
          US | 1 Main St,Apt 5                    | 1mainstapt5               | a comma without a blank
          US | 1 Main St.Apt.5                    | 1mainstapt5               | full stops
          US | 1 Main St!Apt!5                    | 1mainstapt5               | exclamation marks
          US | 1 Main St(Apt)[5]{Rear}<Side>      | 1mainstapt5rearside       | round, square, curly, angle brackets
          US | 1 Main （Street）「Apt」5             | 1mainstapt5               | full-width and East Asian brackets
          US | c/o Smith 1 Main Street            | smith1mainst              | C/O goes
          US | Smith,C/O,Jones 1 Main Street      | smithjones1mainst         | C/O between separators
          US | 1 C/Oak Street                     | 1coakst                   | C/O is a whole word; the slash separates
          US | 1 Abc/o Street                     | 1abcost                   | C/O is a whole word; the slash separates
          US | 12-B Main St                       | 12bmainst                 | a dash separates
          US | 12-Street                          | 12st                      | the part after the dash is looked up
          US | 12-B4 Main St                      | 12b4mainst                | a dash separates
          US | 12-14 Main St                      | 1214mainst                | digits on both sides
          US | A-12 Main St                       | a12mainst                 | a letter before the dash
          US | 12-34-B Main St                    | 1234bmainst               | several dashes
          US | 12- Main St                        | 12mainst                  | nothing after the dash
          US | -B Main St                         | bmainst                   | nothing before the dash
          US | 1 Winston-Salem Rd                 | 1winstonsalemrd           | between names
          US | 1 Main St #5                       | 1mainstnumber5            | a number sign before its number
          US | 1 Main St # 5                      | 1mainstnumber5            | a number sign by itself
          US | 1 Main St Apt#5                    | 1mainstaptnumber5         | three tokens
          US | 1 Main St Apartment#5              | 1mainstaptnumber5         | the part before the number sign is looked up
          US | 1 Main St Apt #12-B                | 1mainstaptnumber12b       | a number sign and a dash
          US | 12-B#5 Main St                     | 12bnumber5mainst          | a dash and a number sign
          US | 1 Main St ##5                      | 1mainstnumbernumber5      | each number sign is a token
          US | 1 Main St & 2nd; "rear" 1/2        | 1mainst2ndrear12          | all other punctuation is deleted

          # Great Britain
          GB | 1 High Street Close Centre         | 1highstclosecentre        | written out
          GB | 1 High St Cl Ctr                   | 1highstclosecentre        | abbreviations written out
          GB | 1 Center Sq Aly                    | 1centresquarealley        | abbreviations written out
          GB | 1 Abbey Avenue Circle Court        | 1abbeyavecirct            | shortened
          GB | 1 Drive Lane Place Road Boulevard  | 1drlnplrdboulevard        | shortened, but for BOULEVARD
          GB | Acme Limited Apartment 3           | acmeltdapt3               | an organization, a designator
          GB | 1 Park Terrace Crescent            | 1parkterracecrescent      | American suffixes are not British ones
          GB | 1 North Parks Highway Str          | 1nparkshighwaystr         | nor is the general list

          # Everywhere else
          DE | Hauptstr. 5                        | hauptstr5                 | whole words only
          DE | Haupt Str. 5                       | hauptst5                  | STR
          DE | Straße des 17. Juni                | strassedes17juni          | upper-case of ß is SS
          DE | Königsallee 1                      | koenigsallee1             | ö becomes oe
          CA | 1 Main Street Apartment 3          | 1mainstapartment3         | American designators stay
          CA | 1 Centre Square Parkways           | 1ctrsqpkwy                | the general list
          CA | 1 Freeway Frwy Highway Terrace     | 1fwyfwyhwyterrace         | the general list
          IN | 5 Gandhi Circles Court Plaza       | 5gandhicirsctplz          | the general list
          JP | 1-2-3 Shibuya Parks                | 123shibuyapark            | dashes between digits go
          JP | 東京都 渋谷区１−２                         | 東京都渋谷区１２                  | Japanese letters and digits stay, the dash goes
          BR | Rua A, Número 5                    | ruaanumber5               | NÚMERO is a number everywhere
          ZZ | 5 North Street                     | 5nst                      | a country that nobody knows
          DE | Karl-Marx-Str. 12                  | karlmarxst12              | the part after a dash is looked up
          DE | Königstr. 12-B                     | koenigstr12b              | special characters, a dash
          DK | Ærøvej 5, 1. Sø                    | aerovej51so              | Æ, Ø
          PL | ul. Żółta 5                        | ulota5                     | Ż, Ł and their like are deleted, ó is o
          GR | Οδός Ερμού 5                       | οδόσερμού5                | Greek stays, with its accents
          IL | רחוב הֶרְצֵל 5                        | רחובהֶרְצֵל5                 | marks of other scripts stay
          RU | улица Мира, д. 5-А                 | улицамирад5а              | Cyrillic stays, without its dash
          US | 1 x̄ Street                        | 1xst                      | a mark on a Latin letter is deleted

          # Spain
          ES | C/ Mayor 5                         | callemayor5               | C/ before a blank
          ES | C/Mayor, 5                         | callemayor5               | C/ before a name
          ES | c/O'Donnell 5                      | calleodonnell5            | C/ comes before C/O
          ES | AC/DC 5                            | acdc5                     | C/ begins a word
          ES | Avda. de América, núm. 5           | avenidadeamericanumber5   | AVDA with its point, NÚM
          ES | Avd America                        | avenidaamerica            | AVD
          ES | Pl. España                         | plazaespaa                | PL is not PLACE here; ñ is deleted
          ES | Pza España                         | plazaespaa                | PZA
          ES | Plza España                        | plazaespaa                | PLZA is not PLZ here
          ES | Plaza España                       | plazaespaa                | PLAZA stays
          ES | Paseo de Gracia                    | passeigdegracia           | PASEO
          ES | Pg. de Gràcia                      | passeigdegrcia            | PG; à is deleted
          ES | Ctra. Nacional                     | carreteranacional         | CTRA
          ES | Rda. Sur                           | rondasur                  | RDA
          ES | Urb. El Sol                        | urbanizacionelsol         | URB
          ES | Carrer de Mallorca 401             | calledemallorca401        | CARRER
          ES | Ps. de Gràcia 5                    | passeigdegrcia5           | PS
          ES | Rbla. Catalunya                    | ramblacatalunya           | RBLA
          ES | Calle Mayor 5 C                    | callemayor5calle          | C is CALLE, also as a door
          ES | Avenue Square                      | avesq                     | the general list follows

          ES | Av/ Diagonal 5                     | avenidadiagonal5          | AV, and a slash separates
          ES | P de Gracia 5                      | passeigdegracia5          | P
          ES | Avda. de la Constitución 7, 3º C   | avenidadelaconstitucion73calle | º is deleted

          # Italy
          IT | V. Roma 8                          | viaroma8                  | V
          IT | V.le Europa 5                      | vialeeuropa5              | before the full stop splits it
          IT | Vle Europa 5                       | vialeeuropa5              | without its point
          IT | V.Leonardo 5                       | vialeonardo5              | V.LE is a whole word; V is VIA
          IT | P.zza Duomo                        | piazzaduomo               | P.ZZA
          IT | Pzza Duomo                         | piazzaduomo               | PZZA
          IT | C.so Italia                        | corsoitalia               | C.SO
          IT | Cso Italia                         | corsoitalia               | CSO
          IT | L.go Augusto                       | largoaugusto              | L.GO
          IT | V.lo Stretto                       | vicolostretto             | V.LO
          IT | P.le Loreto                        | piazzaleloreto            | P.LE
          IT | Ple Loreto                         | piazzaleloreto            | PLE
          IT | P.tta Mondragone                   | piazzettamondragone       | P.TTA
          IT | P.za Navona                        | piazzanavona              | P.ZA
          IT | Lgo Augusto                        | largoaugusto              | LGO
          IT | Via Roma n. 5                      | viaroman5                 | N is a direction's own abbreviation
          IT | Avenue Square                      | avesq                     | the general list follows

          # France
          FR | 3 Allees Jean-Jaurès               | 3alleesjeanjaurs          | ALLEES; è is deleted
          FR | Montee de la Grande-Côte           | monteedelagrandecte       | MONTEE; ô is deleted
          FR | 5 Imp. des Lilas                   | 5impassedeslilas          | IMP
          FR | 5 che du Bois                      | 5chemindubois             | CHE
          FR | 5 Rte de Paris                     | 5routedeparis             | RTE is not the American RTE
          FR | 5 Allee des Roses                  | 5alleedesroses            | ALLEE is not the American ALY
          FR | 5 avenue Foch                      | 5avenuefoch               | AVENUE stays, unlike everywhere else
          FR | 5 Ave Foch                         | 5avenuefoch               | AVE
          FR | 5 bis, rue de l'Église             | 5bisruedeleglise          | É becomes e, the apostrophe goes
          """)
  void agreesWithTheRule(String country, String address, String normalized, String reason) {
    assertThat(normalizer.normalize(address, country).normalized()).isEqualTo(normalized);
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "-", "()", "c/o", "§", "!!", "\u200F", "\u0301"})
  void leavesOutALineWithoutLetterOrDigit(String address) {
    assertThat(normalizer.normalize(address, "US").reason())
        .isEqualTo("contains no letter or digit");
  }

  @Test
  void leavesOutHalfACharacter() {
    assertThat(normalizer.normalize("1 Main St \uD83D", "US").reason())
        .isEqualTo("not well-formed Unicode");
    assertThat(normalizer.normalize("1 Main St \uDE00\uD83D", "US").isSent()).isFalse();
    assertThat(normalizer.normalize("1 Main St \uD83D\uDE00", "US").normalized())
        .isEqualTo("1mainst");
  }

  @Test
  void splitsAtEveryUnicodeSpaceButNotAtAByteOrderMark() {
    assertThat(normalizer.normalize("1\u00A0Main\u2003Street\u3000A", "US").normalized())
        .isEqualTo("1mainsta");
    assertThat(normalizer.normalize("1 Main\uFEFFStreet", "US").normalized())
        .isEqualTo("1mainstreet");
  }

  @Test
  void deletesAControlCharacterInsteadOfSplittingAtIt() {
    assertThat(normalizer.normalize("1 Main\u0080Street", "US").normalized())
        .isEqualTo("1mainstreet");
  }

  /** Low and East Asian ones, which Unicode counts among the brackets. */
  @ParameterizedTest
  @ValueSource(strings = {"\u201A", "\u201E", "\u301D", "\u301E", "\u301F"})
  void deletesAQuotationMarkInsteadOfSplittingAtIt(String mark) {
    assertThat(normalizer.normalize("1 Main" + mark + "Street", "US").normalized())
        .isEqualTo("1mainstreet");
  }

  /** The neighbours of the East Asian quotation marks, and brackets on either side. */
  @ParameterizedTest
  @ValueSource(strings = {"\u301A", "\u301B", "\u301C", "\u3018", "\u2045", "\u207D"})
  void splitsAtABracketOrDashOfAnyKind(String sign) {
    assertThat(normalizer.normalize("1 Main" + sign + "Street", "US").normalized())
        .isEqualTo("1mainst");
  }

  @Test
  void sendsALineThatBeginsWithAMarkOnlyIfALetterFollows() {
    // A vowel sign and a letter of Devanagari.
    assertThat(normalizer.normalize("\u093E\u0915", "IN").normalized()).isEqualTo("\u093E\u0915");
    assertThat(normalizer.normalize("\u093E", "IN").reason())
        .isEqualTo("contains no letter or digit");
  }

  @Test
  void deletesAMarkTogetherWithTheSignBeforeIt() {
    assertThat(normalizer.normalize("α'\u0304", "GR").normalized()).isEqualTo("α");
    assertThat(normalizer.normalize("か\u0304'\u0304", "JP").normalized()).isEqualTo("か\u0304");
  }

  @Test
  void isNoPlaceForTurkishLetterCase() {
    assertThat(normalizer.normalize("1 ıstanbul İ", "TR").normalized()).isEqualTo("1istanbuli");
  }

  @Test
  void looksUpNoReplacementAgain() {
    // PL becomes PLAZA in Spain, and PLAZA would become PLZ by the general list.
    assertThat(normalizer.normalize("PL", "ES").normalized()).isEqualTo("plaza");
    // The plural of MEADOW's abbreviation: MEADOW becomes MDW, and MDW would become MDWS.
    assertThat(normalizer.normalize("MEADOW", "US").normalized()).isEqualTo("mdw");
  }
}
