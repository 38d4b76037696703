/**
 * The plugin {@code amazon_ads}: puts the people of its input into one audience of Amazon Marketing
 * Cloud and the DSP, or takes them out. Its parts, in the order in which a job needs them:
 * settings, columns, the destination (terms, connection, audience), person and record, the
 * endpoint, the questions for a status, the lines of the REPORT. Knows the core, and nothing of
 * conversions.
 */
package org.embulk.output.amazon_ads.audience;
