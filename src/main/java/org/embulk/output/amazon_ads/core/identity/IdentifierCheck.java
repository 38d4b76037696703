package org.embulk.output.amazon_ads.core.identity;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for identifiers that can't match, in constant memory, and changes nothing about what is
 * sent. Sees each row that reaches its identifiers, whatever makes it invalid afterwards.
 *
 * <p>Not thread-safe: use one per output.
 */
public final class IdentifierCheck {
  /** What Windows-1252 shows of the bytes 0x80 to 0x9F; it leaves five of them undefined. */
  private static final String WINDOWS_1252 =
      "\u20AC\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u017D"
          + "\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153"
          + "\u017E\u0178";

  private final long[][] counts = new long[MatchKeyType.values().length][Finding.values().length];

  /** Since the last page, the first 64 bits of each digest of a type that people hardly share. */
  private final Map<MatchKeyType, List<Long>> values = new EnumMap<>(MatchKeyType.class);

  private long rows;

  public IdentifierCheck() {
    RepeatedValues.UNIQUE.forEach(type -> values.put(type, new ArrayList<>()));
  }

  /** Begins a row. */
  public void row() {
    rows++;
  }

  /** Hands on the values since the last page, to be compared with those of the whole job. */
  public void endPage(RepeatedValues ofJob) {
    ofJob.add(rows, values);
    rows = 0;
    values.values().forEach(List::clear);
  }

  /**
   * Looks at one value of a hashed type.
   *
   * @param trimmed the value as the row has it, without blanks around it
   * @param key what normalization made of it
   */
  public void value(MatchKeyType type, String trimmed, MatchKey key) {
    add(type, Finding.VALUES);
    Finding form = key.isGivenDigest() ? Finding.HASHED : form(trimmed);
    if (form != null) {
      add(type, form);
    } else if (isPlaceholder(type, trimmed, key)) {
      add(type, Finding.PLACEHOLDER);
    }
    boolean placeholder =
        key.isSent()
            ? key.isGivenDigest() && Placeholders.isDigest(type, key.digest())
            : form == Finding.HASHED; // The only one that is not sent is that of an empty text.
    if (placeholder) {
      add(type, Finding.HASHED_PLACEHOLDER);
    }
    if (type == MatchKeyType.POSTAL
        && key.isSent()
        && !key.isGivenDigest()
        && PostalNormalizer.restoresZeros(trimmed, key)) {
      add(type, Finding.ZEROS_RESTORED);
    }
    if (isOfWrongCharset(trimmed)) {
      add(type, Finding.WRONG_CHARSET);
    }
    if (key.isSent() && RepeatedValues.UNIQUE.contains(type)) {
      values.get(type).add(ByteBuffer.wrap(key.digest()).getLong());
    }
  }

  /**
   * Returns whether a text has what decoding leaves of a character that it does not know, or the
   * beginning of a UTF-8 sequence as Windows-1252 shows it: of a Latin letter, a quote or a dash.
   */
  private static boolean isOfWrongCharset(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
      if (c == '\uFFFD'
          || (c == '\u00C3' || c == '\u00C2') && isContinuation(next)
          || c == '\u00E2' && (next == '\u20AC' || next == '\u0080')) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a character is what either charset shows of a UTF-8 continuation byte. */
  private static boolean isContinuation(char c) {
    return c >= '\u0080' && c <= '\u00BF' || WINDOWS_1252.indexOf(c) >= 0;
  }

  /**
   * Returns how many values there were of a kind; 0 for a type that is not hashed, and for {@link
   * Finding#REPEATED}, which only the whole job can tell.
   */
  public long count(MatchKeyType type, Finding finding) {
    return counts[type.ordinal()][finding.ordinal()];
  }

  private void add(MatchKeyType type, Finding finding) {
    counts[type.ordinal()][finding.ordinal()]++;
  }

  /** Returns the form of a digest, or null if the value looks like none. */
  private static Finding form(String trimmed) {
    Optional<HashedInput> digest = HashedInput.in(trimmed);
    if (!digest.isPresent()) {
      return null;
    }
    if (digest.get().isPrefixed()) {
      return Finding.PREFIXED;
    }
    switch (digest.get().length()) {
      case 32:
        return Finding.HEX_32;
      case 40:
        return Finding.HEX_40;
      case 44:
        return Finding.BASE64_44;
      default:
        return Finding.HASHED;
    }
  }

  private static boolean isPlaceholder(MatchKeyType type, String trimmed, MatchKey key) {
    return Placeholders.isWord(trimmed)
        || type == MatchKeyType.EMAIL && Placeholders.isEmail(trimmed)
        || type != MatchKeyType.PHONE && Placeholders.isZeros(trimmed)
        // A phone number that is sent has more than one digit.
        || type == MatchKeyType.PHONE && !key.isSent() && Placeholders.isRepeatedDigit(trimmed);
  }
}
