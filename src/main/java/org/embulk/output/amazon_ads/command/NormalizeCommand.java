package org.embulk.output.amazon_ads.command;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.embulk.output.amazon_ads.core.identity.MatchKey;
import org.embulk.output.amazon_ads.core.identity.MatchKeyMaker;

/**
 * Shows how the plugin normalizes identifiers, so that a user with a low match rate can compare it
 * with another pipeline.
 *
 * <p>Reads values from standard input, one per line, and writes a line for each: the normalized
 * text, a tab, and what is sent (the digest, or the text again for a type that is not hashed). A
 * value that is left out gives {@code -}, a tab, and the reason. Both are UTF-8, whatever the
 * platform's default.
 */
public final class NormalizeCommand {
  private static final int OK = 0;
  private static final int USAGE_ERROR = 2;

  private final MatchKeyMaker maker = new MatchKeyMaker();
  private final NormalizeArguments arguments;

  private NormalizeCommand(NormalizeArguments arguments) {
    this.arguments = arguments;
  }

  /** Runs the command on the standard streams, and exits. */
  public static void main(String[] arguments) throws IOException {
    System.exit(run(arguments, System.in, System.out, System.err));
  }

  /**
   * Runs the command.
   *
   * @return the exit status: 0, or 2 if the arguments are wrong, which {@code err} then explains
   */
  static int run(String[] arguments, InputStream in, OutputStream out, OutputStream err)
      throws IOException {
    Optional<NormalizeArguments> parsed = NormalizeArguments.parse(arguments);
    if (!parsed.isPresent()) {
      err.write(NormalizeArguments.USAGE.getBytes(StandardCharsets.UTF_8));
      err.flush();
      return USAGE_ERROR;
    }
    new NormalizeCommand(parsed.get())
        .normalize(
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)),
            new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)));
    return OK;
  }

  private void normalize(BufferedReader in, Writer out) throws IOException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.write(describe(line));
      out.write('\n');
      // Somebody who types a value wants the result before the next.
      if (!in.ready()) {
        out.flush();
      }
    }
    out.flush();
  }

  private String describe(String raw) {
    MatchKey key = maker.make(arguments.type(), raw, arguments.country());
    return key.isSent() ? key.normalized() + "\t" + key.value() : "-\t" + key.reason();
  }
}
