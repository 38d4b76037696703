package org.embulk.output.amazon_ads.core.identity;

import org.embulk.output.amazon_ads.core.text.Whitespace;

/** Normalizes one kind of identifier to the one spelling that everybody hashes. */
public interface Normalizer {
  /**
   * Normalizes an identifier. Never throws, whatever the text contains.
   *
   * @param trimmed the identifier without surrounding blanks, see {@link Whitespace#trim}, not null
   * @param country the row's country, ISO 3166-1 alpha-2 in upper case
   */
  MatchKey normalize(String trimmed, String country);
}
