package org.embulk.output.amazon_ads.sandbox;

import java.io.IOException;
import java.time.Duration;
import org.embulk.output.amazon_ads.sandbox.records.Summary;

/** Runs the sandbox of the Events API as a process of its own: see {@link SandboxProcess}. */
public final class SandboxServer {
  private SandboxServer() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    SandboxProcess.run(args, port -> serve(Sandbox.builder().port(port).start()));
  }

  private static SandboxProcess.Served serve(Sandbox sandbox) {
    return new SandboxProcess.Served() {
      @Override
      public String baseUrl() {
        return sandbox.baseUrl();
      }

      @Override
      public Duration sinceLastRequest() {
        return sandbox.sinceLastRequest();
      }

      @Override
      public void stop() {
        sandbox.close();
      }

      @Override
      public String summary() {
        return Summary.of(sandbox);
      }
    };
  }
}
