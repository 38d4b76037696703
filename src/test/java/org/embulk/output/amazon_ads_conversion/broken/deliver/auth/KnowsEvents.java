package org.embulk.output.amazon_ads_conversion.broken.deliver.auth;

import org.embulk.output.amazon_ads_conversion.broken.deliver.events.KnowsClient;

/** Breaks a rule. */
public final class KnowsEvents {
  final KnowsClient events = null;
}
