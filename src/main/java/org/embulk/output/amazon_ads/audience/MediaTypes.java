package org.embulk.output.amazon_ads.audience;

/** What the operations of the API take and return. */
final class MediaTypes {
  static final String CONNECTIONS = "application/vnd.amcaudiencesconnections.v1+json";
  static final String AUDIENCES = "application/vnd.amcaudiences.v1+json";
  static final String INSTANCES = "application/vnd.amcinstances.v1+json";
  static final String JSON = "application/json";

  private MediaTypes() {}
}
