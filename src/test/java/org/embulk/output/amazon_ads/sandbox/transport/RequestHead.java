package org.embulk.output.amazon_ads.sandbox.transport;

/** What stands before the body. A path is the whole request target, a query string included. */
public record RequestHead(String method, String path, Headers headers) {}
