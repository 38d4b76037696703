package org.embulk.output.amazon_ads_conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class JobFailureTest {
  @Test
  void tellsTypeAndPlaceButNeitherMessageNorCauses() {
    RuntimeException cause = new NumberFormatException("For input string: \"jane@example.com\"");
    RuntimeException quoting = new IllegalArgumentException("jane@example.com is bad", cause);
    quoting.addSuppressed(new IllegalStateException("jane@example.com again"));

    IllegalStateException error = JobFailure.internalError(quoting, "output 1, record 17");

    assertThat(error)
        .hasMessage(
            "output 1, record 17: internal error in the plugin; please report it"
                + " (java.lang.IllegalArgumentException)")
        .hasNoCause()
        .hasNoSuppressedExceptions();
    assertThat(error.getStackTrace()).isEqualTo(quoting.getStackTrace());
    assertThat(printed(error)).contains("JobFailureTest").doesNotContain("jane");
  }

  private static String printed(Exception e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
