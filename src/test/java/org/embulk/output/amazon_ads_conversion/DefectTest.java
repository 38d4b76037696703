package org.embulk.output.amazon_ads_conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class DefectTest {
  @Test
  void tellsTypeAndPlaceButNeitherMessageNorCauses() {
    RuntimeException cause = new NumberFormatException("For input string: \"jane@example.com\"");
    RuntimeException quoting = new IllegalArgumentException("jane@example.com is bad", cause);
    quoting.addSuppressed(new IllegalStateException("jane@example.com again"));

    IllegalStateException defect = Defect.of(quoting, "output 1, record 17");

    assertThat(defect)
        .hasMessage(
            "output 1, record 17: a defect of the plugin, please report it:"
                + " java.lang.IllegalArgumentException")
        .hasNoCause()
        .hasNoSuppressedExceptions();
    assertThat(defect.getStackTrace()).isEqualTo(quoting.getStackTrace());
    assertThat(printed(defect)).contains("DefectTest").doesNotContain("jane");
  }

  private static String printed(Exception e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
