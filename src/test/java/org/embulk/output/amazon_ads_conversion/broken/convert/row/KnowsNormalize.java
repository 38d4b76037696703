package org.embulk.output.amazon_ads_conversion.broken.convert.row;

import org.embulk.output.amazon_ads_conversion.broken.convert.normalize.KnowsRow;

/** Breaks a rule, and closes a cycle. */
public final class KnowsNormalize {
  final KnowsRow normalizer = null;
}
