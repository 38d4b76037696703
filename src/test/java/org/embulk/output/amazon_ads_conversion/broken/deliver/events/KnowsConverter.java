package org.embulk.output.amazon_ads_conversion.broken.deliver.events;

import org.embulk.output.amazon_ads_conversion.broken.convert.Converter;

final class KnowsConverter {
  final Converter converter = null;
}
