/**
 * Reads Amazon's errors and keeps what is safe to show of them. Uses no other package of the
 * project.
 */
package org.embulk.output.amazon_ads.core.error;
