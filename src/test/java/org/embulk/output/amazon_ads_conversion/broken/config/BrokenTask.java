package org.embulk.output.amazon_ads_conversion.broken.config;

import org.embulk.util.config.Task;

/** Stands for the config. */
public interface BrokenTask extends Task {}
