package org.embulk.output.amazon_ads_conversion.broken.report;

import org.embulk.output.amazon_ads_conversion.broken.convert.Event;

final class KnowsEvent {
  final Event event = null;
}
