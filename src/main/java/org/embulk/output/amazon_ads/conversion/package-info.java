/**
 * What is special about the plugin for conversions: its settings, and the columns that they need.
 * May use {@code config}, {@code convert} and {@code deliver}.
 */
package org.embulk.output.amazon_ads.conversion;
