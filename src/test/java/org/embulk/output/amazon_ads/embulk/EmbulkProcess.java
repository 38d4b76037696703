package org.embulk.output.amazon_ads.embulk;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Runs {@code embulk run} in a process of its own: the real Embulk, and the plugin as a user would
 * load it. Its Java is that of {@code EMBULK_JAVA_HOME} if this environment variable is set, so
 * that the plugin can be tried on Java 8, and otherwise that of the tests.
 *
 * <pre>{@code
 * EmbulkProcess.Result result = new EmbulkProcess(temporaryFolder).run(config);
 * }</pre>
 */
public final class EmbulkProcess {
  private final Path folder;
  private final List<String> embulkOptions = new ArrayList<>();
  private final List<String> jvmOptions = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1"));
  private Path home = EmbulkFolder.home();
  private Path m2 = EmbulkFolder.m2();
  private Duration limit = Duration.ofSeconds(120);

  /** Prepares a run whose working directory, config and output are in this folder. */
  public EmbulkProcess(Path folder) {
    this.folder = folder;
  }

  /**
   * Logs at debug level. {@code -l} sets the level of logback's root logger, which the plugin's
   * loggers inherit, since Embulk hands its own slf4j to every plugin.
   */
  public EmbulkProcess debug() {
    return option("-l", "debug");
  }

  /** Adds options of {@code embulk run}. */
  public EmbulkProcess option(String... options) {
    embulkOptions.addAll(List.of(options));
    return this;
  }

  /** Adds options of the virtual machine. */
  public EmbulkProcess jvmOption(String... options) {
    jvmOptions.addAll(List.of(options));
    return this;
  }

  /** Takes plugins from this {@code embulk_home} and this {@code m2_repo} instead. */
  public EmbulkProcess installation(Path newHome, Path newM2) {
    this.home = newHome;
    this.m2 = newM2;
    return this;
  }

  /** Ends the process and fails the test after this time. */
  public EmbulkProcess limit(Duration newLimit) {
    this.limit = newLimit;
    return this;
  }

  /** Runs to the end. */
  public Result run(EmbulkConfig config) throws IOException, InterruptedException {
    return run(config.toYaml());
  }

  /** Runs to the end. */
  public Result run(String yaml) throws IOException, InterruptedException {
    try (Running running = start(yaml)) {
      return running.await();
    }
  }

  /** Starts a run, to be ended by a signal perhaps. */
  public Running start(EmbulkConfig config) throws IOException {
    return start(config.toYaml());
  }

  private Running start(String yaml) throws IOException {
    Path configFile = Files.writeString(folder.resolve("config.yml"), yaml);
    Path stdout = folder.resolve("stdout.txt");
    Path stderr = folder.resolve("stderr.txt");
    ProcessBuilder builder = new ProcessBuilder(command(configFile)).directory(folder.toFile());
    builder.environment().remove("EMBULK_HOME");
    builder.redirectOutput(stdout.toFile()).redirectError(stderr.toFile());
    Process process = builder.start();
    process.getOutputStream().close();
    return new Running(process, stdout, stderr, limit);
  }

  /** A run that has started; closing it ends it however far it is. */
  public static final class Running implements AutoCloseable {
    private final Process process;
    private final Path stdout;
    private final Path stderr;
    private final Duration limit;

    private Running(Process process, Path stdout, Path stderr, Duration limit) {
      this.process = process;
      this.stdout = stdout;
      this.stderr = stderr;
      this.limit = limit;
    }

    /** Sends a signal, such as {@code TERM}. */
    public void signal(String name) throws IOException, InterruptedException {
      String pid = Long.toString(process.pid());
      new ProcessBuilder("kill", "-" + name, pid).start().waitFor();
    }

    /** Waits until Embulk has logged this text. */
    public void awaitOutput(String text) throws IOException, InterruptedException {
      long end = System.nanoTime() + limit.toNanos();
      while (!Files.readString(stdout).contains(text)) {
        if (!process.isAlive() || System.nanoTime() - end > 0) {
          throw new AssertionError("embulk did not log this: " + text);
        }
        TimeUnit.MILLISECONDS.sleep(10);
      }
    }

    /** Waits for the end. */
    public Result await() throws IOException, InterruptedException {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        dumpThreads(process);
        throw new AssertionError(
            "embulk did not end within %s:%n%s%n%s"
                .formatted(limit, Files.readString(stdout), Files.readString(stderr)));
      }
      return new Result(process.exitValue(), Files.readString(stdout), Files.readString(stderr));
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }

  private List<String> command(Path configFile) {
    List<String> command = new ArrayList<>();
    command.add(javaHome().resolve("bin").resolve("java").toString());
    command.addAll(jvmOptions);
    command.add("-cp");
    command.add(
        EmbulkFolder.hostClassPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    command.add("org.embulk.cli.Main");
    command.add("run");
    command.add(configFile.toAbsolutePath().toString());
    command.addAll(List.of("-X", "embulk_home=" + home));
    command.addAll(List.of("-X", "m2_repo=" + m2));
    command.addAll(embulkOptions);
    return command;
  }

  /** Returns the folder of the Java that Embulk is to run on. */
  static Path javaHome() {
    String javaHome = System.getenv("EMBULK_JAVA_HOME");
    return Path.of(javaHome == null ? System.getProperty("java.home") : javaHome);
  }

  /** Makes a virtual machine that hangs print what its threads are doing, where it can. */
  private static void dumpThreads(Process process) throws InterruptedException {
    try {
      new ProcessBuilder("kill", "-QUIT", Long.toString(process.pid())).start().waitFor();
      process.waitFor(2, TimeUnit.SECONDS);
    } catch (IOException e) {
      // No such command here: the log alone must do.
    }
  }

  /**
   * What a run left behind.
   *
   * @param exitStatus 0 when Embulk committed, 1 when it failed, 128 and its number upon a signal
   * @param stdout where Embulk logs
   * @param stderr where Embulk prints the stack trace and the last {@code Error:} line of a failure
   */
  public record Result(int exitStatus, String stdout, String stderr) {
    private static final String ERROR = "Error: ";

    /** Returns everything that was printed. */
    public String output() {
      return stdout + stderr;
    }

    /** Returns what was logged. */
    public EmbulkLog log() {
      return EmbulkLog.parse(stdout);
    }

    /**
     * Returns the message of a failure, which is all that follows the last {@code Error:}, or
     * nothing.
     */
    public String error() {
      int start = ("\n" + stderr).lastIndexOf("\n" + ERROR);
      return start < 0 ? "" : stderr.substring(start + ERROR.length()).strip();
    }
  }
}
