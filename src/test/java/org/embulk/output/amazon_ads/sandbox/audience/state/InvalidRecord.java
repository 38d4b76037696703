package org.embulk.output.amazon_ads.sandbox.audience.state;

/** A record that the status of its upload calls invalid. */
public record InvalidRecord(String externalId, String error) {}
