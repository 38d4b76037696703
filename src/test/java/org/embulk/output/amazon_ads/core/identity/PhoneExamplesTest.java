package org.embulk.output.amazon_ads.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * The 489 example numbers that libphonenumber has for mobiles and landlines, each in a row of its
 * own region and written in eight ways. A number in E.164 without the plus is the right answer.
 */
class PhoneExamplesTest {
  private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();

  private final Normalizer normalizer = new PhoneNormalizer();

  private record Example(String region, PhoneNumber number) {
    String code() {
      return Integer.toString(number.getCountryCode());
    }

    /** Italy's landlines begin with a 0 here, too. */
    String nationalDigits() {
      return LIBRARY.getNationalSignificantNumber(number);
    }

    String right() {
      return code() + nationalDigits();
    }
  }

  /** The ways of writing, and how many of the 489 numbers come out wrong. */
  private enum Writing {
    PLUS_AND_CODE(0, example -> "+" + example.right()),
    DIGITS_WITH_CODE(0, Example::right),
    DOUBLE_ZERO_AND_CODE(0, example -> "00" + example.right()),
    ZERO_AND_CODE(6, example -> "0" + example.right()),
    ZERO_BEHIND_CODE(4, example -> "+" + example.code() + " 0" + example.nationalDigits()),
    NATIONAL(0, Writing::national),
    NATIONAL_DIGITS(0, example -> PhoneNumberUtil.normalizeDigitsOnly(national(example))),
    WITHOUT_TRUNK_PREFIX(0, Example::nationalDigits);

    private final int wrong;
    private final Function<Example, String> text;

    Writing(int wrong, Function<Example, String> text) {
      this.wrong = wrong;
      this.text = text;
    }

    String of(Example example) {
      return text.apply(example);
    }

    private static String national(Example example) {
      return LIBRARY.format(example.number(), PhoneNumberFormat.NATIONAL);
    }
  }

  private static List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    for (String region : new TreeSet<>(LIBRARY.getSupportedRegions())) {
      for (PhoneNumberType type : List.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE)) {
        PhoneNumber number = LIBRARY.getExampleNumberForType(region, type);
        if (number != null) {
          examples.add(new Example(region, number));
        }
      }
    }
    return examples;
  }

  @Test
  void readsAllButTenWritingsOfTheExampleNumbersAndLeavesNoneOut() {
    Map<Writing, Integer> wrong = new EnumMap<>(Writing.class);
    Map<Writing, Integer> expected = new EnumMap<>(Writing.class);
    for (Writing writing : Writing.values()) {
      expected.put(writing, writing.wrong);
      wrong.put(writing, 0);
      for (Example example : examples()) {
        String text = writing.of(example);
        MatchKey key = normalizer.normalize(text, example.region());
        assertThat(key.isSent()).as("%s of %s", text, example.region()).isTrue();
        if (!key.normalized().equals(example.right())) {
          wrong.merge(writing, 1, Integer::sum);
        }
      }
    }

    assertThat(examples()).hasSize(489);
    assertThat(wrong).isEqualTo(expected);
  }

  @Test
  void getsNoExampleNumberWrongThatTheLibraryAloneGetsRight() {
    int right = 0;
    for (Example example : examples()) {
      for (Writing writing : Writing.values()) {
        String text = writing.of(example);
        if (example.right().equals(libraryAlone(text, example.region()))) {
          right++;
          assertThat(normalizer.normalize(text, example.region()).normalized())
              .as("%s of %s", text, example.region())
              .isEqualTo(example.right());
        }
      }
    }

    // Of 3,912, the library alone gets 857 wrong or reads nothing.
    assertThat(right).isEqualTo(3_055);
  }

  @Test
  void readsEveryExampleNumberBehindDoubleZeroInEveryRegion() {
    List<Example> examples = examples();
    for (String region : LIBRARY.getSupportedRegions()) {
      for (Example example : examples) {
        String text = "00" + example.right();
        assertThat(normalizer.normalize(text, region).normalized())
            .as("%s of %s", text, region)
            .isEqualTo(example.right());
      }
    }
  }

  @Test
  void answersInTheFastPathAsInTheReadings() {
    for (Example example : examples()) {
      for (Writing writing : Writing.values()) {
        String text = writing.of(example);
        assertThat(PhoneReadings.read(text, example.region()))
            .as("%s of %s", text, example.region())
            .contains(normalizer.normalize(text, example.region()).normalized());
      }
    }
  }

  private static String libraryAlone(String text, String region) {
    try {
      PhoneNumber number = LIBRARY.parse(text, region);
      return LIBRARY.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
          ? LIBRARY.format(number, PhoneNumberFormat.E164).substring(1)
          : null;
    } catch (NumberParseException e) {
      return null;
    }
  }
}
