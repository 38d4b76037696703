package org.embulk.output.amazon_ads_conversion;

/**
 * Passes a defect of the plugin on without its message and its causes, which may quote a row: type
 * and stack trace are what is needed to find it.
 */
final class Defect {
  private Defect() {}

  static IllegalStateException of(Throwable e, String where) {
    IllegalStateException defect =
        new IllegalStateException(
            where + ": a defect of the plugin, please report it: " + e.getClass().getName());
    defect.setStackTrace(e.getStackTrace());
    return defect;
  }
}
