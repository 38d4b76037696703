package org.embulk.output.amazon_ads.conversion;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.embulk.output.amazon_ads.core.row.InputColumn;
import org.embulk.spi.type.Type;
import org.embulk.spi.type.Types;

/**
 * The columns that the plugin knows, with the types allowed for each; the others are custom
 * attributes.
 *
 * <p>An input finds where each of them is once, not for every row: by name, the look-ups took a
 * tenth of a row's time.
 */
public enum EventColumn implements InputColumn {
  EVENT_NAME(Role.REQUIRED, Types.STRING),
  CONVERSION_TYPE(Role.REQUIRED, Types.STRING),
  EVENT_SOURCE(Role.REQUIRED, Types.STRING),
  COUNTRY_CODE(Role.REQUIRED, Types.STRING),
  EVENT_TIME(Role.REQUIRED, Types.STRING, Types.LONG, Types.DOUBLE, Types.TIMESTAMP),

  EMAIL(Role.IDENTIFIER, Types.STRING, Types.LONG),
  PHONE(Role.IDENTIFIER, Types.STRING, Types.LONG),
  FIRST_NAME(Role.IDENTIFIER, Types.STRING, Types.LONG),
  LAST_NAME(Role.IDENTIFIER, Types.STRING, Types.LONG),
  ADDRESS(Role.IDENTIFIER, Types.STRING, Types.LONG),
  CITY(Role.IDENTIFIER, Types.STRING, Types.LONG),
  STATE(Role.IDENTIFIER, Types.STRING, Types.LONG),
  POSTAL(Role.IDENTIFIER, Types.STRING, Types.LONG),
  MAID(Role.IDENTIFIER, Types.STRING, Types.LONG),
  RAMP_ID(Role.IDENTIFIER, Types.STRING, Types.LONG),
  MATCH_ID(Role.IDENTIFIER, Types.STRING, Types.LONG),
  REAL_ID(Role.IDENTIFIER, Types.STRING, Types.LONG),
  MERKLE_ID(Role.IDENTIFIER, Types.STRING, Types.LONG),
  KANTAR_ID(Role.IDENTIFIER, Types.STRING, Types.LONG),
  FIP(Role.IDENTIFIER, Types.STRING, Types.LONG),

  VALUE(Role.OPTIONAL, Types.STRING, Types.LONG, Types.DOUBLE),
  CURRENCY_CODE(Role.OPTIONAL, Types.STRING),
  UNITS_SOLD(Role.OPTIONAL, Types.LONG, Types.STRING, Types.DOUBLE),
  EVENT_ID(Role.OPTIONAL, Types.STRING, Types.LONG),
  PARTNER(Role.OPTIONAL, Types.STRING),
  AMAZON_AD_EVENT_KEY(Role.OPTIONAL, Types.STRING),

  IP_ADDRESS(Role.CONSENT, Types.STRING),
  TCF(Role.CONSENT, Types.STRING),
  GPP(Role.CONSENT, Types.STRING),
  AMZN_USER_DATA(Role.CONSENT, Types.STRING),
  /** Amazon accepts it only with {@code amzn_user_data}: alone it is not a signal. */
  AMZN_AD_STORAGE(Role.CONSENT_DETAIL, Types.STRING),

  LIMITED_DATA_USE(Role.OPTIONAL, Types.BOOLEAN, Types.STRING),
  USER_AGENT(Role.OPTIONAL, Types.STRING),
  AREF_MEASUREMENT_TOKENS(Role.OPTIONAL, Types.STRING);

  /** What a column is used for. */
  public enum Role {
    REQUIRED,
    IDENTIFIER,
    CONSENT,
    CONSENT_DETAIL,
    OPTIONAL;

    /** Returns whether a custom attribute would send this column unhashed, or not as consent. */
    public boolean isPersonal() {
      return this == IDENTIFIER || this == CONSENT || this == CONSENT_DETAIL;
    }
  }

  private final String columnName = name().toLowerCase(Locale.ROOT);
  private final Role role;
  private final List<Type> types;

  EventColumn(Role role, Type... types) {
    this.role = role;
    this.types = Collections.unmodifiableList(Arrays.asList(types));
  }

  /** Returns the column of a name; empty if it is none of these. */
  static Optional<EventColumn> of(String columnName) {
    return Arrays.stream(values())
        .filter(column -> column.columnName().equals(columnName))
        .findFirst();
  }

  /** Returns the names of these columns and of custom attributes, each once. */
  static Set<String> names(List<CustomAttribute> attributes) {
    Set<String> names = new LinkedHashSet<>();
    for (EventColumn column : values()) {
      names.add(column.columnName());
    }
    attributes.forEach(attribute -> names.add(attribute.name()));
    return names;
  }

  /**
   * Returns whether, in any letter case, this is the name of a column that a custom attribute would
   * send unhashed, or not as consent.
   */
  static boolean isPersonal(String name) {
    return Arrays.stream(values())
        .anyMatch(
            column -> column.columnName().equalsIgnoreCase(name) && column.role().isPersonal());
  }

  @Override
  public String columnName() {
    return columnName;
  }

  public Role role() {
    return role;
  }

  /** Returns the types that the column may have. */
  public List<Type> types() {
    return types;
  }
}
