package org.embulk.output.amazon_ads_conversion.broken.convert;

/** Stands for the rest of the conversion. */
public final class Converter {}
