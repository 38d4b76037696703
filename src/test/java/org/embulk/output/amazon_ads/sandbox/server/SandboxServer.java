package org.embulk.output.amazon_ads.sandbox.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs the sandbox that a config needs as a process of its own, for {@code example/run.sh}, and
 * writes the config as it has to be to run against it. Its options are pairs:
 *
 * <ul>
 *   <li>{@code --config FILE} and {@code --copy FILE}: the config, and where to write the other
 *   <li>{@code --dry-run true}: makes that one a dry run
 *   <li>{@code --made-up true}: says that the rows are nobody's, so that the summary may show some
 *   <li>{@code --fault STATUS}: answers the first three requests for events or uploads with it
 *   <li>{@code --url-file FILE}: says where the sandbox listens, once all is ready
 *   <li>{@code --summary-file FILE}: tells in the end what was received
 * </ul>
 *
 * <p>Ends with status 0 on SIGTERM, or by itself after an hour without a request, so that none is
 * left behind when its parent forgets it.
 */
public final class SandboxServer {
  static final int FAULTY_REQUESTS = 3;

  private static final String OPTIONS = "--(config|copy|dry-run|made-up|fault|(url|summary)-file)";
  private static final Duration LONGEST_IDLENESS = Duration.ofHours(1);

  private final Map<String, String> options;
  private final Served sandbox;

  private SandboxServer(Map<String, String> options, OwnConfig config) {
    boolean isMadeUp = options.containsKey("--made-up");
    OptionalInt fault =
        options.containsKey("--fault")
            ? OptionalInt.of(Integer.parseInt(options.get("--fault")))
            : OptionalInt.empty();
    this.options = options;
    this.sandbox =
        config.isForAudiences()
            ? new ServedAudiences(config, isMadeUp, fault)
            : new ServedEvents(isMadeUp, fault);
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Map<String, String> options = parse(args);
    OwnConfig config;
    try {
      config = OwnConfig.read(Path.of(options.get("--config")));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    new SandboxServer(options, config).run(config);
    System.exit(0);
  }

  private static Map<String, String> parse(String[] args) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      if (i + 1 == args.length || !args[i].matches(OPTIONS)) {
        throw new IllegalArgumentException("Not an option with its value: " + args[i]);
      }
      options.put(args[i], args[i + 1]);
    }
    return options;
  }

  private void run(OwnConfig config) throws IOException, InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::end));
    write("--copy", config.against(sandbox.baseUrl(), options.containsKey("--dry-run")));
    write("--url-file", sandbox.baseUrl() + "\n");
    awaitIdleness();
  }

  private void awaitIdleness() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    for (Duration left = LONGEST_IDLENESS;
        !left.isZero() && !left.isNegative();
        left = LONGEST_IDLENESS.minus(sandbox.sinceLastRequest())) {
      never.await(left.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  /** Halts with 0, since a process that was told to end by SIGTERM would end with 143. */
  private void end() {
    int status = 1;
    try {
      sandbox.stop();
      write("--summary-file", sandbox.summary());
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
  private void write(String option, String text) throws IOException {
    Path path = Path.of(options.get(option));
    Path part = Path.of(path + ".part");
    Files.writeString(part, text);
    Files.move(part, path, StandardCopyOption.REPLACE_EXISTING);
  }
}
