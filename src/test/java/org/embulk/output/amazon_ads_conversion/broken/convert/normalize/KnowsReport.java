package org.embulk.output.amazon_ads_conversion.broken.convert.normalize;

import org.embulk.output.amazon_ads_conversion.broken.report.UsesOkHttp;

final class KnowsReport {
  final UsesOkHttp report = null;
}
