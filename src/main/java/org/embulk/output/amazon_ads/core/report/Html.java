package org.embulk.output.amazon_ads.core.report;

import java.util.Locale;
import java.util.regex.Pattern;

/** HTML in the making. Tags are the plugin's own; every text that goes in is escaped. */
final class Html {
  /** What HTML forbids, or what is invisible or reverses a line; line feeds stay. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile(
          "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\x{FDD0}-\\x{FDEF}\\x{FFFE}\\x{FFFF}&&[^\n]]");

  private final StringBuilder html = new StringBuilder();

  /**
   * @param tag with its attributes, such as {@code th scope="col"}
   */
  Html open(String tag) {
    html.append('<').append(tag).append('>');
    return this;
  }

  Html close(String... names) {
    for (String name : names) {
      html.append("</").append(name).append(">\n");
    }
    return this;
  }

  Html text(String text) {
    html.append(
        UNPRINTABLE
            .matcher(text)
            .replaceAll(" ")
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;")
            .replace("'", "&#39;"));
    return this;
  }

  /** Adds an element that holds a text alone. */
  Html add(String tag, String text) {
    return open(tag).text(text).close(tag.split(" ")[0]);
  }

  /** Adds the start of a table. */
  Html openTable(String... columns) {
    open("table").open("thead").open("tr");
    for (String column : columns) {
      add("th scope=\"col\"", column);
    }
    return close("tr", "thead").open("tbody");
  }

  Html closeTable() {
    return close("tbody", "table");
  }

  Html row(String label, String... cells) {
    open("tr").add("th scope=\"row\"", label);
    for (String cell : cells) {
      add("td", cell);
    }
    return close("tr");
  }

  /**
   * Adds a row with a bar, which shows whatever is not nothing.
   *
   * @param share the same as a text, above the bar
   * @param note below the bar; "" for none
   */
  Html barRow(String label, String share, long part, long whole, String note) {
    double percent = part == 0 ? 0 : Math.max(1, 100.0 * part / whole);
    open("tr").add("th scope=\"row\"", label).open("td").text(share);
    html.append("<svg viewBox=\"0 0 100 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\">")
        .append("<rect width=\"100\" height=\"1\"/>")
        .append(String.format(Locale.ROOT, "<rect width=\"%.1f\" height=\"1\"/></svg>", percent));
    return (note.isEmpty() ? this : add("p", note)).close("td", "tr");
  }

  @Override
  public String toString() {
    return html.toString();
  }
}
