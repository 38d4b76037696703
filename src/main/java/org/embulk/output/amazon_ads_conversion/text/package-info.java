/** What counts as blank text. Uses no other package of the project. */
package org.embulk.output.amazon_ads_conversion.text;
