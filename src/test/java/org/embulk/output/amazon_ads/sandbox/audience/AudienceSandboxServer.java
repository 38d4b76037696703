package org.embulk.output.amazon_ads.sandbox.audience;

import java.io.IOException;
import java.time.Duration;
import org.embulk.output.amazon_ads.sandbox.SandboxProcess;

/**
 * Runs the sandbox of the audiences as a process of its own, set up for the examples of Treasure
 * Data's page: see {@link SandboxProcess} for its options. {@code GET /sandbox/summary} tells at
 * any time who is a member of which audience.
 */
public final class AudienceSandboxServer {
  private AudienceSandboxServer() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    SandboxProcess.run(args, port -> serve(AudienceSandbox.documented().port(port).start()));
  }

  private static SandboxProcess.Served serve(AudienceSandbox sandbox) {
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
        sandbox.stop();
      }

      @Override
      public String summary() {
        return AudienceSummary.of(sandbox);
      }
    };
  }
}
