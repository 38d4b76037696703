package org.embulk.output.amazon_ads.broken;

import okhttp3.OkHttpClient;

/** Breaks the rules of {@code ArchitectureTest}, which shows that they catch it. */
class Broken {
  final OkHttpClient client = new OkHttpClient();
  final long time = System.nanoTime();

  void print() {
    System.out.println(time);
  }
}
