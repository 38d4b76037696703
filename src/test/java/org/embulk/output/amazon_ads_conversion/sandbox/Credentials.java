package org.embulk.output.amazon_ads_conversion.sandbox;

/** What the token endpoint wants to see. */
record Credentials(String clientId, String clientSecret, String refreshToken) {}
