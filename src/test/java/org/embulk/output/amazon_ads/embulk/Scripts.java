package org.embulk.output.amazon_ads.embulk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A copy of the project in which {@code install.sh} and {@code example/run.sh} find what this build
 * has laid out, and in which Maven does no more than note its arguments.
 */
final class Scripts implements Closeable {
  private static final Path TARGET = Path.of("target").toAbsolutePath();

  private final Path folder;
  private final List<Path> links = new ArrayList<>();

  /** Makes the copy in this folder, beside {@code home}. */
  Scripts(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("home"));
    Files.createDirectories(project().resolve("src"));
    Path target = Files.createDirectories(project().resolve("target"));
    Path embulk = Files.createDirectories(target.resolve("embulk"));
    for (String name : List.of("pom.xml", "install.sh")) {
      Files.copy(Path.of(name), project().resolve(name));
    }
    copyFolder(Path.of("example"));
    for (String name : List.of("classes", "test-classes")) {
      links.add(Files.createSymbolicLink(target.resolve(name), TARGET.resolve(name)));
    }
    Path built = EmbulkFolder.m2().getParent();
    for (String name : List.of("m2", "home", "host.classpath", "test.classpath")) {
      links.add(Files.createSymbolicLink(embulk.resolve(name), built.resolve(name)));
    }
    fakeMaven();
  }

  private void copyFolder(Path from) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, project().resolve(path.toString()));
      }
    }
  }

  private void fakeMaven() throws IOException {
    Path maven = Files.createDirectories(folder.resolve("bin")).resolve("mvn");
    Files.writeString(maven, "#!/bin/sh\necho \"$@\" >> \"$0.txt\"\n");
    assertThat(maven.toFile().setExecutable(true)).isTrue();
  }

  Path project() {
    return folder.resolve("project");
  }

  Path home() {
    return folder.resolve("home");
  }

  /** Returns the arguments of each call of Maven. */
  List<String> mavenCalls() throws IOException {
    return Files.readAllLines(folder.resolve("bin/mvn.txt"));
  }

  /** Runs a command, as typed in a folder, to its end. */
  Result run(Path where, String command) throws IOException, InterruptedException {
    Path output = folder.resolve("output.txt");
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", command)
            .directory(where.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().compute("PATH", (name, path) -> folder.resolve("bin") + ":" + path);
    builder.environment().put("HOME", home().toString());
    builder.environment().put("JAVA_HOME", EmbulkProcess.javaHome().toString());
    builder.environment().remove("MVN_ARGS");
    Process process = builder.start();
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(command + " ends").isTrue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return new Result(process.exitValue(), Files.readString(output));
  }

  /** Deletes the links, lest JUnit warns of each when it deletes the folder. */
  @Override
  public void close() throws IOException {
    for (Path link : links) {
      Files.delete(link);
    }
  }

  record Result(int exitStatus, String output) {
    Result isZero() {
      assertThat(exitStatus).as(output).isZero();
      return this;
    }
  }
}
