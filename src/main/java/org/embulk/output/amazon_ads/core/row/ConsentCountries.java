package org.embulk.output.amazon_ads.core.row;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * The countries whose people must consent, and for whom an IP address alone is not enough as
 * consent, by Amazon's help pages.
 */
public final class ConsentCountries {
  private static final Set<String> EEA_AND_UK =
      Collections.unmodifiableSet(
          new HashSet<>(
              Arrays.asList(
                  // The European Union
                  "AT",
                  "BE",
                  "BG",
                  "CY",
                  "CZ",
                  "DE",
                  "DK",
                  "EE",
                  "ES",
                  "FI",
                  "FR",
                  "GR",
                  "HR",
                  "HU",
                  "IE",
                  "IT",
                  "LT",
                  "LU",
                  "LV",
                  "MT",
                  "NL",
                  "PL",
                  "PT",
                  "RO",
                  "SE",
                  "SI",
                  "SK",
                  // Parts of it with their own codes
                  "AX",
                  "GF",
                  "GP",
                  "MF",
                  "MQ",
                  "RE",
                  "YT",
                  // The rest of the European Economic Area, and the United Kingdom
                  "IS",
                  "LI",
                  "NO",
                  "GB")));

  private ConsentCountries() {}

  public static boolean include(String country) {
    return EEA_AND_UK.contains(country);
  }
}
