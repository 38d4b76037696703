/**
 * Runs the real Embulk in tests, with the plugin loaded from a Maven repository as a user would
 * load it. {@code mvn verify} lays out what this needs in {@code target/embulk} before the {@code
 * *IT} classes run.
 */
package org.embulk.output.amazon_ads.embulk;
