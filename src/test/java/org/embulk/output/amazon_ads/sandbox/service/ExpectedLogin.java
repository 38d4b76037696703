package org.embulk.output.amazon_ads.sandbox.service;

/** What the token endpoint wants to see. */
public record ExpectedLogin(String clientId, String clientSecret, String refreshToken) {}
