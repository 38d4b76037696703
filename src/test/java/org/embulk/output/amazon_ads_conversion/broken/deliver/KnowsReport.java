package org.embulk.output.amazon_ads_conversion.broken.deliver;

import org.embulk.output.amazon_ads_conversion.broken.report.UsesOkHttp;

final class KnowsReport {
  final UsesOkHttp report = null;
}
