package org.embulk.output.amazon_ads.embulk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Tells which threads and open files came since it was made and are still there.
 *
 * <pre>{@code
 * Leftovers leftovers = Leftovers.since();
 * embulk.run(config);
 * assertThat(leftovers.threads()).isEmpty();
 * }</pre>
 */
public final class Leftovers {
  /**
   * Threads that OkHttp and Okio start once for all of their clients and keep in static fields:
   * they are daemons, hold no connection, and end by themselves after a minute without work. No
   * client can end them, so they say nothing of whether ours was closed; its sockets do. While
   * OkHttp's waits for more work, it may keep the name of the task that it ran last.
   */
  private static final Set<String> LIBRARIES_OWN =
      Set.of("OkHttp TaskRunner", "OkHttp ConnectionPool connection closer", "Okio Watchdog");

  private static final Path OPEN_FILES = Path.of("/proc/self/fd");
  private static final Duration GRACE = Duration.ofSeconds(3);

  private final Set<Thread> threadsBefore = threadsNow();
  private final Set<String> filesBefore = filesNow();

  private Leftovers() {}

  /** Remembers what is there now. */
  public static Leftovers since() {
    return new Leftovers();
  }

  /**
   * Returns the names of the new threads, after waiting a little for them to end; without those
   * daemons that OkHttp and Okio keep for all of their clients.
   */
  public List<String> threads() throws InterruptedException {
    return afterGrace(
        () ->
            threadsNow().stream()
                .filter(thread -> !threadsBefore.contains(thread))
                .filter(thread -> !isLibrariesOwn(thread))
                .map(Thread::getName)
                .sorted()
                .toList());
  }

  /**
   * Returns the new sockets and open files, jars aside, after waiting a little for them to be
   * closed; always none where the system has no {@code /proc}.
   */
  public List<String> files() throws InterruptedException {
    return afterGrace(
        () -> filesNow().stream().filter(file -> !filesBefore.contains(file)).sorted().toList());
  }

  private static List<String> afterGrace(Supplier<List<String>> look) throws InterruptedException {
    long end = System.nanoTime() + GRACE.toNanos();
    List<String> left = look.get();
    while (!left.isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(20_000_000);
      left = look.get();
    }
    return left;
  }

  private static boolean isLibrariesOwn(Thread thread) {
    return thread.isDaemon() && LIBRARIES_OWN.contains(thread.getName());
  }

  private static Set<Thread> threadsNow() {
    return new HashSet<>(Thread.getAllStackTraces().keySet());
  }

  private static Set<String> filesNow() {
    Set<String> files = new HashSet<>();
    if (!Files.isDirectory(OPEN_FILES)) {
      return files;
    }
    try (Stream<Path> links = Files.list(OPEN_FILES)) {
      for (Path link : links.toList()) {
        target(link).ifPresent(files::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static Optional<String> target(Path link) {
    try {
      String target = Files.readSymbolicLink(link).toString();
      boolean ofTheMachine = target.endsWith(".jar") || target.startsWith("/proc/");
      return ofTheMachine ? Optional.empty() : Optional.of(target);
    } catch (IOException e) {
      // Closed since it was listed.
      return Optional.empty();
    }
  }
}
