package org.embulk.output.amazon_ads.audience;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.embulk.output.amazon_ads.core.identity.MatchKeyType;
import org.embulk.output.amazon_ads.core.row.DefaultValues;
import org.embulk.output.amazon_ads.core.row.InputColumn;

/** The columns that the plugin knows, in Treasure Data's spelling where it has one. */
enum AudienceColumn implements InputColumn {
  EXTERNAL_USER_ID("externalUserId"),
  EMAIL("email", MatchKeyType.EMAIL),
  PHONE("phone", MatchKeyType.PHONE),
  FIRSTNAME("firstname", MatchKeyType.FIRST_NAME),
  LASTNAME("lastname", MatchKeyType.LAST_NAME),
  ADDRESS("address", MatchKeyType.ADDRESS),
  CITY("city", MatchKeyType.CITY),
  STATE("state", MatchKeyType.STATE),
  POSTAL("postal", MatchKeyType.POSTAL),
  COUNTRYCODE("countrycode"),
  TCF("tcf"),
  GPP("gpp"),
  AMZN_USER_DATA("amzn_user_data"),
  AMZN_AD_STORAGE("amzn_ad_storage"),
  IP_ADDRESS("ip_address");

  private final String columnName;
  private final MatchKeyType identifier;

  AudienceColumn(String columnName) {
    this(columnName, null);
  }

  AudienceColumn(String columnName, MatchKeyType identifier) {
    this.columnName = columnName;
    this.identifier = identifier;
  }

  /** Returns the column of each kind of identifier that one holds. */
  static Map<MatchKeyType, AudienceColumn> byIdentifier() {
    Map<MatchKeyType, AudienceColumn> columns = new EnumMap<>(MatchKeyType.class);
    for (AudienceColumn column : values()) {
      if (column.identifier != null) {
        columns.put(column.identifier, column);
      }
    }
    return columns;
  }

  static List<String> names() {
    return Arrays.stream(values()).map(AudienceColumn::columnName).collect(Collectors.toList());
  }

  @Override
  public String columnName() {
    return columnName;
  }

  /** Returns the kind of identifier that the column holds, or null if it holds none. */
  MatchKeyType identifier() {
    return identifier;
  }

  /** Returns whether the column may be of type long too. */
  boolean mayBeLong() {
    return identifier != null || this == EXTERNAL_USER_ID;
  }

  /** Returns why the column can't have a default, "" if it can. */
  String objectionToDefault() {
    if (this == COUNTRYCODE) {
      return "";
    }
    return mayBeLong() ? DefaultValues.ONE_PERSON : DefaultValues.CONSENT;
  }

  /** Returns the column of a name. */
  static AudienceColumn of(String columnName) {
    return Arrays.stream(values())
        .filter(column -> column.columnName.equals(columnName))
        .findFirst()
        .get();
  }

  /** Returns whether a value in the column can be the consent that a country requires. */
  boolean isConsent() {
    return this == TCF || this == GPP || this == AMZN_USER_DATA;
  }
}
