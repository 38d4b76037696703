package org.embulk.output.amazon_ads_conversion.broken;

/** Stands for the plugin class. */
public final class Root {}
