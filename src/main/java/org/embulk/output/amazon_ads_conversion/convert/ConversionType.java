package org.embulk.output.amazon_ads_conversion.convert;

/** The kinds of conversion that the Events API knows, by its OpenAPI document. */
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

  /** Says whether the value is money, and currency and units are sent. */
  boolean isPurchase() {
    return this == OFF_AMAZON_PURCHASES;
  }
}
