/**
 * Normalizes each kind of identifier to the one spelling whose SHA-256 Amazon knows.
 *
 * <p>A digest that differs by one character matches nobody, and nothing reports it. The Events API
 * documents the rule for e-mail addresses only; the others follow two implementations of Amazon's
 * own: its client for this API (a tag for server-side Google Tag Manager, version 1.0.0 of
 * September 2026) and the uploader of Amazon Marketing Cloud, with its test data. Where the two
 * agree, so do we; where they differ, the client wins, unless its result is plainly a mistake. The
 * classes and the resource files name the exceptions.
 *
 * <p>Everything here is pure; tables are resource files next to the classes. The entry point is
 * {@link org.embulk.output.amazon_ads.core.identity.MatchKeyMaker}.
 */
package org.embulk.output.amazon_ads.core.identity;
