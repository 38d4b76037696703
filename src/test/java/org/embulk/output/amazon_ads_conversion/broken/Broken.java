package org.embulk.output.amazon_ads_conversion.broken;

import okhttp3.OkHttpClient;

/** Breaks the rules of {@code ArchitectureTest}, which shows that they catch it. */
class Broken {
  final OkHttpClient client = new OkHttpClient();
  final long time = System.nanoTime();

  void print() {
    System.out.println(time);
  }
}
