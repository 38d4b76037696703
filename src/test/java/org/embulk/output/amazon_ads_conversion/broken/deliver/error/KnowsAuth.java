package org.embulk.output.amazon_ads_conversion.broken.deliver.error;

import org.embulk.output.amazon_ads_conversion.broken.deliver.auth.KnowsEvents;

/** Breaks a rule. */
public final class KnowsAuth {
  final KnowsEvents auth = null;
}
