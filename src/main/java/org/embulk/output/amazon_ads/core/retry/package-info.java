/**
 * Decides when to send, retry and stop: backoff, rate limit and time budget. Uses no other package
 * of the project.
 */
package org.embulk.output.amazon_ads.core.retry;
