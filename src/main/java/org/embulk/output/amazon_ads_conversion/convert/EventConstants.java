package org.embulk.output.amazon_ads_conversion.convert;

import java.util.Optional;

/** What every event of a job carries, whatever its row says. */
public final class EventConstants {
  private final Optional<String> dataSetName;
  private final boolean limitedDataUse;

  /**
   * @param limitedDataUse what holds for a row that does not say
   */
  public EventConstants(Optional<String> dataSetName, boolean limitedDataUse) {
    this.dataSetName = dataSetName;
    this.limitedDataUse = limitedDataUse;
  }

  Optional<String> dataSetName() {
    return dataSetName;
  }

  boolean limitedDataUse() {
    return limitedDataUse;
  }
}
