/** Counts what happened to the records, and writes the REPORT and the files. */
package org.embulk.output.amazon_ads.core.report;
