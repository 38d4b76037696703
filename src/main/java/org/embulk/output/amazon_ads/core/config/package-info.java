/**
 * Reads options and checks them, and reports every problem together; and the options that several
 * plugins share. Uses only {@code text}.
 */
package org.embulk.output.amazon_ads.core.config;
