package org.embulk.output.amazon_ads_conversion.broken.convert.normalize;

import org.embulk.output.amazon_ads_conversion.broken.convert.row.KnowsNormalize;

/** Breaks a rule, and closes a cycle. */
public final class KnowsRow {
  final KnowsNormalize row = null;
}
