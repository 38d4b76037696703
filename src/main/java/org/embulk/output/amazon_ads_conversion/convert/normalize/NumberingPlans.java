package org.embulk.output.amazon_ads_conversion.convert.normalize;

import java.util.ArrayList;
import java.util.List;

/**
 * The shapes of international numbers that libphonenumber leaves unchanged: by calling code, the
 * first digits and the lengths of the national number.
 */
final class NumberingPlans {
  private static final int MAX_CODE_LENGTH = 3;
  private static final int CODES = 1000;
  private static final int LENGTHS = 16;

  /** By calling code, first digit and length of the national number; null for an unknown code. */
  private final boolean[][][] shapes = new boolean[CODES][][];

  NumberingPlans() {
    for (String[] line : lines()) {
      boolean[][] shape = new boolean[10][LENGTHS];
      shapes[Integer.parseInt(line[0])] = shape;
      for (char first : line[1].toCharArray()) {
        for (String length : line[2].split(",")) {
          shape[first - '0'][Integer.parseInt(length)] = true;
        }
      }
    }
  }

  /** Returns the lines of the table, each as calling code, first digits, lengths and country. */
  static List<String[]> lines() {
    List<String[]> lines = new ArrayList<>();
    for (String line : VariantTable.lines("phones-common.txt")) {
      lines.add(line.split(" +", 4));
    }
    return lines;
  }

  /** Returns whether a number has one of the shapes; no calling code is a prefix of another. */
  boolean contain(String digits) {
    int code = 0;
    for (int i = 0; i < MAX_CODE_LENGTH && i < digits.length() - 1; i++) {
      code = code * 10 + (digits.charAt(i) - '0');
      // No calling code begins with 0, and 039 is not 39.
      if (code == 0) {
        return false;
      }
      if (shapes[code] != null) {
        return shapes[code][digits.charAt(i + 1) - '0'][digits.length() - i - 1];
      }
    }
    return false;
  }
}
