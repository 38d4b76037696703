/**
 * Sends batches of items to Amazon and reports the outcome of each. May use all packages below it,
 * and of {@code convert} only the finished item.
 */
package org.embulk.output.amazon_ads.core.deliver;
