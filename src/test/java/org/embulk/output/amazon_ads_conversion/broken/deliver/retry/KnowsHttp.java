package org.embulk.output.amazon_ads_conversion.broken.deliver.retry;

import org.embulk.output.amazon_ads_conversion.broken.deliver.http.KnowsEvent;

final class KnowsHttp {
  final KnowsEvent http = null;
}
