/** Reads Amazon's errors, and keeps what is safe to show of them. */
package org.embulk.output.amazon_ads.core.error;
