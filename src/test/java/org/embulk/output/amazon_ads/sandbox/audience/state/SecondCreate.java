package org.embulk.output.amazon_ads.sandbox.audience.state;

/** What a second create with the same external id under the same connection gives. */
public enum SecondCreate {
  /** 200 with the id of the first audience, of which nothing changes. */
  SAME,
  /** 400 with a message that quotes the external id. */
  REFUSED,
  /** 201 with the id of a second audience. */
  ANOTHER
}
