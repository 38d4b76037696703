/**
 * A command that shows users how a value is normalized; not part of a run. Knows {@code core}, and
 * no plugin.
 */
package org.embulk.output.amazon_ads.command;
