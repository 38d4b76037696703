package org.embulk.output.amazon_ads_conversion.broken.convert;

import org.slf4j.Logger;

final class Logs {
  final Logger logger = null;
}
