package org.embulk.output.amazon_ads_conversion.broken.report;

import java.util.logging.Logger;

final class UsesJdkLogging {
  final Logger logger = null;
}
