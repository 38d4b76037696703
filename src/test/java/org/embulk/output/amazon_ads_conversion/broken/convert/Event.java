package org.embulk.output.amazon_ads_conversion.broken.convert;

/** The one class that delivery may know. */
public final class Event {}
