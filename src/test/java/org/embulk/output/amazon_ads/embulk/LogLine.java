package org.embulk.output.amazon_ads.embulk;

/**
 * One event of Embulk's log.
 *
 * @param level such as {@code INFO}
 * @param thread the name of the thread that logged it
 * @param message the text; with line breaks where it had some, and with the stack trace of an
 *     exception that was logged with it
 */
public record LogLine(String level, String thread, String message) {}
