/** What counts as blank text, and what of a text can be shown. */
package org.embulk.output.amazon_ads.core.text;
