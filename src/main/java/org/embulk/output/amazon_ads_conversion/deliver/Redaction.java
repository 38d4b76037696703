package org.embulk.output.amazon_ads_conversion.deliver;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.embulk.output.amazon_ads_conversion.convert.Event;

/**
 * Makes of Amazon's words what may be shown.
 *
 * <p>Amazon's messages may quote what was sent. So every text of the request's own events, every
 * quoted part, and what looks like an e-mail address, a phone number, a hash or a device id becomes
 * {@code …}, and the rest is cut. Code and field location are always shown, but only the characters
 * that these consist of.
 */
final class Redaction {
  /** The most characters of a message that are shown. */
  static final int LONGEST = 200;

  /** More than is ever shown, so that a huge message costs nothing. */
  private static final int LONGEST_READ = 4000;

  private static final String HIDDEN = "…";

  /**
   * Shorter texts, such as a custom attribute's "M", would tear words apart and identify nobody.
   */
  private static final int SHORTEST_SENT_TEXT = 3;

  private static final Pattern QUOTED =
      Pattern.compile(
          "\"[^\"]*(?:\"|$)|`[^`]*(?:`|$)|[“„][^”“]*(?:[”“]|$)|[«‹][^»›]*(?:[»›]|$)|‘[^’]*(?:’|$)"
              // An apostrophe inside a word opens and closes nothing.
              + "|(?<!\\w)'.*?(?:'(?!\\w)|$)",
          Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern E_MAIL = Pattern.compile("\\S+(?:@|%40)\\S+");
  private static final Pattern HEXADECIMAL = Pattern.compile("(?:[0-9A-Fa-f]-?){32,}");
  private static final Pattern DIGITS = Pattern.compile("\\p{Nd}{7,}");
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

  private static final Pattern NO_CODE = Pattern.compile("[^A-Za-z0-9_.-]");
  private static final Pattern NO_LOCATION = Pattern.compile("[^A-Za-z0-9_.$/\\[\\]'*-]");
  private static final int LONGEST_CODE = 100;

  private Redaction() {}

  /**
   * Returns what may be shown of an error.
   *
   * @param sent the events of the request that was answered by it
   */
  static ShownError of(AmazonError error, List<Event> sent) {
    return new ShownError(
        word(error.code(), NO_CODE),
        word(error.fieldLocation(), NO_LOCATION),
        message(error, sent));
  }

  private static String word(String text, Pattern forbidden) {
    String cut = text.length() > LONGEST_CODE ? text.substring(0, LONGEST_CODE) : text;
    String clean = forbidden.matcher(cut).replaceAll(HIDDEN);
    return DIGITS.matcher(HEXADECIMAL.matcher(clean).replaceAll(HIDDEN)).replaceAll(HIDDEN);
  }

  private static String message(AmazonError error, List<Event> sent) {
    String text = error.message();
    if (text.isEmpty()) {
      return text;
    }
    if (text.length() > LONGEST_READ) {
      text = text.substring(0, LONGEST_READ);
    }
    text = withoutSentTexts(text, sent);
    for (Pattern pattern : new Pattern[] {QUOTED, E_MAIL, HEXADECIMAL, DIGITS}) {
      text = pattern.matcher(text).replaceAll(HIDDEN);
    }
    text = UNPRINTABLE.matcher(text).replaceAll(" ").trim();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + HIDDEN;
  }

  private static String withoutSentTexts(String message, List<Event> sent) {
    String result = message;
    String lower = message.toLowerCase(Locale.ROOT);
    for (String text : SentTexts.of(sent)) {
      if (text.length() >= SHORTEST_SENT_TEXT && lower.contains(text.toLowerCase(Locale.ROOT))) {
        result =
            Pattern.compile(
                    "(?<!\\w)" + Pattern.quote(text) + "(?!\\w)",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(result)
                .replaceAll(HIDDEN);
      }
    }
    return result;
  }
}
