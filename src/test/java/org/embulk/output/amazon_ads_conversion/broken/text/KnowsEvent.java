package org.embulk.output.amazon_ads_conversion.broken.text;

import org.embulk.output.amazon_ads_conversion.broken.convert.Event;

final class KnowsEvent {
  final Event event = null;
}
