package org.embulk.output.amazon_ads.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs {@link ConversionBenchmark} with JMH, and compares each time with that of the floor; the
 * conversion also without the virtual machine's SHA intrinsics, on which most of the floor depends.
 *
 * <p>Of many short iterations the fastest counts: whatever else the machine does only makes them
 * slower, and on a busy one hardly any long one goes undisturbed.
 */
public final class ConversionRatios {
  private static final String NO_SHA = " without SHA intrinsics";

  private ConversionRatios() {}

  /**
   * Takes a folder for the figures, the number of forks, and the seconds to warm up and to measure.
   */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[0]));
    int forks = Integer.parseInt(args[1]);
    int seconds = Integer.parseInt(args[2]);
    Figures figures = new Figures("conversion");
    compare(measure(forks, seconds, ".*"), "", figures);
    compare(measure(forks, seconds, "\\.(floor|conversion)$", "-XX:-UseSHA"), NO_SHA, figures);
    figures.print();
    figures.write(folder);
  }

  /**
   * Returns the nanoseconds of each benchmark.
   *
   * @param names a pattern for what follows the name of the class
   */
  private static Map<String, Double> measure(
      int forks, int seconds, String names, String... jvmArguments) throws RunnerException {
    Map<String, Double> nanos = new TreeMap<>();
    for (RunResult result :
        new Runner(
                new OptionsBuilder()
                    .include(ConversionBenchmark.class.getName() + names)
                    .forks(forks)
                    .jvmArgsAppend(jvmArguments)
                    .warmupTime(TimeValue.seconds(1))
                    .warmupIterations(seconds)
                    .measurementTime(TimeValue.milliseconds(20))
                    .measurementIterations(50 * seconds)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run()) {
      nanos.put(
          result.getPrimaryResult().getLabel(), result.getPrimaryResult().getStatistics().getMin());
    }
    return nanos;
  }

  /**
   * Adds the figures, each against the floor.
   *
   * @param how what to append to the names, such as {@link #NO_SHA}
   */
  private static void compare(Map<String, Double> nanos, String how, Figures figures) {
    double floor = nanos.get("floor");
    nanos.forEach(
        (name, time) -> {
          figures.ratio(name + how + ": times the floor's time", time / floor);
          figures.number(name + how + ": nanoseconds", time);
        });
    figures.ratio(
        "conversion" + how + ": speed against the floor", floor / nanos.get("conversion"));
  }
}
