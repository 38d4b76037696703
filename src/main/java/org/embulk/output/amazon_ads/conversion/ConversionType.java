package org.embulk.output.amazon_ads.conversion;

/** The conversion types of the Events API, from its OpenAPI document. */
enum ConversionType {
  ADD_TO_SHOPPING_CART,
  APPLICATION,
  CHECKOUT,
  CONTACT,
  LEAD,
  MOBILE_APP_FIRST_START,
  OFF_AMAZON_PURCHASES,
  OTHER,
  PAGE_VIEW,
  SEARCH,
  SIGN_UP,
  SUBSCRIBE;

  /** Returns whether the value is money, so that currency and units are sent. */
  boolean isPurchase() {
    return this == OFF_AMAZON_PURCHASES;
  }
}
