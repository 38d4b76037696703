/** Reads a page as rows, and the cells of a row: texts, words, numbers, the country, consent. */
package org.embulk.output.amazon_ads.core.row;
