/**
 * Reads and checks the options and the columns of the input. Does not use {@code convert}, {@code
 * deliver} or {@code report}.
 */
package org.embulk.output.amazon_ads_conversion.config;
