package org.embulk.output.amazon_ads.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.embulk.output.amazon_ads.core.http.UserAgent;

/**
 * The figures of one benchmark: a small table of ratios to print, and a file of JSON that also
 * holds the numbers behind them, the versions and the cores.
 */
final class Figures {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Map<String, Object> machine = new LinkedHashMap<>();
  private final Map<String, Double> ratios = new LinkedHashMap<>();
  private final Map<String, Double> numbers = new LinkedHashMap<>();
  private final String name;

  Figures(String name) {
    this.name = name;
    machine.put("plugin", "embulk-output-amazon_ads_conversion/" + UserAgent.VERSION);
    machine.put("java", System.getProperty("java.vm.version"));
    machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    machine.put("cores", Runtime.getRuntime().availableProcessors());
  }

  /** Adds a figure that another machine may reach as well. */
  void ratio(String what, double value) {
    ratios.put(what, rounded(value));
  }

  /** Adds a figure of this machine, which is not printed. */
  void number(String what, double value) {
    numbers.put(what, rounded(value));
  }

  void print() {
    System.out.printf("%n%s: %s%n", name, machine);
    ratios.forEach((what, value) -> System.out.printf("  %-60s %8.2f%n", what, value));
  }

  /** Writes the file, named after the benchmark. */
  Path write(Path folder) throws IOException {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("machine", machine);
    all.put("ratios", ratios);
    all.put("numbers", numbers);
    return Files.writeString(folder.resolve(name + ".json"), JSON.writeValueAsString(all) + "\n");
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
