package org.embulk.output.amazon_ads_conversion.broken.deliver.events;

import org.embulk.output.amazon_ads_conversion.broken.deliver.Client;

/** Breaks a rule. */
public final class KnowsClient {
  final Client client = null;
}
