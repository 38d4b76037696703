package org.embulk.output.amazon_ads.audience;

import org.embulk.output.amazon_ads.core.row.Reason;

/** The reason why a row can't become a person, besides those of any export. */
enum AudienceReason implements Reason {
  INVALID_EXTERNAL_USER_ID
}
