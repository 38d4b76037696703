package org.embulk.output.amazon_ads_conversion.broken.report;

import org.embulk.output.amazon_ads_conversion.broken.Root;

final class KnowsRoot {
  final Root root = null;
}
