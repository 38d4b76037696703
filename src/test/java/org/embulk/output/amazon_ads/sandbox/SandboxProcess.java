package org.embulk.output.amazon_ads.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Runs a sandbox as a process of its own, with the options {@code [--port N] [--url-file PATH]
 * [--summary-file PATH] [--idle-seconds N]}.
 *
 * <p>Ends with status 0 on SIGTERM, or by itself after so many seconds without a request (300 if
 * not given), so that none is left behind when its parent forgets it. Then it prints a summary of
 * what it received, and writes it to the summary file.
 */
public final class SandboxProcess {
  private static final String DEFAULT_IDLE_SECONDS = "300";

  private SandboxProcess() {}

  /**
   * @param start starts the sandbox on a port, 0 for any that is free
   */
  public static void run(String[] args, IntFunction<Served> start)
      throws IOException, InterruptedException {
    Map<String, String> options = parse(args);
    Duration idle =
        Duration.ofSeconds(
            Long.parseLong(options.getOrDefault("--idle-seconds", DEFAULT_IDLE_SECONDS)));
    Served sandbox = start.apply(Integer.parseInt(options.getOrDefault("--port", "0")));
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> end(sandbox, options.get("--summary-file"))));
    write(options.get("--url-file"), sandbox.baseUrl() + "\n");
    System.out.println("sandbox listening on " + sandbox.baseUrl());
    awaitIdle(sandbox, idle);
    System.exit(0);
  }

  private static Map<String, String> parse(String[] args) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      if (i + 1 == args.length || !args[i].matches("--(port|(url|summary)-file|idle-seconds)")) {
        throw new IllegalArgumentException("Not an option with its value: " + args[i]);
      }
      options.put(args[i], args[i + 1]);
    }
    return options;
  }

  private static void awaitIdle(Served sandbox, Duration idle) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    for (Duration left = idle;
        !left.isZero() && !left.isNegative();
        left = idle.minus(sandbox.sinceLastRequest())) {
      never.await(left.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  /** Halts with 0, since a process that was told to end by SIGTERM would end with 143. */
  private static void end(Served sandbox, String summaryFile) {
    int status = 1;
    try {
      sandbox.stop();
      String summary = sandbox.summary();
      System.out.print(summary);
      System.out.flush();
      write(summaryFile, summary);
      status = 0;
    } catch (IOException | RuntimeException e) {
      System.err.println("The summary was not written: " + e);
    } finally {
      Runtime.getRuntime().halt(status);
    }
  }

  /**
   * Writes the file under another name first, so that a script that waits for it finds it whole.
   */
  private static void write(String file, String text) throws IOException {
    if (file != null) {
      Path path = Path.of(file);
      Path part = Path.of(file + ".part");
      Files.writeString(part, text);
      Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** What such a process runs. */
  public interface Served {
    String baseUrl();

    /** Returns how long ago the last request came, or the start if there was none. */
    Duration sinceLastRequest();

    void stop();

    String summary();
  }
}
