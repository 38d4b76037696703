package org.embulk.output.amazon_ads_conversion.broken.deliver.http;

import org.embulk.output.amazon_ads_conversion.broken.convert.Event;

/** Breaks a rule. */
public final class KnowsEvent {
  final Event event = null;
}
