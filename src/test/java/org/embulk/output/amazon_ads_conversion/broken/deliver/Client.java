package org.embulk.output.amazon_ads_conversion.broken.deliver;

/** Stands for the client. */
public final class Client {}
