package org.embulk.output.amazon_ads.core.row;

import java.util.Locale;

/**
 * Why a row is invalid: a constant of {@link RowReason} or of a plugin's own enum. The codes are
 * stable: users grep for them and alert on them.
 */
public interface Reason {
  /** Returns the name of the constant. */
  String name();

  /** Returns the code as printed in reports, such as {@code unknown_currency}. */
  default String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
