package org.embulk.output.amazon_ads.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Pattern;
import org.embulk.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
  private final Problems problems = new Problems("amazon_ads_conversion");

  private Options of(String json) {
    return new Options(json.replace('\'', '"'), problems);
  }

  private List<String> errors() {
    try {
      problems.throwIfAny();
    } catch (ConfigException e) {
      List<String> lines = e.getMessage().lines().toList();
      return lines.subList(1, lines.size());
    }
    return List.of();
  }

  @Test
  void readsEveryKindOfValueAsItsJsonTypeAndAsText() {
    Options options =
        of("{'a': 'x', 'b': 7, 'c': true, 'd': '7', 'e': 'TRUE', 'f': 'green', 'g': 1.5}");

    assertThat(options.text("a")).contains("x");
    assertThat(options.text("b")).contains("7");
    assertThat(options.integer("b", 1, 9, 5)).isEqualTo(7);
    assertThat(options.integer("d", 1, 9, 5)).isEqualTo(7);
    assertThat(options.bool("c", false)).isTrue();
    assertThat(options.bool("e", false)).isTrue();
    assertThat(options.word("f", "RED", "RED", "GREEN")).isEqualTo("GREEN");
    assertThat(options.isWholeNumber("b")).isTrue();
    assertThat(options.isWholeNumber("d")).isFalse();
    assertThat(options.isWholeNumber("g")).isFalse();
    assertThat(errors()).isEmpty();
  }

  /** Embulk's loader makes these of {@code NO}, {@code 1.10} and {@code 2026-11-28}. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "false         | a boolean of a word such as NO, yes or on",
        "true          | a boolean of a word such as NO, yes or on",
        "1.1           | another text of a number such as 1.10 or 12E4",
        "4.567E15      | another text of a number such as 1.10 or 12E4",
        "1795824000000 | a number of a date",
        "946684800000  | a number of a date",
        "4102358400000 | a number of a date"
      })
  void asksForQuotesAroundATextThatYamlHasChanged(String made, String what) {
    Options options = of("{'a': " + made + "}");

    assertThat(options.text("a")).isEmpty();
    assertThat(options.required("a")).isEmpty();
    assertThat(options.text("a", Pattern.compile("x"), "must be x")).isEmpty();
    assertThat(errors()).containsExactly("- \"a\": put it in quotes, since YAML makes " + what);
  }

  /** The first is no midnight, the others are in no year of this century. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1795824000001",
        "86400000",
        "946598400000",
        "4102444800000",
        "8640000000000000000000",
        "'1795824000000'",
        "'false'",
        "'1.10'"
      })
  void takesAnyOtherNumberAndWhateverIsInQuotesForAText(String json) {
    assertThat(of("{'a': " + json + "}").text("a")).contains(json.replace("'", ""));
    assertThat(errors()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'a': null}", "{'a': ''}", "{'a': ' \u3000\uFEFF'}"})
  void takesABlankOptionForAbsent(String json) {
    Options options = of(json);

    assertThat(options.isSet("a")).isFalse();
    assertThat(options.text("a")).isEmpty();
    assertThat(options.text("a", "x")).isEqualTo("x");
    assertThat(options.word("a", "RED", "RED", "GREEN")).isEqualTo("RED");
    assertThat(options.bool("a", true)).isTrue();
    assertThat(options.integer("a", 1, 9, 5)).isEqualTo(5);
    assertThat(errors()).isEmpty();
  }

  @Test
  void asksForARequiredOption() {
    assertThat(of("{'a': ' '}").required("a")).isEmpty();
    assertThat(errors()).containsExactly("- \"a\": is required");
  }

  @Test
  void reportsEveryWrongValueAndReadsItsDefault() {
    Options options = of("{'a': 'x y', 'b': 10, 'c': 'yes', 'd': 'blue', 'e': ['hush']}");

    assertThat(options.text("a", Pattern.compile("[a-z]+"), "must be lower case")).isEmpty();
    assertThat(options.integer("b", 1, 9, 5)).isEqualTo(5);
    assertThat(options.bool("c", true)).isTrue();
    assertThat(options.word("d", "RED", "RED", "GREEN")).isEqualTo("RED");
    assertThat(options.text("e")).isEmpty();
    assertThat(options.required("e")).isEmpty();
    assertThat(errors())
        .containsExactly(
            "- \"a\": must be lower case, but was \"x y\"",
            "- \"b\": must be a whole number from 1 to 9, but was \"10\"",
            "- \"c\": must be one of true, false, but was \"yes\"",
            "- \"d\": must be one of RED, GREEN, but was \"blue\"",
            "- \"e\": must be a single value, not a list or a map");
  }

  @Test
  void refusesAnOptionThatIsCloseToOneItKnowsAndWarnsOfOthersInOneLine() {
    Options options =
        of("{'type': 'x', 'dry_run': true, 'dry_runn': true, 'Max-Wait-Time': 1, 'b': 1, 'a': 2}");
    options.bool("dry_run", false);
    options.declare("max_wait_time");
    options.checkNames();

    assertThat(errors())
        .containsExactly(
            "- \"dry_runn\": is not an option of this plugin; did you mean \"dry_run\"?",
            "- \"Max-Wait-Time\": is not an option of this plugin; did you mean"
                + " \"max_wait_time\"?");
    assertThat(problems.warnings())
        .containsExactly("Unknown options, which are ignored: \"b\", \"a\"");
  }

  @Test
  void knowsAnOptionThatThisJobDoesNotRead() {
    Options options = of("{'max_wait_time': 'whatever', 'wait': false}");
    options.declare("max_wait_time");
    options.bool("wait", false);
    options.checkNames();

    assertThat(errors()).isEmpty();
    assertThat(problems.warnings()).isEmpty();
  }

  /** The worker of Treasure Data may add options of its own. */
  @Test
  void refusesNoNameThatBeginsWithTdOrAnUnderscore() {
    Options options = of("{'td_authentication_ids': 1, '_dry_run': true}");
    options.declare("td_authentication_id", "dry_run");
    options.checkNames();

    assertThat(errors()).isEmpty();
    assertThat(problems.warnings())
        .containsExactly(
            "Unknown options, which are ignored: \"td_authentication_ids\", \"_dry_run\"");
  }

  @Test
  void takesAnUnknownOptionThatIsBlankForAbsent() {
    Options options = of("{'dry_runn': '', 'other': null}");
    options.declare("dry_run");
    options.checkNames();

    assertThat(errors()).isEmpty();
    assertThat(problems.warnings()).isEmpty();
  }

  /** Of a name only so much is shown, nothing that breaks the line, and no token. */
  @Test
  void quotesNamesSafely() {
    of("{'a\\nb': 1, '" + "x".repeat(101) + "': 1, 'Atzr|hush': 1, '': 1}").checkNames();

    assertThat(problems.warnings())
        .containsExactly(
            "Unknown options, which are ignored: \"a b\", \""
                + "x".repeat(100)
                + "…\", \"…\", \"\"");
  }

  @Test
  void tellsTheDefaultOfEachDeclaredOptionWhereverItIsRead() {
    Options options = of("{}");
    options.integer("number", 1, 9, 5);
    options.isSet("number");
    options.isSet("url");
    options.text("url", "https://example.com");
    options.declare("other");

    assertThat(options.defaults()).hasToString("{number=5, url=https://example.com, other=}");
  }

  @Test
  void showsNothingOfOptionsThatAreNoJson() {
    assertThatThrownBy(() -> of("{'client_secret': hush}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the options are not valid JSON")
        .hasNoCause();
  }

  @Test
  void hidesTheValuesInItsText() {
    assertThat(of("{'client_secret': 'hush'}").toString()).doesNotContain("hush");
  }
}
