/** Writes JSON by hand, since it is hot. */
package org.embulk.output.amazon_ads.core.json;
