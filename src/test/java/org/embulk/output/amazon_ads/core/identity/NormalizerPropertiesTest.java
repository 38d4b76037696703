package org.embulk.output.amazon_ads.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.embulk.output.amazon_ads.core.text.Whitespace;
import org.junit.jupiter.api.Test;

/**
 * What holds for any text. Every run draws the same texts, so that it fails only where the code has
 * changed; {@code -Djqwik.tries.default=1000000} draws more of them.
 */
class NormalizerPropertiesTest {
  private static final String SEED = "20260101";

  private final MatchKeyMaker maker = new MatchKeyMaker();

  @Property(seed = SEED)
  void isIdempotent(
      @ForAll("idempotentTypes") MatchKeyType type,
      @ForAll("texts") String text,
      @ForAll("countries") String country) {
    MatchKey once = normalize(type, text, country);
    if (once.isSent()) {
      Assume.that(!isReadAsFloat(type, once.normalized()));
      assertThat(normalize(type, once.normalized(), country).normalized())
          .isEqualTo(once.normalized());
    }
  }

  /**
   * PHONE and ADDRESS are not: a phone number without its plus is read as one of the row's country,
   * and an address is one word once its blanks are gone, which a list may know. POSTAL is, unless a
   * code without its dash looks like a number printed as a float.
   */
  @Test
  void isNotIdempotentOfPhonesAddressesAndFloats() {
    assertThat(normalize(MatchKeyType.PHONE, "+44 20 7946 0018", "US").normalized())
        .isEqualTo("442079460018");
    assertThat(normalize(MatchKeyType.PHONE, "442079460018", "US").isSent()).isFalse();
    assertThat(normalize(MatchKeyType.ADDRESS, "Meadow", "US").normalized()).isEqualTo("mdw");
    assertThat(normalize(MatchKeyType.ADDRESS, "mdw", "US").normalized()).isEqualTo("mdws");
    assertThat(normalize(MatchKeyType.POSTAL, "12-E1", "ZZ").normalized()).isEqualTo("12e1");
    assertThat(normalize(MatchKeyType.POSTAL, "12e1", "ZZ").normalized()).isEqualTo("120");
  }

  @Property(seed = SEED)
  void keepsToItsAlphabet(
      @ForAll("hashedTypes") MatchKeyType type,
      @ForAll("texts") String text,
      @ForAll("countries") String country) {
    MatchKey result = Normalizers.of(type).normalize(Whitespace.trim(text), country);
    if (result.isSent()) {
      assertThat(result.normalized()).matches(alphabet(type));
    }
  }

  private static String alphabet(MatchKeyType type) {
    switch (type) {
      case EMAIL:
        return "[a-z0-9_.-]+@[a-z0-9_.-]+";
      case PHONE:
        return "[1-9][0-9]+";
      case ADDRESS:
        return "(?:[a-z0-9]|[\\p{L}\\p{M}\\p{Nd}&&[^\\p{IsLatin}\\p{ASCII}]])+";
      case STATE:
        return "[a-z0-9]{1,2}";
      default:
        return "[a-z0-9]+";
    }
  }

  @Property(seed = SEED)
  void ignoresTheCaseOfAsciiLetters(
      @ForAll("hashedTypes") MatchKeyType type,
      @ForAll("textsWithoutMarks") String text,
      @ForAll("countries") String country) {
    assertSame(make(type, text, country), make(type, swapCase(text), country));
  }

  /** Not of addresses: ß and SS are the same there, and POSTAL composes letters first. */
  @Property(seed = SEED)
  void ignoresTheCaseOfAnyLetter(
      @ForAll("cleanedTypes") MatchKeyType type,
      @ForAll("texts") String text,
      @ForAll("countries") String country) {
    assertSame(make(type, text, country), make(type, text.toLowerCase(Locale.ROOT), country));
  }

  @Property(seed = SEED)
  void ignoresBlanksAroundTheText(
      @ForAll MatchKeyType type,
      @ForAll("texts") String text,
      @ForAll("countries") String country,
      @ForAll("blanks") String before,
      @ForAll("blanks") String after) {
    assertSame(make(type, text, country), make(type, before + text + after, country));
  }

  @Property(seed = SEED)
  void ignoresThePunctuationThatItRemoves(
      @ForAll("punctuationTypes") MatchKeyType type,
      @ForAll("textsWithoutMarks") String text,
      @ForAll("countries") String country,
      @ForAll("removedPunctuation") String punctuation,
      @ForAll int where) {
    Assume.that(!isReadAsFloat(type, text));
    int characters = text.codePointCount(0, text.length());
    int at = text.offsetByCodePoints(0, Math.floorMod(where, characters + 1));
    String with = text.substring(0, at) + punctuation + text.substring(at);

    assertSame(make(type, text, country), make(type, with, country));
  }

  /**
   * Punctuation tells an e-mail address from what stands beside it, digits that have lost their
   * zeros from others, and the code of a state from its country.
   */
  @Test
  void heedsPunctuationInEmailsPostalCodesAndStates() {
    assertThat(normalize(MatchKeyType.EMAIL, "jane@shop.org", "US").normalized())
        .isEqualTo("jane@shop.org");
    assertThat(normalize(MatchKeyType.EMAIL, "ja ne@shop.org", "US").normalized())
        .isEqualTo("ne@shop.org");
    assertThat(normalize(MatchKeyType.POSTAL, "21341234", "US").normalized()).isEqualTo("02134");
    assertThat(normalize(MatchKeyType.POSTAL, "2134 1234", "US").normalized()).isEqualTo("21341");
    assertThat(normalize(MatchKeyType.STATE, "US-NY", "US").normalized()).isEqualTo("ny");
    assertThat(normalize(MatchKeyType.STATE, "US NY", "US").normalized()).isEqualTo("us");
  }

  @Property(seed = SEED)
  void ignoresThePunctuationBetweenTheDigitsOfAPhoneNumber(
      @ForAll @CharRange(from = '0', to = '9') @StringLength(min = 4, max = 15) String digits,
      @ForAll boolean plus,
      @ForAll("countries") String country,
      @ForAll("phonePunctuation") String punctuation,
      @ForAll int where) {
    int at = 1 + Math.floorMod(where, digits.length() - 1);
    String with = digits.substring(0, at) + punctuation + digits.substring(at);
    String sign = plus ? "+" : "";
    // A point and nothing but zeros behind it is a number that a float has printed.
    Assume.that(!punctuation.equals(".") || !digits.substring(at).matches("0+"));

    assertSame(
        make(MatchKeyType.PHONE, sign + digits, country),
        make(MatchKeyType.PHONE, sign + with, country));
  }

  @Property(seed = SEED)
  void givesAKeyOrAReason(
      @ForAll MatchKeyType type,
      @ForAll("texts") String text,
      @ForAll("countries") String country) {
    MatchKey key = maker.make(type, text, country);
    if (!key.isSent()) {
      assertThat(key.reason()).isNotBlank();
    } else if (type.hashed()) {
      assertThat(key.value()).matches("[0-9a-f]{64}");
    } else {
      assertThat(key.value()).isNotEmpty().isEqualTo(Whitespace.trim(text));
    }
  }

  @Property(seed = SEED)
  void passesAHash(
      @ForAll("hashedTypes") MatchKeyType type,
      @ForAll("hashes") String hash,
      @ForAll("blanks") String blanks) {
    MatchKey key = make(type, blanks + hash + blanks, "US");

    assertThat(key.value()).isEqualTo(hash.toLowerCase(Locale.ROOT));
  }

  @Provide
  Arbitrary<MatchKeyType> hashedTypes() {
    return Arbitraries.of(MatchKeyType.class).filter(MatchKeyType::hashed);
  }

  @Provide
  Arbitrary<MatchKeyType> idempotentTypes() {
    return hashedTypes().filter(type -> type != MatchKeyType.PHONE && type != MatchKeyType.ADDRESS);
  }

  @Provide
  Arbitrary<MatchKeyType> punctuationTypes() {
    return idempotentTypes()
        .filter(type -> type != MatchKeyType.EMAIL && type != MatchKeyType.POSTAL)
        .filter(type -> type != MatchKeyType.STATE);
  }

  @Provide
  Arbitrary<MatchKeyType> cleanedTypes() {
    return idempotentTypes().filter(type -> type != MatchKeyType.POSTAL);
  }

  @Provide
  Arbitrary<String> countries() {
    return Arbitraries.of(
        "US", "CA", "GB", "DE", "FR", "IT", "ES", "JP", "IN", "NL", "BR", "MX", "TR", "SA", "AU",
        "PR", "ZZ", "");
  }

  /** Any characters at all, and texts that come near the rules. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(40);
    Arbitrary<String> scripts =
        Arbitraries.integers()
            .between(0, Character.MAX_CODE_POINT)
            .list()
            .ofMaxSize(20)
            .map(NormalizerPropertiesTest::text);
    Arbitrary<String> ascii = Arbitraries.strings().ascii().ofMaxLength(40);
    Arbitrary<String> words =
        Arbitraries.of(
                "Main",
                "Street",
                "#",
                "12-B",
                "C/O",
                "C/",
                "V.le",
                "Québec",
                "Washington",
                "@",
                ".com",
                "jane",
                "98109",
                "SW1A 1AA",
                "K1A",
                "0B1",
                "+44",
                "(0)",
                "206",
                "5550100",
                "x7",
                ";ext=",
                ";phone-context=",
                "tel:",
                "é",
                "ß",
                "İ",
                "ﬁ",
                "０",
                "\u0301",
                "\u200F")
            .list()
            .ofMaxSize(8)
            .map(list -> String.join("", list));
    return Arbitraries.oneOf(any, scripts, ascii, words);
  }

  /**
   * Without combining marks, since NFKC puts a letter and its mark together, and some letters have
   * such a form in lower case only; and without the slash, behind which the phone library looks for
   * a small x.
   */
  @Provide
  Arbitrary<String> textsWithoutMarks() {
    return texts().map(text -> text.replaceAll("[\\p{M}/\\\\;]", ""));
  }

  @Provide
  Arbitrary<String> blanks() {
    return Arbitraries.of(
            ' ', '\t', '\n', '\r', '\u000B', '\u0085', '\u00A0', '\u2007', '\u3000', '\uFEFF')
        .list()
        .ofMaxSize(3)
        .map(list -> list.stream().map(String::valueOf).reduce("", String::concat));
  }

  @Provide
  Arbitrary<String> removedPunctuation() {
    return Arbitraries.of(
        "'", " ", "\u00A0", "(", ")", "/", "&", "\"", ",", "’", "·", "。", "‐", "*");
  }

  @Provide
  Arbitrary<String> phonePunctuation() {
    return Arbitraries.of(" ", "-", ".", "(", ")", ") ", " (", " - ", "\u00A0", "‐", "−");
  }

  @Provide
  Arbitrary<String> hashes() {
    return Combinators.combine(
            Arbitraries.strings().withChars("0123456789abcdef").ofLength(64),
            Arbitraries.of(true, false))
        .as((hash, upper) -> upper ? hash.toUpperCase(Locale.ROOT) : hash);
  }

  private MatchKey normalize(MatchKeyType type, String text, String country) {
    return Normalizers.of(type).normalize(Whitespace.trim(text), country);
  }

  private MatchKey make(MatchKeyType type, String text, String country) {
    return maker.make(type, text, country);
  }

  private static boolean isReadAsFloat(MatchKeyType type, String text) {
    return type == MatchKeyType.POSTAL
        && PrintedFloat.in(Normalizer.normalize(Whitespace.trim(text), Form.NFKC)).isPresent();
  }

  private static void assertSame(MatchKey one, MatchKey other) {
    assertThat(other.isSent()).isEqualTo(one.isSent());
    if (one.isSent()) {
      assertThat(other.value()).isEqualTo(one.value());
    }
  }

  private static String text(Iterable<Integer> codePoints) {
    StringBuilder text = new StringBuilder();
    codePoints.forEach(text::appendCodePoint);
    return text.toString();
  }

  private static String swapCase(String text) {
    StringBuilder swapped = new StringBuilder();
    for (char c : text.toCharArray()) {
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      swapped.append(letter ? (char) (c ^ 0x20) : c);
    }
    return swapped.toString();
  }
}
