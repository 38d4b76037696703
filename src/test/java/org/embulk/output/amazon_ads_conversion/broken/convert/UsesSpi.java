package org.embulk.output.amazon_ads_conversion.broken.convert;

import org.embulk.spi.Page;

final class UsesSpi {
  final Page page = null;
}
