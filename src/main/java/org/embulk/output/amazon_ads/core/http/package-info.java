/**
 * The HTTP client, and what keeps OkHttp from retrying by itself. Uses no other package of the
 * project.
 */
package org.embulk.output.amazon_ads.core.http;
