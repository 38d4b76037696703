/**
 * Reads options, checks them, and reports every problem together; and the options that the plugins
 * share.
 */
package org.embulk.output.amazon_ads.core.config;
