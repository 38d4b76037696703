/**
 * The plugin of type {@code amazon_ads_conversion}: its settings, its columns, the conversion of a
 * row to an event, the Events API, and its lines of the REPORT. Knows {@code core}.
 */
package org.embulk.output.amazon_ads.conversion;
