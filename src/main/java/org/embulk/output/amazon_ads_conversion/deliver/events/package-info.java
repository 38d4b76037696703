/**
 * Posts events to the Events API, one attempt at a time, and reads the response. May use {@code
 * auth}, {@code error}, {@code http}, {@code retry} and the finished event.
 */
package org.embulk.output.amazon_ads_conversion.deliver.events;
