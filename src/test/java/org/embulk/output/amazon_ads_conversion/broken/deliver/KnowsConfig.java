package org.embulk.output.amazon_ads_conversion.broken.deliver;

import org.embulk.output.amazon_ads_conversion.broken.config.BrokenTask;

final class KnowsConfig {
  final BrokenTask task = null;
}
