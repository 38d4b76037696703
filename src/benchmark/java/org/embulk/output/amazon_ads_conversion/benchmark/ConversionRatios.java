package org.embulk.output.amazon_ads_conversion.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs {@link ConversionBenchmark} with JMH, and compares each time with that of the floor.
 *
 * <p>Of many short iterations the fastest counts: whatever else the machine does only makes them
 * slower, and on a busy one hardly any long one goes undisturbed.
 */
public final class ConversionRatios {
  private ConversionRatios() {}

  /**
   * Takes a folder for the figures, the number of forks, and the seconds to warm up and to measure.
   */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createDirectories(Path.of(args[0]));
    TimeValue second = TimeValue.seconds(1);
    Map<String, Double> nanos = new TreeMap<>();
    for (RunResult result :
        new Runner(
                new OptionsBuilder()
                    .include(ConversionBenchmark.class.getName())
                    .forks(Integer.parseInt(args[1]))
                    .warmupTime(second)
                    .warmupIterations(Integer.parseInt(args[2]))
                    .measurementTime(TimeValue.milliseconds(20))
                    .measurementIterations(50 * Integer.parseInt(args[2]))
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run()) {
      nanos.put(
          result.getPrimaryResult().getLabel(), result.getPrimaryResult().getStatistics().getMin());
    }
    double floor = nanos.get("floor");
    Figures figures = new Figures("conversion");
    nanos.forEach(
        (name, time) -> {
          figures.ratio(name + ": share of the floor's time", time / floor);
          figures.number(name + ": nanoseconds", time);
        });
    figures.ratio("conversion: speed against the floor", floor / nanos.get("conversion"));
    figures.print();
    figures.write(folder);
  }
}
