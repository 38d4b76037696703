package org.embulk.output.amazon_ads.conversion;

/** The values that the config sets for all events of a job. */
public final class EventDefaults {
  final String dataSetName;
  final String dataSetId;
  final boolean limitedDataUse;

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
}
