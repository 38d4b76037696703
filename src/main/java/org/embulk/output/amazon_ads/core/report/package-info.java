/**
 * Counts what happened to the records, formats the REPORT, and writes the files of rejected
 * records. Of {@code convert}, it knows only the types of match keys and of findings.
 */
package org.embulk.output.amazon_ads.core.report;
