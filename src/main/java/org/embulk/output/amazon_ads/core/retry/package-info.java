/** Decides when to send, retry and stop: backoff, rate limit, time budget, and the retry loop. */
package org.embulk.output.amazon_ads.core.retry;
