/**
 * The HTTP client, and what keeps OkHttp from retrying by itself. No other package knows OkHttp.
 */
package org.embulk.output.amazon_ads.core.http;
