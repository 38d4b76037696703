/**
 * Converts a row to an event of the Events API. Does not use {@code config}, {@code deliver} or
 * {@code report}.
 */
package org.embulk.output.amazon_ads_conversion.convert;
