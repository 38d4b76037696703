/**
 * Reads and checks the values of a row. Uses only {@code text} and the consent of {@code config}.
 */
package org.embulk.output.amazon_ads.core.row;
