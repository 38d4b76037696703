package org.embulk.output.amazon_ads.audience;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.embulk.output.amazon_ads.core.report.Counts;
import org.embulk.output.amazon_ads.core.report.RecordCounts;
import org.embulk.output.amazon_ads.core.report.ReportLines;

/** Counts what is doubtful about the people of one output, and says so in the REPORT. */
final class RecordWarnings {
  /** Nested: records by what is doubtful about them. */
  private static final String WARNINGS = "warnings";

  private static final String DENIED = "records_with_consent_denied";
  private static final String UNREADABLE_IP_ADDRESS = "ip_addresses_left_out";

  /** Nested in {@link #WARNINGS}: records by country that Amazon's guide does not list. */
  private static final String UNLISTED_COUNTRIES = "unlisted_countries";

  /** The countries for which Amazon's guide to advertiser audiences offers hashed identifiers. */
  private static final Set<String> LISTED =
      Collections.unmodifiableSet(
          new HashSet<>(
              Arrays.asList(
                  "AE AU BE BR CA DE EG ES FR GB IN IT JP MX NL PL SA SE SG TR US".split(" "))));

  private final Counts counts;

  /**
   * @param counts those of the output
   */
  RecordWarnings(Counts counts) {
    this.counts = counts;
  }

  /** Returns the counts of this plugin, each of which is 0. */
  static Counts zeros() {
    Counts counts = RecordCounts.zeros();
    counts.add(0, RecordCounts.RECORDS_IN_FAILED_UPLOADS);
    counts.add(0, WARNINGS, DENIED);
    counts.add(0, WARNINGS, UNREADABLE_IP_ADDRESS);
    counts.at(WARNINGS).at(UNLISTED_COUNTRIES);
    return counts;
  }

  void count(Person person, boolean unreadableIpAddress) {
    if (person.consent != null && ConsentRule.isDenied(person.consent)) {
      counts.add(1, WARNINGS, DENIED);
    }
    if (unreadableIpAddress) {
      counts.add(1, WARNINGS, UNREADABLE_IP_ADDRESS);
    }
    if (!LISTED.contains(person.country)) {
      counts.add(1, WARNINGS, UNLISTED_COUNTRIES, person.country);
    }
  }

  /** Adds a line for each warning that there is. */
  static void addTo(ReportLines lines, Counts counts) {
    lines.warnIfAny(
        "people whose consent is denied, whom Amazon rejects", counts.get(WARNINGS, DENIED));
    lines.warnIfAny(
        "IP addresses that can't be read and were left out",
        counts.get(WARNINGS, UNREADABLE_IP_ADDRESS));
    lines.warnByName(
        "people in countries that Amazon does not list for hashed identifiers",
        counts.at(WARNINGS).at(UNLISTED_COUNTRIES));
  }
}
