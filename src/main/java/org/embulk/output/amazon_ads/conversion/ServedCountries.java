package org.embulk.output.amazon_ads.conversion;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.embulk.output.amazon_ads.core.config.Region;

/**
 * The countries of which Amazon's own client for the Events API sends events to the host of a
 * region. What becomes of others is not documented.
 */
final class ServedCountries {
  private ServedCountries() {}

  /** Returns the countries of a region in ISO 3166-1 alpha-2. */
  static Set<String> of(Region region) {
    switch (region) {
      case NA:
        return set("US CA MX BR");
      case EU:
        return set("GB FR IT ES DE NL AE PL TR EG SA SE BE IN ZA");
      default:
        return set("JP AU SG");
    }
  }

  private static Set<String> set(String countries) {
    return Collections.unmodifiableSet(new HashSet<>(Arrays.asList(countries.split(" "))));
  }
}
