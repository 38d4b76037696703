/**
 * Obtains and renews access tokens from Login with Amazon. May use {@code error}, {@code http} and
 * {@code retry}.
 */
package org.embulk.output.amazon_ads.core.auth;
