package org.embulk.output.amazon_ads.embulk;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Runs the real Embulk in this virtual machine, with the plugin loaded from {@code
 * target/embulk/m2}, for what a process of its own cannot show: threads that are still alive, the
 * exceptions of a failure, and resuming.
 *
 * <p>Embulk gets a class loader of its own that knows nothing of the test's class path. On that
 * class path, the plugin would not come from its jar: Embulk looks for every class in {@code
 * org.embulk} among its own first, and it would find {@code target/classes}.
 */
public final class EmbulkInProcess implements Closeable {
  private final HostClassLoader host;
  private final Driver driver;
  private Duration limit = Duration.ofSeconds(120);

  /** Loads Embulk. */
  public EmbulkInProcess() {
    List<Path> jars = EmbulkFolder.hostClassPath();
    this.host = new HostClassLoader(jars.stream().filter(HostClassLoader::isVisible).toList());
    this.driver =
        call(
            () ->
                newDriver(
                    properties(),
                    jars.stream().filter(jar -> !HostClassLoader.isVisible(jar)).toList()));
  }

  /** Fails the test when a run takes longer than this. */
  public EmbulkInProcess limit(Duration newLimit) {
    this.limit = newLimit;
    return this;
  }

  /** Collects the log from this level on, such as {@code trace}; from debug on if never called. */
  public EmbulkInProcess logLevel(String level) {
    driver.logLevel(level);
    return this;
  }

  /** Runs as {@code embulk run} does: after a failure Embulk cleans up. */
  public Outcome run(EmbulkConfig config) {
    return run(config.toYaml());
  }

  /** Runs a config that is written already. */
  public Outcome run(String yaml) {
    return call(() -> driver.run(yaml));
  }

  /** Runs, and interrupts the run once this returns, as whoever cancels a job does. */
  public Outcome runInterrupted(EmbulkConfig config, Runnable until) {
    return call(() -> driver.run(config.toYaml()), until);
  }

  /** Runs so that a failing run can be resumed. */
  public Outcome runResumable(EmbulkConfig config) {
    return call(() -> driver.runResumable(config.toYaml()));
  }

  /**
   * Resumes the last run, which was resumable and failed, under this config.
   *
   * @throws IllegalStateException when there is none
   */
  public Outcome resume(EmbulkConfig config) {
    return call(() -> driver.resume(config.toYaml()));
  }

  /**
   * Lets the plugins clean up after the last run, which was resumable and failed.
   *
   * @throws IllegalStateException when there is none
   */
  public Outcome cleanup(EmbulkConfig config) {
    return call(() -> driver.cleanup(config.toYaml()));
  }

  /**
   * Returns what has been logged since the last run began. After an interrupt, Embulk leaves the
   * outputs' threads behind, and these log what was sent when the run has already ended.
   */
  public EmbulkLog log() {
    return driver.log();
  }

  @Override
  public void close() throws IOException {
    driver.close();
    host.close();
  }

  private Driver newDriver(Properties properties, List<Path> hidden)
      throws ReflectiveOperationException {
    return (Driver)
        host.loadClass(HostClassLoader.DRIVER)
            .getConstructor(Properties.class, List.class)
            .newInstance(properties, hidden);
  }

  /** Returns the system properties that Embulk's command would gather. */
  private static Properties properties() {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(EmbulkFolder.home().resolve("embulk.properties"))) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    properties.setProperty("embulk_home", EmbulkFolder.home().toString());
    properties.setProperty("m2_repo", EmbulkFolder.m2().toString());
    return properties;
  }

  /** Calls on a thread of its own, whose context class loader is Embulk's as in its command. */
  private <T> T call(Callable<T> callable) {
    return call(callable, null);
  }

  private <T> T call(Callable<T> callable, Runnable untilInterrupt) {
    FutureTask<T> task = new FutureTask<>(callable);
    Thread thread = new Thread(task, "embulk-main");
    thread.setDaemon(true);
    thread.setContextClassLoader(host);
    thread.start();
    if (untilInterrupt != null) {
      untilInterrupt.run();
      thread.interrupt();
    }
    try {
      T result = task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      thread.join();
      return result;
    } catch (TimeoutException e) {
      AssertionError error = new AssertionError("embulk did not end within " + limit);
      error.setStackTrace(thread.getStackTrace());
      throw error;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * What a run came to.
   *
   * @param failure what Embulk threw, with its whole cause chain
   * @param log what was logged at every level from {@link #logLevel} up
   * @param handedBack what the plugin handed back to Embulk, as JSON: the config diff of a run that
   *     ended well, the task reports of one that failed and can be resumed
   */
  public record Outcome(Optional<Throwable> failure, EmbulkLog log, List<String> handedBack) {
    /** Returns whether Embulk committed. */
    public boolean isSuccessful() {
      return failure.isEmpty();
    }

    /**
     * Returns each exception of the failure once: the chain of causes, and those suppressed on the
     * way.
     */
    public List<Throwable> causes() {
      return failure.map(Causes::of).orElse(List.of());
    }
  }

  /**
   * What is called across the border of the class loaders: nothing but the JDK's types and ours.
   */
  public interface Driver extends Closeable {
    /** Logs from this level on. */
    void logLevel(String level);

    /** Returns what has been logged since the last run began. */
    EmbulkLog log();

    /** Runs. */
    Outcome run(String yaml);

    /** Runs so that a failing run can be resumed. */
    Outcome runResumable(String yaml);

    /** Resumes the last run. */
    Outcome resume(String yaml);

    /** Cleans up after the last run. */
    Outcome cleanup(String yaml);
  }

  /** Embulk's visible jars, the JDK, and from the test classes just the driver. */
  private static final class HostClassLoader extends URLClassLoader {
    static final String DRIVER = "org.embulk.output.amazon_ads.embulk.inside.EmbedDriver";
    private static final String INSIDE = DRIVER.substring(0, DRIVER.lastIndexOf('.') + 1);
    // As in Embulk's executable jar, which holds the others as jars of their own.
    private static final Pattern VISIBLE_JAR =
        Pattern.compile("(embulk-core|embulk-spi|slf4j-api|msgpack-core|logback-[a-z]+)-\\d.*");
    private static final List<Class<?>> SHARED =
        List.of(Driver.class, Outcome.class, EmbulkLog.class, LogLine.class);

    HostClassLoader(List<Path> jars) {
      super(
          "embulk",
          jars.stream().map(HostClassLoader::toUrl).toArray(URL[]::new),
          ClassLoader.getPlatformClassLoader());
    }

    /** Returns whether plugins see the jar's classes; Embulk hides its other dependencies. */
    static boolean isVisible(Path jar) {
      return VISIBLE_JAR.matcher(jar.getFileName().toString()).matches();
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      for (Class<?> shared : SHARED) {
        if (shared.getName().equals(name)) {
          return shared;
        }
      }
      if (name.startsWith(INSIDE)) {
        return define(name);
      }
      return super.findClass(name);
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      String resource = name.replace('.', '/') + ".class";
      try (InputStream in = EmbulkInProcess.class.getClassLoader().getResourceAsStream(resource)) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }

    private static URL toUrl(Path path) {
      try {
        return path.toUri().toURL();
      } catch (MalformedURLException e) {
        throw new IllegalArgumentException(e);
      }
    }
  }
}
