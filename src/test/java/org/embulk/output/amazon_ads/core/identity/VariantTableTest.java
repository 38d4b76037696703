package org.embulk.output.amazon_ads.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariantTableTest {
  @ParameterizedTest
  @CsvSource({
    "address-numbers.txt, 7, 1",
    "address-directions.txt, 17, 8",
    "address-us-suffixes.txt, 548, 202",
    "address-us-designators.txt, 41, 24",
    "address-gb.txt, 29, 14",
    "address-other.txt, 43, 16",
    "address-es.txt, 67, 27",
    "address-it.txt, 25, 8",
    "address-fr.txt, 14, 7",
    "states-us.txt, 121, 57",
    "states-ca.txt, 39, 13",
    "states-de.txt, 32, 16",
    "states-fr.txt, 44, 22",
    "states-it.txt, 220, 110",
    "states-es.txt, 115, 52",
    "states-mx.txt, 65, 32",
    "states-br.txt, 54, 27",
    "states-nl.txt, 24, 12",
    "states-tr.txt, 163, 81",
  })
  void holdsItsVariantsAndCanonicalTexts(String resource, int variants, int canonicals) {
    Map<String, String> table =
        VariantTable.load(resource, resource.startsWith("states") ? LettersAndDigits::of : w -> w);

    assertThat(table).hasSize(variants);
    assertThat(new HashSet<>(table.values())).hasSize(canonicals);
  }

  @Test
  void letsALineClaimAnothersCanonicalText() {
    Map<String, String> suffixes = VariantTable.load("address-us-suffixes.txt");

    assertThat(suffixes).containsEntry("MEADOW", "MDW").containsEntry("MDW", "MDWS");
  }

  @Test
  void refusesAMissingResource() {
    assertThatThrownBy(() -> VariantTable.load("nowhere.txt"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("missing resource nowhere.txt");
  }

  @Test
  void refusesALineWithoutAColon() {
    assertThatThrownBy(() -> VariantTable.load("table-without-colon.txt"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no colon in \"AVENUE AVE\" of table-without-colon.txt");
  }

  @Test
  void refusesAVariantOfTwoLines() {
    assertThatThrownBy(() -> VariantTable.load("table-with-contradiction.txt"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("\"STR\" twice in table-with-contradiction.txt");
  }

  @Test
  void isUnmodifiable() {
    assertThatThrownBy(() -> VariantTable.load("address-fr.txt").put("A", "B"))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
