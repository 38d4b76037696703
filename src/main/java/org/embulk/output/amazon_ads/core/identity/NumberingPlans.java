package org.embulk.output.amazon_ads.core.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The shapes of phone numbers with which libphonenumber does nothing but put the calling code
 * before the national number, after taking away the trunk prefix 0 where the country has one.
 */
final class NumberingPlans {
  private static final int MAX_CODE_LENGTH = 3;

  private final Map<String, Plan> byCode = new HashMap<>();
  private final Map<String, Plan> byCountry = new HashMap<>();

  NumberingPlans() {
    for (String[] line : lines()) {
      Plan plan = byCountry.computeIfAbsent(line[0], country -> new Plan(line[1]));
      byCode.put(plan.code, plan);
      plan.shapes(line[2]).add(line[3], line[4]);
    }
  }

  /**
   * Returns the lines of the table, each as country, calling code, what precedes the national
   * number, its first digits, its lengths, and the country's name.
   */
  static List<String[]> lines() {
    List<String[]> lines = new ArrayList<>();
    for (String line : VariantTable.lines("phones.txt")) {
      lines.add(line.split(" +", 6));
    }
    return lines;
  }

  /** Returns whether calling code and national number have one of the shapes. */
  boolean containInternational(String digits) {
    // No calling code is a prefix of another.
    for (int end = 1; end <= MAX_CODE_LENGTH && end < digits.length(); end++) {
      Plan plan = byCode.get(digits.substring(0, end));
      if (plan != null) {
        return plan.behindCode.contain(digits.substring(end));
      }
    }
    return false;
  }

  /**
   * Returns calling code and national number of a number as it is dialled in a country, or null if
   * it has none of the shapes.
   */
  String findNational(String digits, String country) {
    Plan plan = byCountry.get(country);
    if (plan == null || digits.startsWith("00")) { // The latter is an international prefix.
      return null;
    }
    boolean zero = digits.startsWith("0");
    if (digits.startsWith(plan.code, zero ? 1 : 0)) { // PhoneReadings may read it as such.
      return null;
    }
    if (plan.bare.contain(digits)) {
      return plan.code + digits;
    }
    return zero && plan.behindZero.contain(digits.substring(1))
        ? plan.code + digits.substring(1)
        : null;
  }

  /** The shapes of a country, by what precedes the national number. */
  private static final class Plan {
    private final String code;
    private final Shapes behindCode = new Shapes();
    private final Shapes behindZero = new Shapes();
    private final Shapes bare = new Shapes();

    Plan(String code) {
      this.code = code;
    }

    Shapes shapes(String before) {
      switch (before) {
        case "+":
          return behindCode;
        case "0":
          return behindZero;
        default:
          return bare;
      }
    }
  }

  /** First digits and lengths of national numbers. */
  private static final class Shapes {
    private static final int LENGTHS = 16;

    private final boolean[][] shapes = new boolean[10][LENGTHS];

    void add(String firstDigits, String lengths) {
      for (char first : firstDigits.toCharArray()) {
        for (String length : lengths.split(",")) {
          shapes[first - '0'][Integer.parseInt(length)] = true;
        }
      }
    }

    /** Takes at most 15 digits. */
    boolean contain(String digits) {
      return !digits.isEmpty() && shapes[digits.charAt(0) - '0'][digits.length()];
    }
  }
}
