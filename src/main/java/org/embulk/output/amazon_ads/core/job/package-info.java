/**
 * The output plugin: reads pages, converts rows, and submits, counts and reports the results. It
 * may use every other package except {@code command}; no package imports it.
 */
package org.embulk.output.amazon_ads.core.job;
