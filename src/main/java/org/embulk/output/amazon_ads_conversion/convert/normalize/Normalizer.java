package org.embulk.output.amazon_ads_conversion.convert.normalize;

/** Brings one kind of identifier into the one spelling that everybody hashes. */
public interface Normalizer {
  /**
   * Normalizes a raw identifier. Never throws, whatever the text holds, and takes time linear in
   * its length.
   *
   * @param raw the identifier as the row has it, not null
   * @param country the row's country, ISO 3166-1 alpha-2 in upper case
   * @param numericColumn whether the text is a number's decimal text, which has lost leading zeros
   */
  Normalized normalize(String raw, String country, boolean numericColumn);
}
