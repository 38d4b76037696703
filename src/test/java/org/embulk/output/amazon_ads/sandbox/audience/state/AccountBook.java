package org.embulk.output.amazon_ads.sandbox.audience.state;

import java.util.List;
import java.util.Optional;

/** Knows what was there before any request: AMC accounts, agency profiles, the terms. */
public record AccountBook(
    Terms terms, List<AmcAccount> amcAccounts, List<AgencyProfile> agencyProfiles) {

  public Optional<AmcAccount> account(String id, String marketplaceId) {
    return amcAccounts.stream()
        .filter(account -> account.id().equals(id))
        .filter(account -> account.marketplaceId().equals(marketplaceId))
        .findFirst();
  }

  public Optional<AgencyProfile> profile(String id) {
    return agencyProfiles.stream()
        .filter(profile -> Long.toString(profile.id()).equals(id))
        .findFirst();
  }

  /** Tells whether the parts of a connection to be made belong together. */
  public boolean hasAllOf(Connection parts) {
    return account(parts.text("amcAccountId"), parts.text("amcAccountMarketplaceId"))
            .filter(account -> account.has(parts.text("amcInstanceId")))
            .isPresent()
        && (!parts.hasAdvertiser()
            || profile(parts.text("dspProfileId"))
                .filter(one -> one.advertiserIds().contains(parts.text("dspAdvertiserId")))
                .isPresent());
  }
}
