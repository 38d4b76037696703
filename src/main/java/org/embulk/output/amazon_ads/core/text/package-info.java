/** What counts as blank text, and what of a text can be shown. Uses no other package. */
package org.embulk.output.amazon_ads.core.text;
