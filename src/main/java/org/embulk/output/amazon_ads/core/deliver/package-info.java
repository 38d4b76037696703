/**
 * Sends batches of events to Amazon and reports the outcome of each. May use all packages below it,
 * and of {@code convert} only the finished event.
 */
package org.embulk.output.amazon_ads.core.deliver;
