package org.embulk.output.amazon_ads_conversion.broken.convert.check;

import org.embulk.output.amazon_ads_conversion.broken.convert.row.KnowsNormalize;

final class KnowsRow {
  final KnowsNormalize row = null;
}
