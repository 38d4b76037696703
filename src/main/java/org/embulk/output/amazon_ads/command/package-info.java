/**
 * A command that shows users how a value is normalized; not part of a run. Uses only {@code
 * convert.normalize}; no package imports it.
 */
package org.embulk.output.amazon_ads.command;
