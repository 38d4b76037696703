package org.embulk.output.amazon_ads.core.row;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A column that contains one of a set of words, in any letter case. */
public final class EnumColumn<E extends Enum<E>> {
  private final InputColumn column;
  private final Reason reason;
  private final Map<String, E> words = new HashMap<>();
  private final String rule;

  public EnumColumn(InputColumn column, Reason reason, Class<E> type) {
    this(
        column,
        reason,
        type,
        Arrays.stream(type.getEnumConstants())
            .map(Enum::name)
            .collect(Collectors.joining(", ", "must be one of ", "")));
  }

  /**
   * @param rule what the value must be, where a message should not list all words
   */
  public EnumColumn(InputColumn column, Reason reason, Class<E> type, String rule) {
    this.column = column;
    this.reason = reason;
    this.rule = rule;
    for (E word : type.getEnumConstants()) {
      words.put(word.name(), word);
    }
  }

  public E required(Row row) throws InvalidRecordException {
    E word = words.get(row.get(column)); // As in almost every row.
    return word != null ? word : find(Cells.required(row, column));
  }

  /** Returns the word, or null if the row has none. */
  public E optional(Row row) throws InvalidRecordException {
    E word = words.get(row.get(column));
    if (word != null) {
      return word;
    }
    String text = Cells.trimmed(row, column);
    return text == null ? null : find(text);
  }

  private E find(String text) throws InvalidRecordException {
    E word = words.get(Cells.upper(text));
    if (word == null) {
      throw new InvalidRecordException(reason, column, Shape.after(rule, text));
    }
    return word;
  }
}
