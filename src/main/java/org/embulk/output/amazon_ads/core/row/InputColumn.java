package org.embulk.output.amazon_ads.core.row;

/** A column that a plugin knows: a constant of its enum of columns. */
public interface InputColumn {
  /** Returns the name by which the plugin and its messages know the column. */
  String columnName();

  /** Returns the place of the constant in its enum, by which a row finds the cell. */
  int ordinal();
}
