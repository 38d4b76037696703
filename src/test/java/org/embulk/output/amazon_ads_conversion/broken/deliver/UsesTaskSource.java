package org.embulk.output.amazon_ads_conversion.broken.deliver;

import org.embulk.config.TaskSource;

final class UsesTaskSource {
  final TaskSource task = null;
}
