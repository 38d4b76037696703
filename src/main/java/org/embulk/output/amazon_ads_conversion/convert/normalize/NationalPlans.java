package org.embulk.output.amazon_ads_conversion.convert.normalize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The shapes of national numbers to which libphonenumber only adds the calling code, after taking
 * away the trunk prefix 0 where the country has one.
 */
final class NationalPlans {
  private static final int LENGTHS = 16;

  private final Map<String, Plan> plans = new HashMap<>();

  NationalPlans() {
    for (String[] line : lines()) {
      Plan plan = plans.computeIfAbsent(line[0], country -> new Plan(line[1]));
      boolean[][] shapes = line[2].equals("0") ? plan.afterTrunkPrefix : plan.bare;
      for (char first : line[3].toCharArray()) {
        for (String length : line[4].split(",")) {
          shapes[first - '0'][Integer.parseInt(length)] = true;
        }
      }
    }
  }

  /**
   * Returns the lines of the table, each as country, calling code, trunk prefix, first digits,
   * lengths and name.
   */
  static List<String[]> lines() {
    List<String[]> lines = new ArrayList<>();
    for (String line : VariantTable.lines("phones-national.txt")) {
      lines.add(line.split(" +", 6));
    }
    return lines;
  }

  /** Returns calling code and national number, or null if the number has none of the shapes. */
  String find(String digits, String country) {
    Plan plan = plans.get(country);
    if (plan == null || digits.length() < 2) {
      return null;
    }
    boolean zero = digits.charAt(0) == '0';
    if (zero && digits.charAt(1) == '0') { // An international prefix.
      return null;
    }
    if (plan.bare[digits.charAt(0) - '0'][digits.length()] && !digits.startsWith(plan.code)) {
      return plan.code.concat(digits);
    }
    return zero && plan.afterTrunkPrefix[digits.charAt(1) - '0'][digits.length() - 1]
        ? plan.code.concat(digits.substring(1))
        : null;
  }

  /** The shapes of a country, by first digit and length of the national number. */
  private static final class Plan {
    private final String code;
    private final boolean[][] bare = new boolean[10][LENGTHS];
    private final boolean[][] afterTrunkPrefix = new boolean[10][LENGTHS];

    Plan(String code) {
      this.code = code;
    }
  }
}
