package org.embulk.output.amazon_ads_conversion.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;

/** Draws the figures of {@code benchmark/run.sh} as two plots. */
public final class Plots {
  private Plots() {}

  /** Takes the file of figures, and the folder for the plots. */
  public static void main(String[] args) throws IOException {
    JsonNode numbers =
        new ObjectMapper().readTree(Files.readString(Path.of(args[0]))).get("numbers");
    Path folder = Path.of(args[1]);
    draw(
        numbers,
        "rows a second, (?<line>\\d+ ms), (?<x>\\d+)",
        new XYChartBuilder()
            .title("One output against a server that answers after a while")
            .xAxisTitle("requests in flight")
            .yAxisTitle("rows a second")
            .build(),
        folder.resolve("rows-a-second"));
    draw(
        numbers,
        "(?<line>null|dry run|export) seconds, (?<x>\\d+)",
        new XYChartBuilder()
            .title("The whole job, from CSV")
            .xAxisTitle("rows")
            .yAxisTitle("seconds")
            .build(),
        folder.resolve("time-against-rows"));
  }

  private static void draw(JsonNode numbers, String names, XYChart chart, Path file)
      throws IOException {
    Map<String, Map<Double, Double>> lines = new TreeMap<>();
    Pattern pattern = Pattern.compile(names);
    for (Iterator<String> fields = numbers.fieldNames(); fields.hasNext(); ) {
      String name = fields.next();
      Matcher matcher = pattern.matcher(name);
      if (matcher.matches()) {
        lines
            .computeIfAbsent(matcher.group("line"), line -> new TreeMap<>())
            .put(Double.valueOf(matcher.group("x")), numbers.get(name).doubleValue());
      }
    }
    if (lines.isEmpty()) {
      throw new IllegalStateException("no figures for " + file + ": run benchmark/run.sh first");
    }
    lines.forEach(
        (line, points) -> {
          List<Double> xs = new ArrayList<>(points.keySet());
          chart.addSeries(line, xs, new ArrayList<>(points.values()));
        });
    VectorGraphicsEncoder.saveVectorGraphic(chart, file.toString(), VectorGraphicsFormat.SVG);
  }
}
