package org.embulk.output.amazon_ads.core.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a server answers, nothing is shown that may come from a row. */
class AllowListPropertiesTest {
  /** Every run draws the same texts, so that it fails only where the code has changed. */
  private static final String SEED = "20260101";

  private static final Set<String> WORDS = Set.copyOf(VocabularyTest.words());
  private static final Pattern RUN = Pattern.compile("\\p{L}+");

  @Provide
  Arbitrary<String> answers() {
    Arbitrary<String> part =
        Arbitraries.oneOf(
            Arbitraries.of(VocabularyTest.words()),
            Arbitraries.of(
                "eventId", "IN", "ID", "FIELD_VALUE_IS_EMPTY", "/events/3/", "[12]", "…"),
            Arbitraries.of(" ", "_", "-", "/", "[", "]", ".", ":", "'", "@", "=", "\n", "\u202E"),
            Arbitraries.strings().alpha().numeric().ofMaxLength(12),
            Arbitraries.strings().ofMaxLength(12));
    return part.list().ofMaxSize(60).map(parts -> String.join("", parts));
  }

  @Property(seed = SEED)
  void showsNoWordsButThoseOfTheVocabulary(@ForAll("answers") String answer) {
    String shown = AllowList.show(answer);

    assertThat(shown).hasSizeLessThanOrEqualTo(200).doesNotContain("……");
    for (String run : RUN.matcher(shown).results().map(MatchResult::group).toList()) {
      for (String word : run.split("(?<=\\p{Ll})(?=\\p{Lu})")) {
        assertThat(WORDS.contains(word.toLowerCase(Locale.ROOT))).as(shown).isTrue();
      }
    }
  }

  @Provide
  Arbitrary<String> identifiers() {
    Arbitrary<String> two = digits(2);
    Arbitrary<String> three = digits(3);
    Arbitrary<String> four = digits(4);
    return Arbitraries.oneOf(
        Arbitraries.strings().withChars("0123456789abcdef").ofLength(64),
        Arbitraries.strings().withChars("0123456789ABCDEF").ofLength(64),
        filled("+1 (%s) %s-%s", three, three, four),
        filled("%s %s %s", three, three, four),
        filled("+1%s%s%s", three, three, four),
        filled("%s.%s.%s", three, three, four),
        filled("%3$s-%1$s-%2$s", two, two, four),
        filled("%3$s/%1$s/%2$s", two, two, four),
        filled("%s/%s/%s", two, two, four),
        filled("%s.%s.%s", two, two, four),
        filled("%3$s-%1$s-%2$sT08:30:00Z", two, two, four),
        filled("%s April %3$s", two, two, four),
        filled("%s Evergreen Terrace %sb, %s Springfield", two, three, four),
        filled("Hauptstraße %s, %3$s Köln", two, three, four));
  }

  @Property(seed = SEED, edgeCases = EdgeCasesMode.NONE)
  void showsNoDigitOfADigestTelephoneNumberDateOrAddress(
      @ForAll("identifiers") String identifier,
      @ForAll("context") String before,
      @ForAll("context") String after) {
    assertThat(AllowList.show(before + identifier + after)).doesNotContainPattern("\\p{N}");
  }

  @Provide
  Arbitrary<String> context() {
    Arbitrary<String> words =
        Arbitraries.of(VocabularyTest.words()).list().ofMaxSize(5).map(l -> String.join(" ", l));
    Arbitrary<String> ends = Arbitraries.of(" ", "'", "\"", ": ", "=", "[", "]", "/", "_", ". ");
    return Combinators.combine(ends, words, ends).as((first, text, last) -> first + text + last);
  }

  private static Arbitrary<String> digits(int length) {
    return Arbitraries.strings().numeric().ofLength(length);
  }

  private static Arbitrary<String> filled(
      String format, Arbitrary<String> a, Arbitrary<String> b, Arbitrary<String> c) {
    return Combinators.combine(a, b, c).as((x, y, z) -> String.format(format, x, y, z));
  }
}
