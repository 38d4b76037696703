package org.embulk.output.amazon_ads_conversion.convert;

/** What every event of a job carries, whatever its row says. */
public final class EventDefaults {
  private final String dataSetName;
  private final boolean limitedDataUse;

  /**
   * @param dataSetName the data set that Amazon files events under, or null for its default
   * @param limitedDataUse what holds for a row that does not say
   */
  public EventDefaults(String dataSetName, boolean limitedDataUse) {
    this.dataSetName = dataSetName;
    this.limitedDataUse = limitedDataUse;
  }

  /** Returns the data set that Amazon files events under, or null for its default. */
  String dataSetName() {
    return dataSetName;
  }

  boolean limitedDataUse() {
    return limitedDataUse;
  }
}
