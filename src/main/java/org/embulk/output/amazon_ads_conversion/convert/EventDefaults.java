package org.embulk.output.amazon_ads_conversion.convert;

/** The values that the config sets for all events of a job. */
public final class EventDefaults {
  private final String dataSetName;
  private final boolean limitedDataUse;

  /**
   * @param dataSetName the data set that Amazon files events under, or null for its default
   * @param limitedDataUse the default for rows without a value
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
