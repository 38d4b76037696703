package org.embulk.output.amazon_ads_conversion.broken.convert.normalize;

import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

final class RollsDice {
  UUID identifier() {
    return UUID.randomUUID();
  }

  int local() {
    return ThreadLocalRandom.current().nextInt();
  }

  double math() {
    return Math.random();
  }

  int number() {
    return new Random().nextInt();
  }
}
