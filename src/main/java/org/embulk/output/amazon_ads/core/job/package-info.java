/**
 * One transaction: its outputs, what each did with its records, what is skipped, and how the job
 * ends.
 */
package org.embulk.output.amazon_ads.core.job;
