package org.embulk.output.amazon_ads_conversion.convert;

/** The values that the config sets for all events of a job. */
public final class EventDefaults {
  private final String dataSetName;
  private final String dataSetId;
  private final boolean limitedDataUse;

  /**
   * @param dataSetName the data set that Amazon files events under, or null for its default
   * @param dataSetId the data set of an API token, or null with Login with Amazon
   * @param limitedDataUse the default for rows without a value
   */
  public EventDefaults(String dataSetName, String dataSetId, boolean limitedDataUse) {
    this.dataSetName = dataSetName;
    this.dataSetId = dataSetId;
    this.limitedDataUse = limitedDataUse;
  }

  /** Returns the data set that Amazon files events under, or null for its default. */
  String dataSetName() {
    return dataSetName;
  }

  /** Returns the data set of an API token, or null with Login with Amazon. */
  String dataSetId() {
    return dataSetId;
  }

  boolean limitedDataUse() {
    return limitedDataUse;
  }
}
