package org.embulk.output.amazon_ads_conversion.broken.report;

final class Prints {
  void print() {
    System.out.println();
  }
}
