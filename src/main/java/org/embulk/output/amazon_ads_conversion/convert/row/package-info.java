/** Reads and checks the values of a row. Uses only {@code text}. */
package org.embulk.output.amazon_ads_conversion.convert.row;
