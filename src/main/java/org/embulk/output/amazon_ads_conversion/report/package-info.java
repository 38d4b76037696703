/**
 * Counts what happened to the records, formats the REPORT, and writes the files of rejected
 * records. Does not use {@code config}, {@code convert} or {@code deliver}.
 */
package org.embulk.output.amazon_ads_conversion.report;
