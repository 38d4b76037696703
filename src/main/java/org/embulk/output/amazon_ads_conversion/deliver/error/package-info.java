/**
 * Reads Amazon's errors and redacts them so that they are safe to show. Uses no other package of
 * the project.
 */
package org.embulk.output.amazon_ads_conversion.deliver.error;
