/** Obtains and renews access tokens from Login with Amazon. */
package org.embulk.output.amazon_ads.core.auth;
