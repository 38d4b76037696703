package org.embulk.output.amazon_ads_conversion.deliver.error;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.embulk.output.amazon_ads_conversion.convert.Event;
import org.embulk.output.amazon_ads_conversion.deliver.TestEvents;
import org.embulk.output.amazon_ads_conversion.deliver.events.EventTexts;

/** Whatever a server makes of what was sent, nothing of eight or more characters comes back. */
class RedactionPropertiesTest {
  /** Every run draws the same texts, so that it fails only where the code has changed. */
  private static final String SEED = "20260101";

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final List<UnaryOperator<String>> ESCAPES =
      List.of(
          text -> text,
          text -> URLEncoder.encode(text, UTF_8),
          text -> URLEncoder.encode(URLEncoder.encode(text, UTF_8), UTF_8),
          text -> each(text, c -> String.format("\\u%04x", (int) c)),
          text -> each(text, c -> "&#" + (int) c + ";"),
          text -> each(text, c -> String.format("&#x%X;", (int) c)),
          text -> text.replace("&", "&amp;").replace("@", "&#64;").replace("<", "&lt;"),
          text -> text.replace("\\", "\\\\").replace("/", "\\/").replace("\"", "\\\""));

  private static final List<UnaryOperator<String>> CASES =
      List.of(
          text -> text,
          text -> text.toLowerCase(Locale.ROOT),
          text -> text.toUpperCase(Locale.ROOT));

  private static final List<String> SEPARATORS = List.of(":", "-", ".", " ", " - ");

  @Provide
  Arbitrary<List<String>> texts() {
    Arbitrary<String> text =
        Arbitraries.strings()
            .alpha()
            .numeric()
            .withChars("@.-+_/&%\\ :'\"<äÉßñжЯ東ｅ")
            .ofMinLength(8)
            .ofMaxLength(40)
            .filter(s -> lettersAndDigits(s).length() >= 8);
    return text.list().ofMinSize(1).ofMaxSize(5);
  }

  @Property(seed = SEED)
  void hidesWhatIsQuotedInAnySpelling(@ForAll("texts") List<String> texts, @ForAll long seed) {
    Random random = new Random(seed);
    String sent = texts.get(random.nextInt(texts.size()));
    String cut = cut(sent, random);
    String quoted = cut;
    if (random.nextBoolean() && lettersAndDigits(cut).length() >= 8) {
      quoted = split(lettersAndDigits(cut), random);
    }
    quoted = any(ESCAPES, random).apply(any(CASES, random).apply(quoted));
    Redaction redaction = new Redaction(() -> EventTexts.of(events(texts), List.of()));

    RedactedError shown = redaction.redact(new AmazonError(quoted, quoted, quoted));

    for (String part : List.of(shown.message(), shown.code(), shown.fieldLocation())) {
      // Only what is no letter or digit may be left.
      assertThat(lettersAndDigits(part)).as("of the quoted text").isEmpty();
    }
    assertThat(lettersAndDigits(shown.kind().replace(" at ", "").replace("no code", ""))).isEmpty();
  }

  @Property(seed = SEED)
  void hidesWhatIsQuotedInTheMiddleOfAMessage(
      @ForAll("texts") List<String> texts, @ForAll long seed) {
    Random random = new Random(seed);
    String sent = texts.get(random.nextInt(texts.size()));
    String cut = cut(sent, random);
    String message = "This is " + any(ESCAPES, random).apply(cut) + " after all";
    Redaction redaction = new Redaction(() -> EventTexts.of(events(texts), List.of()));

    String shown = redaction.redact(new AmazonError("", "", message)).message();

    assertThat(shown.toLowerCase(Locale.ROOT)).doesNotContain(cut.toLowerCase(Locale.ROOT));
    for (int i = 0; i + 8 <= cut.length(); i++) {
      assertThat(shown).doesNotContain(cut.substring(i, i + 8));
    }
  }

  /** Cuts a text to eight letters, digits or others, or more. */
  private static String cut(String text, Random random) {
    int from = random.nextInt(text.length() - 7);
    int to = from + 8 + random.nextInt(text.length() - from - 7);
    return text.substring(from, to);
  }

  private static String split(String text, Random random) {
    String separator = any(SEPARATORS, random);
    int group = 1 + random.nextInt(4);
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < text.length(); i += group) {
      groups.add(text.substring(i, Math.min(text.length(), i + group)));
    }
    return String.join(separator, groups);
  }

  private static List<Event> events(List<String> texts) {
    List<Event> events = new ArrayList<>();
    for (String text : texts) {
      ObjectNode event = MAPPER.createObjectNode().put("eventId", text);
      events.add(TestEvents.of(events.size() + 1, event.toString()));
    }
    return events;
  }

  private static <T> T any(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  private interface CharacterEscape {
    String of(char character);
  }

  private static String each(String text, CharacterEscape escape) {
    return text.chars().mapToObj(c -> escape.of((char) c)).collect(Collectors.joining());
  }

  private static String lettersAndDigits(String text) {
    return text.replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
