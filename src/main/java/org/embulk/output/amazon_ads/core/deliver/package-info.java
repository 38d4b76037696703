/**
 * Sends batches of items and reports the outcome of each. Knows no API: it asks an {@link
 * org.embulk.output.amazon_ads.core.deliver.Endpoint}.
 */
package org.embulk.output.amazon_ads.core.deliver;
