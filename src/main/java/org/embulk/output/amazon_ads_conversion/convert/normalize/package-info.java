/**
 * Normalizes each kind of identifier to the one spelling whose SHA-256 Amazon knows.
 *
 * <p>A digest that differs by one character matches nobody, and nothing reports it. The Events API
 * documents the rule for e-mail addresses only; the others follow the code and the test data that
 * Amazon publishes for the same identifiers: the advertiser audience normalization, the uploader of
 * Amazon Marketing Cloud, and the rules of AWS Entity Resolution. Where these disagree, the class
 * notes it.
 *
 * <p>Everything here is pure and uses only {@code text}; tables are resource files next to the
 * classes. The entry point is {@link
 * org.embulk.output.amazon_ads_conversion.convert.normalize.MatchKeyMaker}.
 */
package org.embulk.output.amazon_ads_conversion.convert.normalize;
