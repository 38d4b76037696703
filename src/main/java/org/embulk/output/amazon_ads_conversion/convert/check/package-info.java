/** Finds identifiers that can't match by looking at them, and keeps nothing but numbers. */
package org.embulk.output.amazon_ads_conversion.convert.check;
