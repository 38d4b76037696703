/** Laid out like the plugin, with classes that break each rule of its architecture. */
package org.embulk.output.amazon_ads_conversion.broken;
