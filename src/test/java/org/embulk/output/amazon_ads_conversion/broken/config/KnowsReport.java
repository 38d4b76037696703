package org.embulk.output.amazon_ads_conversion.broken.config;

import org.embulk.output.amazon_ads_conversion.broken.report.UsesOkHttp;

final class KnowsReport {
  final UsesOkHttp report = null;
}
