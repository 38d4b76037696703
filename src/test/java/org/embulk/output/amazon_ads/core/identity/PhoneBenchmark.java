package org.embulk.output.amazon_ads.core.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Measures what {@link PhoneFastPath} saves {@link PhoneNormalizer} against {@link PhoneReadings}.
 *
 * <p>Run it with {@code mvn -q test-compile exec:java -Dexec.classpathScope=test
 * -Dexec.mainClass=org.embulk.output.amazon_ads.core.identity.PhoneBenchmark}. It prints
 * nanoseconds a number, medians of rounds that alternate within one run, and their ratio.
 */
final class PhoneBenchmark {
  private static final int NUMBERS = 20_000;
  private static final int WARM_UP_ROUNDS = 5;
  private static final int ROUNDS = 15;

  private PhoneBenchmark() {}

  public static void main(String[] arguments) {
    PhoneNormalizer both = new PhoneNormalizer();
    Normalizer readings =
        (number, country) ->
            PhoneReadings.read(number, country).map(MatchKey::of).orElse(MatchKey.leftOut("none"));
    compare("US, 2065550100", "US", n -> "2" + n, both, readings);
    compare("US, (206) 555-0100", "US", PhoneBenchmark::bracketed, both, readings);
    compare("US, +12065550100", "US", n -> "+12" + n, both, readings);
    compare("GB, +447911123456", "GB", n -> "+447" + n, both, readings);
    compare("JP, +81312345678", "JP", n -> "+813" + n.substring(1), both, readings);
    compare("GB, 07911 123456", "GB", n -> "07" + n, both, readings);
  }

  private static String bracketed(String nine) {
    return "(2" + nine.substring(0, 2) + ") " + nine.substring(2, 5) + "-" + nine.substring(5);
  }

  private static void compare(
      String shape,
      String country,
      UnaryOperator<String> write,
      Normalizer both,
      Normalizer readings) {
    Random random = new Random(1);
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < NUMBERS; i++) {
      numbers.add(write.apply(String.format("%09d", random.nextInt(1_000_000_000))));
    }
    List<Long> fast = new ArrayList<>();
    List<Long> slow = new ArrayList<>();
    for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
      long fastNanos = time(both, numbers, country);
      long slowNanos = time(readings, numbers, country);
      if (round >= WARM_UP_ROUNDS) {
        fast.add(fastNanos);
        slow.add(slowNanos);
      }
    }
    double fastMedian = median(fast);
    double slowMedian = median(slow);
    System.out.printf(
        "%-30s %8.0f ns, readings alone %8.0f ns, ratio %6.1f%n",
        shape, fastMedian, slowMedian, slowMedian / fastMedian);
  }

  private static long time(Normalizer normalizer, List<String> numbers, String country) {
    long start = System.nanoTime();
    int sent = 0;
    for (String number : numbers) {
      sent += normalizer.normalize(number, country).isSent() ? 1 : 0;
    }
    long nanos = System.nanoTime() - start;
    if (sent == 0) {
      throw new IllegalStateException("no number is possible: " + numbers.get(0));
    }
    return nanos;
  }

  private static double median(List<Long> nanos) {
    return nanos.stream().sorted().skip(ROUNDS / 2).findFirst().orElseThrow() / (double) NUMBERS;
  }
}
